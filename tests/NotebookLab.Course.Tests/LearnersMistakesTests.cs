namespace NotebookLab.Course.Tests;

/// <summary>Mistakes written as a learner writes them: an exercise knows them by what they do, not by its own words for them.</summary>
public sealed class LearnersMistakesTests
{
    [Fact]
    public void A_product_in_the_denominator_without_parentheses_is_known() =>
        Known("C# reads / h * h from the left", Exercises.SecondDerivative.Check((f, x, h) => (f(x - h) + f(x + h) - 2 * f(x)) / h * h));

    [Fact]
    public void A_central_difference_of_the_other_sign_is_known() =>
        Known("The sign is wrong", Exercises.CentralDifference.Check((f, x, h) => -(f(x + h) - f(x - h)) / 2 / h));

    [Fact]
    public void A_step_too_many_is_known() => Known("One too many", Exercises.StepsUntilFlat.Check((slope, x, rate, tolerance) =>
    {
        int steps = 1;
        for (; Math.Abs(slope(x)) >= tolerance; steps++) x -= rate * slope(x);
        return steps;
    }));

    [Fact]
    public void Layers_that_are_multiplied_are_known() => Known("The layers are multiplied",
        Exercises.ParameterCount.Check((inputs, hidden, classes) => (inputs * hidden + hidden) * (hidden * classes + classes)));

    [Fact]
    public void A_gradient_that_is_measured_inside_of_the_loop_over_the_elements_is_known() =>
        Known("The gradient is measured again", Exercises.WholeDescent.Check((f, start, rate, steps) =>
        {
            double[] x = (double[])start.Clone();
            while (steps-- > 0)
                for (int i = 0; i < x.Length; i++)
                {
                    double[] above = [.. x], below = [.. x];
                    above[i] += 1e-4;
                    below[i] -= 1e-4;
                    x[i] -= rate * (f(above) - f(below)) / 2e-4;
                }
            return x;
        }));

    [Fact]
    public void A_last_element_that_stays_moved_is_known() =>
        Known("The gradient is right, but the last element", Exercises.WholeGradient.Check((f, x, h) =>
        {
            double[] gradient = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                if (i > 0) x[i - 1] += h;
                x[i] += h;
                double above = f(x);
                x[i] -= 2 * h;
                gradient[i] = (above - f(x)) / (2 * h);
            }
            return gradient;
        }));

    [Fact]
    public void A_number_that_is_added_back_and_a_copy_are_known()
    {
        Known("x[i] − h + h may differ", Exercises.PartialByNumber.Check((f, x, i, h) =>
        {
            x[i] += h;
            double slope = f(x);
            x[i] -= 2 * h;
            slope -= f(x);
            x[i] += h;
            return slope / (2 * h);
        }));
        Known("The slopes are right, but a copy", Exercises.PartialByNumber.Check((f, x, i, h) =>
        {
            double[] y = (double[])x.Clone();
            y[i] = x[i] + h;
            double above = f(y);
            y[i] = x[i] - h;
            return (above - f(y)) / (2 * h);
        }));
    }

    [Fact]
    public void An_argument_that_is_written_into_is_known()
    {
        Known("The new point is right, but the gradient that you were given", Exercises.OneUpdate.Check((x, gradient, rate) =>
        {
            double[] y = new double[x.Length];
            for (int i = 0; i < x.Length; i++) y[i] = x[i] - (gradient[i] *= rate);
            return y;
        }));
        Known("The direction is right, but it was written into the gradient", Exercises.SteepestDescent.Check(gradient =>
        {
            double length = Math.Sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]);
            gradient[0] /= -length;
            gradient[1] /= -length;
            return gradient;
        }));
    }

    [Fact]
    public void PyTorchs_form_of_Momentum_is_known() =>
        Known("That is PyTorch's form", Exercises.MomentumStep.Check((x, v, g, rate, beta) =>
        {
            v = beta * v + g;
            return (x - rate * v, v);
        }));

    [Fact]
    public void A_goal_that_is_reached_exactly_is_reached() =>
        Assert.Equal(Grade.Correct, Exercises.StepsNeeded.Check((distance, goal, factor) =>
        {
            int steps = 0;
            for (; distance > goal; steps++) distance *= Math.Abs(factor);
            return steps;
        }).Grade);

    static void Known(string hint, Answer answer)
    {
        Assert.Equal(Grade.Almost, answer.Grade);
        Assert.StartsWith(hint, answer.Text);
    }
}

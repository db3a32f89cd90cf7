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

    static void Known(string hint, Answer answer)
    {
        Assert.Equal(Grade.Almost, answer.Grade);
        Assert.StartsWith(hint, answer.Text);
    }
}

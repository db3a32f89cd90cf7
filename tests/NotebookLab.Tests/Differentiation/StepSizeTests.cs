using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class StepSizeTests
{
    static readonly double ε = Math.Pow(2, -52);

    [Fact]
    public void At_1_and_below_the_steps_are_roots_of_the_precision()
    {
        foreach (double x in new[] { 0, 1e-300, -0.3, 1 })
        {
            Assert.Equal(Math.Sqrt(ε), StepSize.Forward(x), 1e-15);
            Assert.Equal(Math.Cbrt(ε), StepSize.Central(x), 1e-15);
            Assert.Equal(Math.Pow(ε, 1.0 / 5), StepSize.FivePoint(x), 1e-15);
            Assert.Equal(Math.Pow(ε, 1.0 / 4), StepSize.SecondDerivative(x), 1e-15);
        }
    }

    [Fact]
    public void Above_1_they_grow_with_x() =>
        Gen.Double[1, 1e15].Sample(x =>
        {
            // Half a gap between numbers at x is lost at most, which is ε|x|/2.
            Assert.Equal(Math.Sqrt(ε) * x, StepSize.Forward(x), ε * x);
            Assert.Equal(Math.Cbrt(ε) * x, StepSize.Central(-x), ε * x);
        });

    [Fact]
    public void Shorter_numbers_have_longer_steps()
    {
        Assert.Equal(MathF.Sqrt(MathF.Pow(2, -23)), StepSize.Forward(1f), 1e-6f);
        Assert.Equal(MathF.Cbrt(MathF.Pow(2, -23)), StepSize.Central(1f), 1e-6f);
        Assert.Equal(Math.Sqrt(Math.Pow(2, -10)), (double)StepSize.Forward((Half)1), 1e-3);
        Assert.Equal(Math.Cbrt(Math.Pow(2, -10)), (double)StepSize.Central((Half)1), 1e-3);
    }

    [Fact]
    public void An_integer_is_taken_as_a_double() => Assert.Equal(StepSize.Central(5.0), StepSize.Central(5));

    [Fact]
    public void A_step_is_a_distance_that_numbers_at_x_have() =>
        Gen.Double[-1e6, 1e6].Sample(x =>
        {
            Func<double, double>[] all = [StepSize.Forward, StepSize.Central, StepSize.FivePoint, StepSize.SecondDerivative];
            Assert.All(all, step => Assert.Equal(step(x), (x + step(x)) - x));
        });

    [Fact]
    public void A_step_changes_every_finite_x_on_both_sides() =>
        Gen.Double.Where(x => Math.Abs(x) < double.MaxValue / 2).Sample(x =>
        {
            double h = StepSize.Forward(x);
            Assert.True(x + h != x && x - h != x && double.IsFinite(h), $"{x}: {h}");
        });

    [Fact]
    public void Without_rounding_to_such_a_distance_a_forward_difference_would_be_worse()
    {
        // On f(x) = x every error is that of the step: the values are exact, the way between them is not h.
        (double rounded, double raw) = (0, 0);
        for (double x = 1.1; x < 1000; x *= 1.7)
        {
            rounded = Math.Max(rounded, Math.Abs(Derivative.Forward(u => u, x, StepSize.Forward(x)) - 1));
            raw = Math.Max(raw, Math.Abs(Derivative.Forward(u => u, x, Math.Sqrt(ε) * x) - 1));
        }
        Assert.Equal(0, rounded);
        Assert.InRange(raw, 1e-9, 1e-7);
    }

    [Fact]
    public void Where_x_is_not_finite_no_step_is()
    {
        foreach (double x in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            Assert.Equal(double.NaN, StepSize.Central(x));
    }

    // At f(x) = x⁵ the derivatives are about as great as the values, so the promised digits are to be had at every size of x.
    [Fact]
    public void The_promised_digits_are_reached_at_every_size_of_x() =>
        Gen.Double[-6, 6].Sample(exponent =>
        {
            double x = Math.Pow(10, exponent), exact = 5 * Math.Pow(x, 4);
            double scale = 5 * Math.Pow(Math.Max(1, x), 4);
            Assert.InRange(Math.Abs(Derivative.Forward(Fifth, x, StepSize.Forward(x)) - exact) / scale, 0, 1e-7);
            Assert.InRange(Math.Abs(Derivative.Central(Fifth, x, StepSize.Central(x)) - exact) / scale, 0, 1e-9);
            Assert.InRange(Math.Abs(Derivative.FivePoint(Fifth, x, StepSize.FivePoint(x)) - exact) / scale, 0, 1e-11);
            double second = (Fifth(x + H()) - 2 * Fifth(x) + Fifth(x - H())) / (H() * H());
            Assert.InRange(Math.Abs(second - 20 * x * x * x) / (20 * Math.Pow(Math.Max(1, x), 3)), 0, 1e-7);

            double H() => StepSize.SecondDerivative(x);
            static double Fifth(double u) => u * u * u * u * u;
        });
}

using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class StepTests
{
    [Fact]
    public void A_number_is_a_step_for_every_variable()
    {
        Step h = 0.5;
        Assert.Equal(0.5, h.At(-3));
        Assert.Equal(0.5, h.At(1e9));
    }

    [Fact]
    public void A_function_is_a_step_by_the_value_of_each_variable()
    {
        Func<double, double> twice = x => 2 * x;
        Step h = twice;
        Assert.Equal(6, h.At(3));
        Assert.Equal(8, new Step(x => 2 * x).At(4));
    }

    [Fact]
    public void The_best_steps_are_those_of_StepSize() => Gen.Double[-1e6, 1e6].Sample(x =>
    {
        Assert.Equal(StepSize.Forward(x), Step.Forward.At(x));
        Assert.Equal(StepSize.Central(x), Step.Central.At(x));
        Assert.Equal(StepSize.SecondDerivative(x), Step.SecondDerivative.At(x));
    });

    [Fact]
    public void A_step_that_is_left_out_is_the_one_that_the_method_names()
    {
        ScalarField f = x => Math.Sin(x[0]) * Math.Exp(x[1]);
        double[] x = [0.7, 1.3];
        Assert.Equal(Gradient.Central(f, x, 1e-4), Gradient.Central(f, x));
        Assert.Equal(Gradient.Forward(f, x, 1e-4), Gradient.Forward(f, x));
        Assert.Equal(Hessian.Central(f, x, Step.SecondDerivative), Hessian.Central(f, x));
        Assert.Equal(Hessian.Central(Gradient.Central(f), x, Step.Central), Hessian.Central(Gradient.Central(f), x));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-4)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void A_step_is_positive_and_finite(double h)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("h", () => { Step _ = h; });
        Assert.StartsWith(FormattableString.Invariant($"h must be positive and finite, but was {h}."), error.Message);
    }
}

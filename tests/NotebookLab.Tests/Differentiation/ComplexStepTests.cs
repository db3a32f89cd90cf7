using System.Numerics;
using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class ComplexStepTests
{
    [Fact]
    public void On_sin_at_1_it_is_exact() => Assert.Equal(Math.Cos(1), Derivative.ComplexStep(Complex.Sin, 1), 2e-16);

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e-100)]
    [InlineData(1e-200)]
    [InlineData(1e-300)]
    public void No_step_is_too_small(double h) => Assert.Equal(Math.Cos(1), Derivative.ComplexStep(Complex.Sin, 1, h), 2e-16);

    [Fact]
    public void A_long_step_is_second_order() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[0.01, 1]).Sample((x, h) =>
            Assert.Equal(3 * x * x - h * h, Derivative.ComplexStep(z => z * z * z, x, h), 1e-12));

    [Theory]
    [MemberData(nameof(SmoothFunctions.Names), MemberType = typeof(SmoothFunctions))]
    public void It_is_the_derivative_by_hand_but_for_rounding(string name)
    {
        SmoothFunction f = SmoothFunctions.Named(name);
        Gen.Double[f.From, f.To].Sample(x =>
            Assert.Equal(f.Derivative(x), Derivative.ComplexStep(f.Complex, x), 2e-14 * (1 + Math.Abs(f.Derivative(x)))));
    }

    [Fact]
    public void An_absolute_value_loses_the_derivative() => Assert.Equal(0, Derivative.ComplexStep(z => Complex.Abs(z), 3));

    [Fact]
    public void What_is_not_a_number_stays_so() => Assert.Equal(double.NaN, Derivative.ComplexStep(Complex.Sin, double.NaN));

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Throws<ArgumentNullException>("f", () => Derivative.ComplexStep(null!, 1));
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Derivative.ComplexStep(Complex.Sin, 1, 0));
        Assert.Equal("h must be positive and finite, but was 0. (Parameter 'h')", e.Message);
    }
}

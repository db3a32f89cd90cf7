using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class DirectionalDerivativeTests
{
    static readonly ScalarField Bowl = x => x[0] * x[0] + x[1] * x[1];

    [Theory]
    [InlineData(1, 0, 6)]
    [InlineData(0, 1, 8)]
    [InlineData(0.6, 0.8, 10)] // along the gradient: its length
    [InlineData(-0.8, 0.6, 0)] // along the contour
    [InlineData(6, 8, 100)] // as it is, not made a unit vector
    public void On_the_bowl_at_3_4_it_is_the_gradient_times_the_direction(double d0, double d1, double slope) =>
        Assert.Equal(slope, DirectionalDerivative.Central(Bowl, [3, 4], [d0, d1]), 1e-9);

    [Fact]
    public void It_is_the_gradient_times_the_direction() =>
        Gen.Select(Gen.Double[-2, 2].Array[3], Gen.Double[-1, 1].Array[3]).Where((_, d) => d.Any(di => Math.Abs(di) > 1e-3))
            .Sample((x, d) =>
        {
            ScalarField f = u => Math.Sin(u[0] * u[1]) + Math.Exp(u[2]) * u[0];
            double[] g = Gradient.Central(f, x);
            // Both are off by some h² times third derivatives below 40, and by rounding.
            Assert.Equal(g[0] * d[0] + g[1] * d[1] + g[2] * d[2], DirectionalDerivative.Central(f, x, d), 1e-6);
        });

    [Fact]
    public void Along_an_axis_it_is_the_partial_derivative() =>
        Gen.Double[-2, 2].Array[2]
            .Sample(x => Assert.Equal(Gradient.Central(Bowl, x)[1], DirectionalDerivative.Central(Bowl, x, [0, 1]), 1e-15));

    [Fact]
    public void The_opposite_direction_has_the_opposite_slope() =>
        Gen.Double[-2, 2].Array[4].Where(v => Math.Abs(v[2]) > 1e-3).Sample(v =>
            Assert.Equal(
                -DirectionalDerivative.Central(Bowl, [v[0], v[1]], [v[2], v[3]]),
                DirectionalDerivative.Central(Bowl, [v[0], v[1]], [-v[2], -v[3]]), 0.0));

    [Fact]
    public void A_direction_with_a_part_that_is_nearly_0_is_no_error() =>
        Assert.Equal(8, DirectionalDerivative.Central(Bowl, [3, 4], [Math.Cos(Math.PI / 2), Math.Sin(Math.PI / 2)]), 1e-9);

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.Equal(double.NaN, DirectionalDerivative.Central(Bowl, [double.NaN, 4], [1, 0]));
        Assert.Equal(double.NaN, DirectionalDerivative.Central(Bowl, [double.PositiveInfinity, 4], [1, 0]));
        Assert.Equal(double.NaN, DirectionalDerivative.Central(Bowl, [3, 4], [double.NaN, 0]));
    }

    [Fact]
    public void A_direction_must_lead_somewhere()
    {
        AssertMessage("d must point somewhere, but every element was 0. (Parameter 'd')",
            () => DirectionalDerivative.Central(Bowl, [3, 4], [0, -0.0]));
        AssertMessage("d must have 2 elements, as x has, but has 1. (Parameter 'd')",
            () => DirectionalDerivative.Central(Bowl, [3, 4], [1]));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        AssertMessage("x must have at least one element, but has 0. (Parameter 'x')", () => DirectionalDerivative.Central(Bowl, [], []));
        AssertMessage("h must be positive and finite, but was 0. (Parameter 'h')",
            () => DirectionalDerivative.Central(Bowl, [3, 4], [1, 0], 0));
        AssertMessage("h must be large enough to change x, but x + 1E-49 * d == x. Try h = 1.2E-05. (Parameter 'h')",
            () => DirectionalDerivative.Central(Bowl, [3, 4], [0, 2], 1e-49));
        Assert.Throws<ArgumentNullException>("f", () => DirectionalDerivative.Central(null!, [3, 4], [1, 0]));
    }

    static void AssertMessage(string message, Func<object> call) =>
        Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(call).Message);
}

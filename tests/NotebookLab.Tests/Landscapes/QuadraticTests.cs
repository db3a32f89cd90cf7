using CsCheck;
using NotebookLab.Landscapes;

namespace NotebookLab.Tests.Landscapes;

public class QuadraticTests
{
    static readonly Gen<double> Curvature = Gen.Double[0.01, 100];
    static readonly Gen<double> Angle = Gen.Double[-7, 7];

    [Fact]
    public void Along_the_turned_axes_the_slope_is_the_eigenvalue_times_the_way() =>
        Gen.Select(Curvature, Curvature, Angle).Sample((λ0, λ1, angle) =>
        {
            Landscape quadratic = Landscape.Quadratic(λ0, λ1, angle);
            (double sin, double cos) = Math.SinCos(angle);
            AssertEigenvector(quadratic, [cos, sin], λ0);
            AssertEigenvector(quadratic, [-sin, cos], λ1);
        });

    [Fact]
    public void The_value_is_half_of_x_times_the_slope() =>
        Gen.Select(Curvature, Curvature, Angle, Gen.Double[-5, 5].Array[2]).Sample((λ0, λ1, angle, x) =>
        {
            Landscape quadratic = Landscape.Quadratic(λ0, λ1, angle);
            var slope = new double[2];
            quadratic.Gradient(x, slope);
            Assert.Equal((x[0] * slope[0] + x[1] * slope[1]) / 2, quadratic.Value(x), 1e-10);
        });

    [Fact]
    public void Without_a_turn_it_is_a_sum_of_squares() =>
        Assert.Equal(3 * 4 / 2.0 + 5 * 9 / 2.0, Landscape.Quadratic(3, 5, 0).Value([2, 3]));

    [Fact]
    public void The_ill_conditioned_one_is_turned_by_30_degrees()
    {
        Assert.Equal("Ill-conditioned, ½xᵀAx, eigenvalues 1 and 100, turned by 30°", Landscape.IllConditioned.ToString());
        AssertEigenvector(Landscape.IllConditioned, [Math.Sqrt(3) / 2, 0.5], 1);
        AssertEigenvector(Landscape.IllConditioned, [-0.5, Math.Sqrt(3) / 2], 100);
    }

    [Fact]
    public void Its_formula_has_a_point_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
            Assert.Equal("Quadratic, ½xᵀAx, eigenvalues 0.5 and 2, turned by 22.5°", Landscape.Quadratic(0.5, 2, Math.PI / 8).ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, 1, "lambda0 must be positive and finite, but was 0. (Parameter 'lambda0')")]
    [InlineData(1, -2.5, "lambda1 must be positive and finite, but was -2.5. (Parameter 'lambda1')")]
    [InlineData(1, double.PositiveInfinity, "lambda1 must be positive and finite, but was Infinity. (Parameter 'lambda1')")]
    public void Curvatures_must_be_positive(double λ0, double λ1, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(() => Landscape.Quadratic(λ0, λ1)).Message);

    [Fact]
    public void An_angle_must_be_finite() =>
        Assert.Equal("angle must be finite, but was NaN. (Parameter 'angle')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Landscape.Quadratic(1, 2, double.NaN)).Message);

    static void AssertEigenvector(Landscape landscape, double[] u, double λ)
    {
        var slope = new double[2];
        landscape.Gradient(u, slope);
        Assert.Equal(λ * u[0], slope[0], 1e-12);
        Assert.Equal(λ * u[1], slope[1], 1e-12);
        Assert.Equal(λ / 2, landscape.Value(u), 1e-12);
    }
}

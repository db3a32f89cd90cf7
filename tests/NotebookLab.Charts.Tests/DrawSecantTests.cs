namespace NotebookLab.Charts.Tests;

public class DrawSecantTests
{
    static readonly Func<double, double> square = x => x * x;

    [Theory]
    [InlineData(1, 2, 4, 2)]
    [InlineData(1, -2, 0, 2)]
    [InlineData(-3, 0.5, -5.5, -6)]
    public void The_secant_goes_through_both_points_and_both_slopes_are_told(double at, double h, double secant, double tangent)
    {
        var chart = new Drawn(Draw.Secant(square, -4, 4, at, h));
        var points = chart.Named("points at x and x + h");
        Assert.Equal([at, at + h], Drawn.Numbers(points["x"]!));
        Assert.Equal([at * at, (at + h) * (at + h)], Drawn.Numbers(points["y"]!));
        double[] x = Drawn.Numbers(chart.Named("secant")["x"]!), y = Drawn.Numbers(chart.Named("secant")["y"]!);
        Assert.Equal(secant, (y[1] - y[0]) / (x[1] - x[0]), 6);
        string text = Drawn.Text(chart.Annotations[0]).Replace('−', '-').Replace('≈', '=');
        Assert.Contains(FormattableString.Invariant($"<b>{secant}</b>"), text);
        Assert.Contains(FormattableString.Invariant($"= {tangent}"), text);
    }

    [Fact]
    public void The_axes_stay_where_they_are_while_h_is_moved() =>
        Assert.Equal(Range(0.01), Range(3));

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_secant_needs_two_points(double h) =>
        Assert.Equal("h", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Secant(square, -4, 4, 1, h)).ParamName);

    [Fact]
    public void A_point_outside_of_the_interval_is_refused() =>
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Secant(square, -4, 4, 5, 1)).ParamName);

    static double[] Range(double h) => new Drawn(Draw.Secant(square, -4, 4, 1, h)).Range("yaxis");
}

using NotebookLab.Landscapes;

namespace NotebookLab.Charts.Tests;

public class DrawSlicesTests
{
    static readonly Window Window = new(-4, 4, -5, 5);

    static Drawn Bowl => new(Draw.Slices(x => x[0] * x[0] + x[1] * x[1], Window, [3, 4]));

    [Fact]
    public void Each_slice_moves_one_number_and_keeps_the_other()
    {
        var chart = new Drawn(Draw.Slices(x => 3 * x[0] - x[1], Window, [1, 2]));
        var (first, second) = (chart.Named("f along x₀"), chart.Named("f along x₁"));
        double[] x0 = Drawn.Numbers(first["x"]!), along0 = Drawn.Numbers(first["y"]!), x1 = Drawn.Numbers(second["x"]!),
            along1 = Drawn.Numbers(second["y"]!);
        Assert.Equal((61, -4.0, 4.0, 61, -5.0, 5.0), (x0.Length, x0[0], x0[^1], x1.Length, x1[0], x1[^1]));
        for (int i = 0; i < 61; i++)
        {
            Assert.Equal(3 * x0[i] - 2, along0[i], 1e-3);
            Assert.Equal(3 - x1[i], along1[i], 1e-3);
        }
    }

    [Fact]
    public void The_slopes_are_the_partial_derivatives()
    {
        Assert.Equal(["x₁ = 4 fixed:<br>∂f/∂x₀ ≈ <b>6</b>", "x₀ = 3 fixed:<br>∂f/∂x₁ ≈ <b>8</b>"], Bowl.Annotations.Select(Drawn.Text));
        foreach (var (name, at, slope) in new[] { ("x₀", 3.0, 6.0), ("x₁", 4.0, 8.0) })
        {
            var tangent = Bowl.Named("tangent along " + name);
            double[] x = Drawn.Numbers(tangent["x"]!), y = Drawn.Numbers(tangent["y"]!);
            Assert.Equal(slope, (y[1] - y[0]) / (x[1] - x[0]), 1e-6);
            Assert.Equal(at, (x[0] + x[1]) / 2, 1e-9);
            Assert.Equal(25, (y[0] + y[1]) / 2, 1e-6);
        }
    }

    [Fact]
    public void A_slice_looks_the_same_on_the_surface_and_below_it_and_unlike_the_other()
    {
        var chart = Bowl;
        string Style(string name) => $"{chart.Named(name)["line"]!["color"]} {chart.Named(name)["line"]!["dash"]}";
        Assert.Equal(Style("slice with x₁ = 4 fixed"), Style("f along x₀"));
        Assert.Equal(Style("slice with x₀ = 3 fixed"), Style("f along x₁"));
        Assert.NotEqual(chart.Named("f along x₀")["line"]!["color"]!.ToString(), chart.Named("f along x₁")["line"]!["color"]!.ToString());
        Assert.NotEqual(chart.Named("f along x₀")["line"]!["dash"]!.ToString(), chart.Named("f along x₁")["line"]!["dash"]!.ToString());
    }

    [Fact]
    public void The_slices_lie_just_above_the_surface()
    {
        foreach (string name in new[] { "slice with x₁ = 4 fixed", "slice with x₀ = 3 fixed" })
        {
            var slice = Bowl.Named(name);
            double[] x = Drawn.Numbers(slice["x"]!), y = Drawn.Numbers(slice["y"]!), z = Drawn.Numbers(slice["z"]!);
            for (int i = 0; i < z.Length; i++) Assert.InRange(z[i] - x[i] * x[i] - y[i] * y[i], 0.1, 1);
        }
    }

    [Fact]
    public void Both_panels_show_the_same_heights_so_that_their_slopes_can_be_compared() =>
        Assert.Equal(Bowl.Range("yaxis"), Bowl.Range("yaxis2"));

    [Fact]
    public void A_slice_with_a_gap_says_so()
    {
        var chart = new Drawn(Draw.Slices(x => Math.Sqrt(x[0]), Window, [1, 0]));
        Assert.Equal(30, Drawn.Numbers(chart.Named("f along x₀")["y"]!).Count(double.IsNaN));
        Assert.Contains("gaps in the slices where f is not a finite number (30 of 122 points)", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_without_a_value_has_no_tangent_and_says_so()
    {
        var chart = new Drawn(Draw.Slices(x => 1 / (x[0] * x[0]), Window, [0, 1]));
        Assert.DoesNotContain(chart.Traces, trace => trace["name"]!.GetValue<string>().StartsWith("tangent", StringComparison.Ordinal));
        Assert.Contains("f is not a finite number at (0, 1)", chart.Title, StringComparison.Ordinal);
        Assert.Equal("x₁ = 1 fixed:<br><b>no slope</b> at x₀ = 0", Drawn.Text(chart.Annotations[0]));
    }

    [Fact]
    public void A_flat_function_says_its_value() =>
        Assert.Contains("f is 7 everywhere", new Drawn(Draw.Slices(x => 7, Window, [0, 0])).Title, StringComparison.Ordinal);

    [Theory]
    [InlineData(4.5, 0, "(4.5, 0)")]
    [InlineData(0, -6, "(0, −6)")]
    [InlineData(double.NaN, 0, "(not a number, 0)")]
    [InlineData(0, double.PositiveInfinity, "(0, ∞)")]
    public void A_point_outside_of_the_window_is_refused(double x, double y, string value)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Slices(p => p[0], Window, [x, y]));
        Assert.Equal("at", refusal.ParamName);
        Assert.Contains(value, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("x₀ from −4 to 4, x₁ from −5 to 5", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_of_another_dimension_or_none_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Draw.Slices(Landscape.Bowl, [1, 2, 3]));
        Assert.Equal("at", refusal.ParamName);
        Assert.Contains("2 numbers, but (1, 2, 3) has 3", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("at", Assert.Throws<ArgumentNullException>(() => Draw.Slices(Landscape.Bowl, null!)).ParamName);
    }
}

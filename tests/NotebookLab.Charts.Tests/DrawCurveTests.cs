namespace NotebookLab.Charts.Tests;

public class DrawCurveTests
{
    static double Wave(double x) => Math.Sin(x);

    [Fact]
    public void A_curve_runs_from_end_to_end_through_the_values_of_the_function()
    {
        var trace = new Drawn(Draw.Curve(x => 0.01 * x * x + 0.1 * x, 0, 20)).Named("f(x)");
        double[] x = Drawn.Numbers(trace["x"]!), y = Drawn.Numbers(trace["y"]!);
        Assert.Equal("scatter", trace["type"]!.GetValue<string>());
        Assert.Equal((0.0, 20.0), (x[0], x[^1]));
        Assert.Equal(x.Length, y.Length);
        Assert.All(x.Zip(y), p => Assert.Equal(0.01 * p.First * p.First + 0.1 * p.First, p.Second, 1e-4));
        Assert.False(trace["line"]!["simplify"]!.GetValue<bool>());
    }

    [Fact]
    public void The_axes_hold_the_whole_curve_and_carry_its_name()
    {
        var chart = new Drawn(Draw.Curve(Wave, -3, 3));
        Assert.Equal([-3.0, 3.0], chart.Range("xaxis"));
        Assert.True(chart.Range("yaxis")[0] < -1 && chart.Range("yaxis")[1] > 1);
        Assert.Equal("x", Drawn.Text(chart.Layout["xaxis"]!["title"]!));
        Assert.Equal("Wave(x)", Drawn.Text(chart.Layout["yaxis"]!["title"]!));
        Assert.Contains("Wave(x)", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_curves_share_their_axes_and_differ_by_colour_dash_and_the_name_at_their_ends()
    {
        var chart = new Drawn(Draw.Curve(-2, 2, ("x³", x => x * x * x), ("3x²", x => 3 * x * x), ("ln x", Math.Log)));
        Assert.Equal(["x³", "3x²", "ln x"], chart.Annotations.Select(Drawn.Text));
        Assert.Equal(3, chart.Traces.Length);
        Assert.Equal(12, Drawn.Numbers(chart.Traces[1]["y"]!)[^1], 1e-9);
        Assert.Equal(3, chart.Traces.Select(trace => trace["line"]!["color"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(3, chart.Traces.Select(trace => trace["line"]!["dash"]!.GetValue<string>()).Distinct().Count());
        Assert.True(chart.Range("yaxis")[0] < -8 && chart.Range("yaxis")[1] > 12);
        double[] heights = [.. chart.Annotations.Select(label => label["y"]!.GetValue<double>())];
        Assert.True(heights[1] > heights[0] && heights[0] > heights[2]);
        Assert.Equal(["x³", "3x²", "ln x"], chart.Traces.Select(trace => Drawn.Word(trace, "name")));
        Assert.Contains("ln x: gaps where", chart.Title, StringComparison.Ordinal);
        Assert.Equal("x", Drawn.Text(chart.Layout["xaxis"]!["title"]!));
        Assert.Equal("η", Drawn.Text(new Drawn(Draw.Curve(0, 1, ("q(η)", η => η))).Layout["xaxis"]!["title"]!));
    }

    [Fact]
    public void Several_curves_that_are_none_are_refused()
    {
        Assert.Equal("curves", Assert.Throws<ArgumentException>(() => Draw.Curve(0, 1, [])).ParamName);
        Assert.Equal("curves", Assert.Throws<ArgumentNullException>(() => Draw.Curve(0, 1, ("f", null!))).ParamName);
        Assert.Contains("there were 8", Assert.Throws<ArgumentException>(() =>
            Draw.Curve(0, 1, [.. Enumerable.Repeat(("f", (Func<double, double>)Math.Sin), 8)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_is_nowhere_a_number_is_said_to_be_so() =>
        Assert.Contains("f(x) is not a finite number anywhere between −1 and 3", new Drawn(Draw.Curve(x => double.NaN, -1, 3)).Title,
            StringComparison.Ordinal);

    [Fact]
    public void Where_the_function_is_no_finite_number_the_curve_has_a_gap_and_the_subtitle_says_so()
    {
        var chart = new Drawn(Draw.Curve(Math.Log, -1, 3));
        double[] x = Drawn.Numbers(chart.Traces[0]["x"]!), y = Drawn.Numbers(chart.Traces[0]["y"]!);
        Assert.All(x.Zip(y), p => Assert.Equal(p.First <= 0, double.IsNaN(p.Second)));
        Assert.Contains($"({y.Count(double.IsNaN)} of 301 points)", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pole_does_not_flatten_the_rest_of_the_curve()
    {
        var chart = new Drawn(Draw.Curve(x => 1 / x, -1, 1));
        Assert.InRange(chart.Range("yaxis")[1], 5, 30);
        Assert.Contains("goes on above or below", chart.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on", new Drawn(Draw.Curve(Math.Exp, 0, 5)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_function_lies_in_the_middle_of_its_axis()
    {
        double[] range = new Drawn(Draw.Curve(x => 3, 0, 1)).Range("yaxis");
        Assert.Equal(3, (range[0] + range[1]) / 2, 1e-12);
        Assert.True(range[1] - range[0] >= 1);
    }

    [Theory]
    [InlineData(1, 1, "to")]
    [InlineData(2, 1, "to")]
    [InlineData(double.NaN, 1, "from")]
    [InlineData(0, double.PositiveInfinity, "to")]
    public void An_interval_that_is_none_is_refused(double from, double to, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Curve(Math.Sin, from, to)).ParamName);

    [Fact]
    public void No_function_is_refused() =>
        Assert.Equal("f", Assert.Throws<ArgumentNullException>(() => Draw.Curve(null!, 0, 1)).ParamName);

    [Theory]
    [InlineData("x⁴ - 2x² + x/2", "x⁴ − 2x² + x/2")]
    [InlineData("height at (-7, 2) - t", "height at (−7, 2) − t")]
    [InlineData("|1 - 2η|", "|1 − 2η|")]
    [InlineData("the mini-batch's loss", "the mini-batch's loss")]
    public void In_words_of_the_callers_own_a_minus_is_one_and_a_hyphen_stays(string formula, string told) =>
        Assert.Contains(told, new Drawn(Draw.Curve(x => x, 0, 1, formula)).Title, StringComparison.Ordinal);

    [Fact]
    public void The_axes_have_the_names_of_the_variable_and_of_the_function()
    {
        Assert.Equal(("t", "f(t)", "f(t) = t·t"), Named(new Drawn(Draw.Curve(t => t * t, 0, 1))));
        Assert.Equal(("η", "f(η)", "f(η) = abs(1 − 2·η)"), Named(new Drawn(Draw.Curve((double η) => Math.Abs(1 - 2 * η), 0, 1))));
        Assert.Equal(("t", "s(t)", "s(t)"), Named(new Drawn(Draw.Curve(t => t * t, 0, 1, formula: "s(t)"))));
        Assert.Equal(("x", "ln(x)", "ln(x)"), Named(new Drawn(Draw.Curve(Math.Log, 0.1, 1))));
        Assert.Equal(("p", "f(p)", "f(p) = −ln(p)"), Named(new Drawn(Draw.Curve(p => -Math.Log(p), 0.1, 1))));

        static (string, string, string) Named(Drawn chart) => (Drawn.Text(chart.Layout["xaxis"]!["title"]!),
            Drawn.Text(chart.Layout["yaxis"]!["title"]!), chart.Title.Split(" from")[0][..^1].Trim());
    }
}

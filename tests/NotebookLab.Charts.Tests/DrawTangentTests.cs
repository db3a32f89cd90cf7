using System.Text.Json.Nodes;

namespace NotebookLab.Charts.Tests;

public class DrawTangentTests
{
    static double F(double x) => 0.01 * x * x + 0.1 * x;

    [Fact]
    public void A_tangent_can_be_drawn_where_a_small_step_would_be_lost_in_rounding() =>
        Assert.EndsWith("≈ <b>2</b>", Drawn.Text(Assert.Single(new Drawn(Draw.Tangent(x => 2 * x, 0, 2e13, at: [1e13])).Annotations)));

    [Fact]
    public void Each_tangent_touches_the_curve_with_its_slope()
    {
        var chart = new Drawn(Draw.Tangent(F, 0, 20, at: [5, 10]));
        Assert.Equal(["F(x)", "tangent at 5", "point at 5", "tangent at 10", "point at 10"],
            chart.Traces.Select(t => t["name"]!.GetValue<string>()));
        foreach (var (at, slope) in new[] { (5.0, 0.2), (10.0, 0.3) })
        {
            double[] x = Drawn.Numbers(chart.Named($"tangent at {at}")["x"]!), y = Drawn.Numbers(chart.Named($"tangent at {at}")["y"]!);
            Assert.True(x[0] < at && at < x[1]);
            Assert.Equal(slope, (y[1] - y[0]) / (x[1] - x[0]), 1e-9);
            Assert.Equal(F(at), y[0] + slope * (at - x[0]), 1e-9);
            Assert.Equal([at], Drawn.Numbers(chart.Named($"point at {at}")["x"]!));
            Assert.Equal(F(at), Drawn.Numbers(chart.Named($"point at {at}")["y"]!)[0], 1e-12);
        }
    }

    [Fact]
    public void The_slopes_stand_beside_their_points()
    {
        var labels = new Drawn(Draw.Tangent(F, 0, 20, at: [5, 10])).Annotations;
        Assert.Equal(["F′(5) ≈ <b>0.2</b>", "F′(10) ≈ <b>0.3</b>"], labels.Select(Drawn.Text));
        Assert.Equal([5.0, 10.0], labels.Select(label => label["x"]!.GetValue<double>()));
    }

    [Fact]
    public void Where_there_is_no_tangent_the_label_says_so_and_nothing_is_drawn()
    {
        var chart = new Drawn(Draw.Tangent(x => 1 / x, -1, 1, at: [0]));
        Assert.Equal("f′(0): no tangent", Drawn.Text(Assert.Single(chart.Annotations)));
        Assert.All(Drawn.Numbers(chart.Named("tangent at 0")["y"]!), y => Assert.True(double.IsNaN(y)));
    }

    [Fact]
    public void The_title_says_how_the_function_is_written() =>
        Assert.Contains("f(x) = 0.01·x·x + 0.1·x", new Drawn(Draw.Tangent(x => 0.01 * x * x + 0.1 * x, 0, 20, [5])).Title,
            StringComparison.Ordinal);

    [Fact]
    public void Points_outside_of_the_interval_and_no_points_at_all_are_refused()
    {
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Tangent(F, 0, 20, at: [5, 21])).ParamName);
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Tangent(F, 0, 20, at: [double.NaN])).ParamName);
        Assert.Equal("at", Assert.Throws<ArgumentException>(() => Draw.Tangent(F, 0, 20, at: [])).ParamName);
        Assert.Equal("at", Assert.Throws<ArgumentNullException>(() => Draw.Tangent(F, 0, 20, at: null!)).ParamName);
    }

    [Fact]
    public void The_slider_moves_the_tangent_to_every_position_with_its_slope_and_label()
    {
        var chart = new Drawn(Draw.TangentSlider(x => x * x, -2, 2, positions: 9));
        var steps = chart.Layout["sliders"]![0]!["steps"]!.AsArray();
        Assert.Equal(["−2", "−1.5", "−1", "−0.5", "0", "0.5", "1", "1.5", "2"], steps.Select(step => step!["label"]!.GetValue<string>()));
        foreach (var step in steps)
        {
            JsonArray args = step!["args"]!.AsArray();
            double at = Drawn.Numbers(args[0]!["x"]![1]!)[0];
            double[] x = Drawn.Numbers(args[0]!["x"]![0]!), y = Drawn.Numbers(args[0]!["y"]![0]!);
            Assert.Equal(2 * at, (y[1] - y[0]) / (x[1] - x[0]), 1e-8);
            Assert.Equal(at * at, Drawn.Numbers(args[0]!["y"]![1]!)[0], 1e-12);
            Assert.Equal(at, args[1]!["annotations"]![0]!["x"]!.GetValue<double>());
            Assert.Equal([1, 2], args[2]!.AsArray().Select(i => i!.GetValue<int>()));
        }
    }

    [Fact]
    public void The_slider_starts_where_the_chart_shows_it()
    {
        var chart = new Drawn(Draw.TangentSlider(Math.Sin, -3, 3));
        int active = chart.Layout["sliders"]![0]!["active"]!.GetValue<int>();
        var step = chart.Layout["sliders"]![0]!["steps"]![active]!;
        Assert.Equal(step["args"]![0]!["x"]![0]!.ToJsonString(), chart.Traces[1]["x"]!.ToJsonString());
        Assert.Equal(step["args"]![1]!["annotations"]!.ToJsonString(), chart.Layout["annotations"]!.ToJsonString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(61)]
    public void A_slider_with_too_few_or_too_many_positions_is_refused(int positions) =>
        Assert.Equal("positions",
            Assert.Throws<ArgumentOutOfRangeException>(() => Draw.TangentSlider(Math.Sin, 0, 1, positions)).ParamName);
}

using System.Text.Json.Nodes;
using NotebookLab.Differentiation;

namespace NotebookLab.Charts.Tests;

public class DrawSecantSliderTests
{
    static double F(double x) => 0.01 * x * x + 0.1 * x;

    static JsonNode[] Steps(Drawn chart) => [.. chart.Layout["sliders"]![0]!["steps"]!.AsArray().Select(step => step!)];

    static string[] Labels(Drawn chart) => [.. Steps(chart).Select(step => step["label"]!.GetValue<string>())];

    static string Text(JsonNode step) => step["args"]![1]!["annotations"]![0]!["text"]!.GetValue<string>();

    static double Slope(JsonNode step)
    {
        double[] x = Drawn.Numbers(step["args"]![0]!["x"]![0]!), y = Drawn.Numbers(step["args"]![0]!["y"]![0]!);
        return (y[1] - y[0]) / (x[1] - x[0]);
    }

    [Fact]
    public void H_shrinks_over_round_numbers_from_the_room_to_a_ten_thousandth() =>
        Assert.Equal(["10", "5", "2", "1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01", "0.005", "0.002"],
            Labels(new Drawn(Draw.SecantSlider(F, 0, 20, at: 5))));

    [Fact]
    public void Each_step_draws_the_secant_whose_slope_is_the_forward_difference()
    {
        foreach (var step in Steps(new Drawn(Draw.SecantSlider(F, 0, 20, at: 5))))
        {
            double h = double.Parse(step["label"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(Derivative.Forward(F, 5, h), Slope(step), 1e-4);
            Assert.EndsWith("<br>F′(5) ≈ 0.2", Text(step), StringComparison.Ordinal);
            Assert.Equal([5, 5 + h], Drawn.Numbers(step["args"]![0]!["x"]![1]!));
            double[] y = Drawn.Numbers(step["args"]![0]!["y"]![1]!);
            Assert.Equal(F(5), y[0], 1e-4);
            Assert.Equal(F(5 + h), y[1], 1e-4);
            Assert.Equal([2, 3], step["args"]![2]!.AsArray().Select(i => i!.GetValue<int>()));
        }
    }

    [Fact]
    public void The_last_secant_lies_on_the_tangent()
    {
        var chart = new Drawn(Draw.SecantSlider(Math.Sin, -3, 3, at: 1));
        double[] x = Drawn.Numbers(chart.Named("tangent at 1")["x"]!), y = Drawn.Numbers(chart.Named("tangent at 1")["y"]!);
        Assert.Equal(Math.Cos(1), (y[1] - y[0]) / (x[1] - x[0]), 1e-6);
        Assert.Equal(Math.Cos(1), Slope(Steps(chart)[^1]), 1e-3);
        Assert.Equal("dash", chart.Named("tangent at 1")["line"]!["dash"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(19.99)]
    public void At_the_right_end_h_is_negative(double at)
    {
        var chart = new Drawn(Draw.SecantSlider(F, 0, 20, at));
        Assert.All(Labels(chart), label => Assert.StartsWith("−", label, StringComparison.Ordinal));
        Assert.Equal(2 * 0.01 * at + 0.1, Slope(Steps(chart)[^1]), 1e-3);
    }

    [Fact]
    public void At_the_left_end_h_is_positive_and_as_wide_as_the_interval() =>
        Assert.Equal("20", Labels(new Drawn(Draw.SecantSlider(F, 0, 20, at: 0)))[0]);

    [Fact]
    public void The_slider_starts_where_the_chart_shows_it()
    {
        var chart = new Drawn(Draw.SecantSlider(F, 0, 20, at: 5));
        Assert.Equal("h = ", chart.Layout["sliders"]![0]!["currentvalue"]!["prefix"]!.GetValue<string>());
        Assert.Equal(Steps(chart)[0]["args"]![0]!["y"]![0]!.ToJsonString(), chart.Named("secant")["y"]!.ToJsonString());
        Assert.Equal(Text(Steps(chart)[0]), Drawn.Text(Assert.Single(chart.Annotations)));
    }

    [Fact]
    public void A_gap_is_said_in_the_label_and_no_secant_is_drawn()
    {
        var chart = new Drawn(Draw.SecantSlider(x => x > 3 ? double.NaN : x * x, 0, 10, at: 1));
        Assert.Contains("no secant", Text(Steps(chart)[0]), StringComparison.Ordinal);
        Assert.True(double.IsNaN(Slope(Steps(chart)[0])));
        Assert.Equal(2, Slope(Steps(chart)[^1]), 1e-2);

        var nowhere = new Drawn(Draw.SecantSlider(x => double.NaN, 0, 10, at: 1));
        Assert.All(Steps(nowhere), step => Assert.Contains("no secant<br>f′(1): no tangent", Text(step), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(20.1)]
    [InlineData(double.NaN)]
    public void A_point_outside_of_the_interval_is_refused(double at)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Draw.SecantSlider(F, 0, 20, at));
        Assert.Equal("at", refusal.ParamName);
        Assert.Contains("between 0 and 20", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_function_and_an_empty_interval_are_refused()
    {
        Assert.Equal("f", Assert.Throws<ArgumentNullException>(() => Draw.SecantSlider(null!, 0, 20, 5)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw.SecantSlider(F, 20, 0, 5));
    }
}

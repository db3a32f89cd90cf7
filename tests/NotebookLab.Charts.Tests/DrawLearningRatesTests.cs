using System.Text.Json.Nodes;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawLearningRatesTests
{
    [Fact]
    public void Of_more_than_four_round_numbers_on_an_axis_every_other_one_stands()
    {
        var layout = new Drawn(Draw.LearningRates(Landscape.Bowl with { Window = new Window(-0.46, 3.96, -0.5, 4.5) }, [0.1])).Layout;
        Assert.Equal([0.0, 1, 2, 3], Drawn.Numbers(layout["xaxis"]!["tickvals"]!));
        Assert.Equal([0.0, 2, 4], Drawn.Numbers(layout["yaxis"]!["tickvals"]!));
    }

    [Fact]
    public void Each_rate_has_a_panel_with_its_path_and_its_verdict()
    {
        double[] rates = [0.01, 0.3, 0.99, 1.05];
        var chart = new Drawn(Draw.LearningRates(Landscape.Ravine, rates, 25));
        Assert.Equal(
            rates.Select(rate => $"<b>η = {rate}</b><br>{new Sgd(rate).Minimize(Landscape.Ravine, 25).Judge(0)!.Value.InWords()}"),
            chart.Annotations.Select(Drawn.Text));
        Assert.Equal("<b>η = 1.05</b><br>diverges", Drawn.Text(chart.Annotations[3]));
        for (int i = 0; i < rates.Length; i++)
        {
            var path = chart.Named($"η = {rates[i]}");
            var second = new Sgd(rates[i]).Minimize(Landscape.Ravine, 1).Last().X;
            Assert.Equal((second[0], second[1]), (Drawn.Numbers(path["x"]!)[1], Drawn.Numbers(path["y"]!)[1]));
            Assert.Equal(i == 0 ? "x" : $"x{i + 1}", path["xaxis"]!.GetValue<string>());
        }
    }

    [Fact]
    public void Panels_share_window_and_contours_with_equal_units_and_never_touch()
    {
        var chart = new Drawn(Draw.LearningRates(Landscape.Ravine, [0.1, 0.2, 0.3, 0.4, 0.5]));
        for (int i = 1; i <= 5; i++)
        {
            string n = i == 1 ? "" : $"{i}";
            Assert.Equal([-10.0, 10], chart.Range("xaxis" + n));
            Assert.Equal([-5.0, 5], chart.Range("yaxis" + n));
            Assert.Equal("x" + n, chart.Layout["yaxis" + n]!["scaleanchor"]!.GetValue<string>());
        }

        Assert.Single(chart.Traces.Where(t => t["type"]!.GetValue<string>() == "contour").Select(t => t["z"]!.ToJsonString()).Distinct());
        var places = Enumerable.Range(1, 5).Select(i => i == 1 ? "" : $"{i}")
            .Select(n => (X: Domain(chart, "xaxis" + n), Y: Domain(chart, "yaxis" + n))).ToArray();
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < i; j++)
                Assert.True(places[i].X[0] >= places[j].X[1] || places[i].X[1] <= places[j].X[0] || places[i].Y[1] <= places[j].Y[0]);
    }

    [Fact]
    public void Numbers_stand_at_the_left_and_at_the_foot_only()
    {
        var chart = new Drawn(Draw.LearningRates(Landscape.Bowl, [0.1, 0.2, 0.3, 0.4, 0.5]));
        Assert.Equal([false, false, true, true, true],
            new[] { "", "2", "3", "4", "5" }.Select(n => chart.Layout["xaxis" + n]!["showticklabels"]!.GetValue<bool>()));
        Assert.Equal([true, false, false, true, false],
            new[] { "", "2", "3", "4", "5" }.Select(n => chart.Layout["yaxis" + n]!["showticklabels"]!.GetValue<bool>()));
    }

    [Fact]
    public void Runs_of_other_optimizers_stand_side_by_side_and_may_be_lazy()
    {
        int made = 0;
        IEnumerable<Iterate> Once()
        {
            made++;
            foreach (var p in new Adam(0.3).Minimize(Landscape.Bowl, 10)) yield return p;
        }

        var chart = new Drawn(Draw.LearningRates(Landscape.Bowl, ("Adam", Once()), ("start", new Sgd(1).Minimize(Landscape.Bowl, 0))));
        Assert.Equal(1, made);
        Assert.Contains("0 to 10 steps", chart.Title, StringComparison.Ordinal);
        Assert.Equal("<b>start</b><br>no step yet", Drawn.Text(chart.Annotations[1]));
    }

    [Fact]
    public void Rates_that_are_none_are_refused()
    {
        Assert.Equal("rates", Assert.Throws<ArgumentException>(() => Draw.LearningRates(Landscape.Bowl, Array.Empty<double>())).ParamName);
        Assert.Contains("there were 10",
            Assert.Throws<ArgumentException>(() => Draw.LearningRates(Landscape.Bowl, [.. Enumerable.Repeat(0.1, 10)])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw.LearningRates(Landscape.Bowl, [-1]));
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.LearningRates(Landscape.Bowl, [0.1], 0)).ParamName);
        Assert.Contains("has 4", Assert.Throws<ArgumentException>(() => Draw.LearningRates(Landscape.RosenbrockIn(4), [0.1])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_slider_has_17_rates_around_the_stable_one_and_each_brings_path_loss_and_verdict()
    {
        var chart = new Drawn(Draw.LearningRateSlider(Landscape.Ravine));
        JsonNode[] steps = [.. chart.Layout["sliders"]![0]!["steps"]!.AsArray().Select(step => step!)];
        Assert.Equal(17, steps.Length);
        Assert.Equal(["0.01", "1", "1.05"], new[] { steps[0], steps[14], steps[16] }.Select(step => step["label"]!.GetValue<string>()));
        foreach (var step in steps)
        {
            double rate = double.Parse(step["label"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
            Iterate[] run = [.. new Sgd(rate).Minimize(Landscape.Ravine, 25)];
            double[] x = Drawn.Numbers(step["args"]![0]!["x"]![0]!), losses = Drawn.Numbers(step["args"]![0]!["y"]![1]!);
            Assert.Equal(run[1].X[0], x[1], 1e-3);
            Assert.Equal(run[1].Value, losses[1], 1e-3 * run[1].Value);
            Assert.Equal(x.Length, step["args"]![0]!["marker.symbol"]![0]!.AsArray().Count);
            Assert.Equal($"<b>η = {step["label"]}</b> · {run.Judge(0)!.Value.InWords()}",
                Drawn.Text(step["args"]![1]!["annotations"]![0]!));
            Assert.Equal([1.0, 2], Drawn.Numbers(step["args"]![2]!));
        }

        Assert.Equal("path", chart.Traces[1]["name"]!.GetValue<string>());
        Assert.Equal("loss", chart.Traces[2]["name"]!.GetValue<string>());
    }

    [Fact]
    public void What_the_slider_shows_first_is_what_its_position_says()
    {
        var chart = new Drawn(Draw.LearningRateSlider(Landscape.Rosenbrock));
        var slider = chart.Layout["sliders"]![0]!;
        var step = slider["steps"]![slider["active"]!.GetValue<int>()]!;
        Assert.Equal(Drawn.Numbers(step["args"]![0]!["x"]![0]!)[1], Drawn.Numbers(chart.Named("path")["x"]!)[1], 1e-3);
        Assert.Equal(Drawn.Text(step["args"]![1]!["annotations"]![0]!), Drawn.Text(chart.Annotations[0]));
        Assert.Equal("0.002", slider["steps"]![14]!["label"]!.GetValue<string>());
    }

    [Fact]
    public void A_loss_that_runs_away_leaves_the_picture_and_does_not_rescale_it()
    {
        var chart = new Drawn(Draw.LearningRateSlider(Landscape.Ravine, [0.1, 100], 40));
        Assert.True(chart.Range("yaxis2")[1] < 4);
        double[] losses = Drawn.Numbers(chart.Layout["sliders"]![0]!["steps"]![1]!["args"]![0]!["y"]![1]!);
        Assert.True(losses[^1] > Math.Pow(10, chart.Range("yaxis2")[1]));
        Assert.True(losses.Max() < 1e7);
    }

    [Fact]
    public void A_slider_that_is_none_is_refused()
    {
        Assert.Equal("rates", Assert.Throws<ArgumentException>(() => Draw.LearningRateSlider(Landscape.Bowl, [0.1])).ParamName);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(
            () => Draw.LearningRateSlider(Landscape.Bowl, steps: 100)).ParamName);
        Assert.Throws<ArgumentNullException>(() => Draw.LearningRateSlider(null!));
    }

    static double[] Domain(Drawn chart, string axis) => Drawn.Numbers(chart.Layout[axis]!["domain"]!);
}

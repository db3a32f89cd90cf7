using System.Text.Json.Nodes;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawRaceTests
{
    static readonly (string, Optimizer)[] Two = [("SGD", new Sgd(0.95)), ("Adam", new Adam(0.3))];

    static JsonArray Frames(Drawn chart) => chart.Layout["updatemenus"]![0]!["buttons"]![0]!["args"]![0]!.AsArray();

    static JsonArray SliderSteps(Drawn chart) => chart.Layout["sliders"]![0]!["steps"]!.AsArray();

    [Fact]
    public void Each_frame_has_every_head_where_the_run_is_at_that_step()
    {
        var chart = new Drawn(Draw.Race(Landscape.Ravine, 60, Two));
        Iterate[][] runs = [[.. new Sgd(0.95).Minimize(Landscape.Ravine, 60)], [.. new Adam(0.3).Minimize(Landscape.Ravine, 60)]];
        Assert.Equal(61, Frames(chart).Count);
        for (int step = 0; step <= 60; step++)
        {
            var frame = Frames(chart)[step]!;
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(i == 0 ? "SGD" : "Adam", chart.Traces[frame["traces"]![i]!.GetValue<int>()]["name"]!.GetValue<string>());
                Assert.Equal(runs[i][step].X[0], Drawn.Numbers(frame["data"]![i]!["x"]!)[0], 1e-3);
                Assert.Equal(runs[i][step].X[1], Drawn.Numbers(frame["data"]![i]!["y"]!)[0], 1e-3);
                Assert.Equal(Math.Min(step, 8) + 1, Drawn.Numbers(frame["data"]![i]!["x"]!).Length);
            }

            Assert.Equal(step, frame["layout"]!["sliders[0]"]!["active"]!.GetValue<int>());
        }
    }

    [Fact]
    public void Play_pause_and_slider_carry_their_frames_with_them()
    {
        var chart = new Drawn(Draw.Race(Landscape.Ravine, 60, Two));
        var buttons = chart.Layout["updatemenus"]![0]!["buttons"]!.AsArray();
        Assert.Equal(["▶ Play", "❚❚ Pause"], buttons.Select(button => button!["label"]!.GetValue<string>()));
        Assert.Equal("[null]", buttons[1]!["args"]![0]!.ToJsonString());
        Assert.True(buttons[0]!["args"]![1]!["frame"]!["redraw"]!.GetValue<bool>());
        // Other maps of heights vanish while it plays.
        Assert.Equal(["carpet", "contourcarpet"], chart.Traces.Take(2).Select(trace => trace["type"]!.GetValue<string>()));
        Assert.Equal(Frames(chart).Select(frame => frame!["data"]!.ToJsonString()),
            SliderSteps(chart).Select(step => step!["args"]![0]![0]!["data"]!.ToJsonString()));
        Assert.All(SliderSteps(chart), step => Assert.Equal("animate", step!["method"]!.GetValue<string>()));
        int active = chart.Layout["sliders"]![0]!["active"]!.GetValue<int>();
        Assert.Equal(chart.Named("Adam")["x"]!.ToJsonString(), Frames(chart)[active]!["data"]![1]!["x"]!.ToJsonString());
    }

    [Fact]
    public void A_long_race_has_a_frame_for_some_steps_and_for_the_last()
    {
        var labels = SliderSteps(new Drawn(Draw.Race(Landscape.Ravine, 1001, Two))).Select(
            step => step!["label"]!.GetValue<string>()).ToArray();
        Assert.InRange(labels.Length, 50, 61);
        Assert.Equal(("0", "17", "1001"), (labels[0], labels[1], labels[^1]));
        Assert.Equal(2, SliderSteps(new Drawn(Draw.Race(Landscape.Ravine, 1, Two))).Count);
    }

    [Fact]
    public void The_subtitle_says_who_is_lowest_at_the_end()
    {
        Assert.Contains($"after 60 steps Adam is lowest: f = ",
            new Drawn(Draw.Race(Landscape.Ravine, 60, ("slow", new Sgd(0.001)), ("Adam", new Adam(0.3)))).Title, StringComparison.Ordinal);
        Assert.Contains("after 1 step a and b are lowest",
            new Drawn(Draw.Race(Landscape.Bowl, 1, ("a", new Sgd(0.1)), ("b", new Sgd(0.1)))).Title, StringComparison.Ordinal);
        Assert.Contains("after 5 steps SGD, η = 0.1 has f = ", new Drawn(Draw.Race(Landscape.Bowl, 5, new Sgd(0.1))).Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimizer_that_diverges_is_named_and_leaves_the_picture()
    {
        var chart = new Drawn(Draw.Race(Landscape.Ravine, 1000, ("wild", new Sgd(5)), ("Adam", new Adam(0.3))));
        Assert.Contains("wild diverges and leaves the window at step 1", chart.Title, StringComparison.Ordinal);
        Assert.Contains("Adam is lowest", chart.Title, StringComparison.Ordinal);
        Assert.NotNull(chart.Named("wild (diverges)"));
        Assert.Empty(Frames(chart)[^1]!["data"]![0]!["x"]!.AsArray());
        Assert.Equal([-10.0, 10.0], chart.Range("xaxis"));
        Assert.Contains("none has come down", new Drawn(Draw.Race(Landscape.Ravine, 1000, ("wild", new Sgd(5)))).Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Races_that_are_none_are_refused()
    {
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Race(Landscape.Bowl, 0, Two)).ParamName);
        Assert.Equal("optimizers",
            Assert.Throws<ArgumentException>(() => Draw.Race(Landscape.Bowl, 5, Array.Empty<Optimizer>())).ParamName);
        Assert.Equal("optimizers", Assert.Throws<ArgumentNullException>(() => Draw.Race(Landscape.Bowl, 5, new Sgd(0.1), null!)).ParamName);
        Assert.Equal("landscape", Assert.Throws<ArgumentNullException>(() => Draw.Race(null!, 5, Two)).ParamName);
        var line = new Landscape("Line", "x₀²", x => x[0] * x[0], (x, g) => g[0] = 2 * x[0], [1], [[0]], new Window(-1, 1, -1, 1));
        var refused = Assert.Throws<ArgumentException>(() => Draw.Race(line, 5, Two));
        Assert.Equal("landscape", refused.ParamName);
        Assert.Contains("Line has 1", refused.Message, StringComparison.Ordinal);
    }
}

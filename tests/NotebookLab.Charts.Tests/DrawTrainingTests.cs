using NotebookLab.Learning;

namespace NotebookLab.Charts.Tests;

public class DrawTrainingTests
{
    static readonly Epoch[] Run = [new(0, 2.3, 0.1, 2.4, 0.09), new(1, 1, 0.6, 1.2, 0.5), new(2, 0.2, 0.97, 0.5, 0.88)];

    static string[] Names(Drawn chart) => [.. chart.Traces.Select(trace => trace["name"]!.GetValue<string>())];

    [Theory, InlineData(1, 560), InlineData(3, 600), InlineData(6, 640)]
    public void More_runs_get_a_higher_chart_with_room_for_their_names_up_to_a_page(int runs, int height) =>
        Assert.Equal(height, new Drawn(Draw.Training([.. Enumerable.Range(0, runs).Select(i => ($"run {i}", (IReadOnlyList<Epoch>)Run))]))
            .Layout["height"]!.GetValue<int>());

    [Fact]
    public void Loss_stands_above_accuracy_each_for_training_and_test_data()
    {
        var chart = new Drawn(Draw.Training(Run));
        Assert.Equal(["training loss", "test loss", "training accuracy", "test accuracy"], Names(chart));
        Assert.Equal([2.4, 1.2, 0.5], Drawn.Numbers(chart.Named("test loss")["y"]!));
        Assert.Equal([0.1, 0.6, 0.97], Drawn.Numbers(chart.Named("training accuracy")["y"]!));
        Assert.Equal([0.0, 1, 2], Drawn.Numbers(chart.Named("training accuracy")["x"]!));
        Assert.Equal(["y", "y", "y2", "y2"], chart.Traces.Select(trace => trace["yaxis"]!.GetValue<string>()));
        Assert.True(Drawn.Numbers(chart.Layout["yaxis"]!["domain"]!)[0] > Drawn.Numbers(chart.Layout["yaxis2"]!["domain"]!)[1]);
        Assert.Equal(chart.Range("xaxis"), chart.Range("xaxis2"));
    }

    [Fact]
    public void Training_and_test_differ_by_dash_and_have_their_names_at_the_ends()
    {
        var chart = new Drawn(Draw.Training(Run));
        Assert.Equal(["solid", "dash", "solid", "dash"], chart.Traces.Select(trace => trace["line"]!["dash"]!.GetValue<string>()));
        Assert.Equal(["train", "test", "train", "test"], chart.Annotations.Select(Drawn.Text));
        Assert.True(chart.Annotations[1]["y"]!.GetValue<double>() > chart.Annotations[0]["y"]!.GetValue<double>());
        Assert.True(chart.Annotations[3]["y"]!.GetValue<double>() < chart.Annotations[2]["y"]!.GetValue<double>());
        Assert.Contains("loss 0.2 and 97\u00a0% right (test 88\u00a0%) after epoch 2; dashed: test data", chart.Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_test_data_there_is_no_curve_of_it()
    {
        var chart = new Drawn(Draw.Training([new Epoch(0, 2, 0.1), new Epoch(1, 1, 0.5)]));
        Assert.Equal(["training loss", "training accuracy"], Names(chart));
        Assert.DoesNotContain("test", chart.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("not a finite number", chart.Title, StringComparison.Ordinal);
    }

    [Theory, InlineData(0.2, "log"), InlineData(1.5, null)]
    public void A_loss_that_falls_far_has_a_log_axis(double last, string? type)
    {
        var axis = new Drawn(Draw.Training([new Epoch(0, 2, 0.1), new Epoch(1, last, 0.5)])).Layout["yaxis"]!;
        Assert.Equal(type, axis["type"]?.GetValue<string>());
        Assert.Equal(type is null ? "loss" : "loss (log scale)", Drawn.Text(axis["title"]!));
    }

    [Fact]
    public void One_epoch_is_drawn_as_markers()
    {
        var chart = new Drawn(Draw.Training(Run[..1]));
        Assert.All(chart.Traces, trace => Assert.Equal("markers", trace["mode"]!.GetValue<string>()));
        Assert.Equal(2, chart.Traces.Select(trace => trace["marker"]!["symbol"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal([-0.5, 0.5], chart.Range("xaxis"));
        Assert.Contains("diamonds: test data", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_runs_differ_by_colour_and_name()
    {
        var chart = new Drawn(Draw.Training(("SGD", Run), ("Adam", Run[..2])));
        Assert.NotEqual(chart.Named("SGD training loss")["line"]!["color"]!.GetValue<string>(),
            chart.Named("Adam training loss")["line"]!["color"]!.GetValue<string>());
        Assert.Equal(["SGD", "Adam", "SGD", "Adam"], chart.Annotations.Select(Drawn.Text));
        Assert.Contains("SGD 97\u00a0% right (test 88\u00a0%) after epoch 2, Adam 60\u00a0% right (test 50\u00a0%) after epoch 1",
            chart.Title, StringComparison.Ordinal);
        Assert.Contains("after epoch 2: SGD 97\u00a0% right (test 88\u00a0%), Adam 97\u00a0% right (test 88\u00a0%)",
            new Drawn(Draw.Training(("SGD", Run), ("Adam", Run))).Title, StringComparison.Ordinal);
        double[] heights = [.. chart.Annotations[..2].Select(label => label["y"]!.GetValue<double>()).Order()];
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First > 0.03));
    }

    [Fact]
    public void Losses_that_cannot_be_shown_are_gaps_and_told()
    {
        var chart = new Drawn(Draw.Training([new Epoch(0, 2, 0.1), new Epoch(1, double.PositiveInfinity, 0.5), new Epoch(2, 0.1, 0.9)]));
        Assert.Equal("[2,null,0.1]", chart.Named("training loss")["y"]!.ToJsonString());
        Assert.Contains("training loss is not a finite number at epoch 1", chart.Title, StringComparison.Ordinal);
        var zero = new Drawn(Draw.Training([new Epoch(0, 2, 0.1), new Epoch(1, 0.1, 0.5), new Epoch(2, 0, 1)]));
        Assert.Equal("[2,0.1,null]", zero.Named("training loss")["y"]!.ToJsonString());
        Assert.Contains("training loss is 0 at epoch 2: ▼", zero.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_epochs_some_are_drawn_the_last_among_them()
    {
        Epoch[] many = [.. Enumerable.Range(0, 2001).Select(n => new Epoch(n, 2 - n / 2000.0, n / 2000.0))];
        var chart = new Drawn(Draw.Training(many));
        double[] x = Drawn.Numbers(chart.Named("training loss")["x"]!);
        Assert.InRange(x.Length, 300, 600);
        Assert.Equal(2000, x[^1]);
        Assert.Contains("one of 5 epochs is drawn", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_are_none_are_refused()
    {
        var empty = Assert.Throws<ArgumentException>(() => Draw.Training(Array.Empty<Epoch>()));
        Assert.StartsWith("epochs must have at least one epoch, but has 0.", empty.Message, StringComparison.Ordinal);
        var named = Assert.Throws<ArgumentException>(() => Draw.Training(("SGD", Run), ("Adam", [])));
        Assert.Equal("runs", named.ParamName);
        Assert.StartsWith("runs must have at least one epoch each, but Adam has 0.", named.Message, StringComparison.Ordinal);
        Assert.StartsWith("runs must be 1 to 6 runs, but are 7.",
            Assert.Throws<ArgumentException>(() => Draw.Training([.. Enumerable.Repeat(("a", (IReadOnlyList<Epoch>)Run), 7)])).Message,
            StringComparison.Ordinal);
        Assert.Equal("runs", Assert.Throws<ArgumentNullException>(() => Draw.Training(("SGD", null!))).ParamName);
        Assert.Equal("epochs", Assert.Throws<ArgumentNullException>(() => Draw.Training((IReadOnlyList<Epoch>)null!)).ParamName);
    }
}

using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawLossTests
{
    static Iterate[] Run(double rate, int steps) => [.. new Sgd(rate).Minimize(Landscape.Ravine, steps)];

    [Fact]
    public void A_line_has_the_losses_of_its_run_step_by_step()
    {
        var run = Run(0.1, 12);
        var line = new Drawn(Draw.Loss(("η = 0.1", run))).Named("η = 0.1");
        Assert.Equal(run.Select(p => (double)p.Step), Drawn.Numbers(line["x"]!));
        Assert.All(run.Zip(Drawn.Numbers(line["y"]!)), p => Assert.Equal(p.First.Value, p.Second, 1e-9));
    }

    [Fact]
    public void The_axis_of_the_loss_is_logarithmic_and_holds_every_line()
    {
        var chart = new Drawn(Draw.Loss(("a", Enumerable.Range(0, 7).Select(i => Math.Pow(10, -i)))));
        Assert.Equal("log", chart.Layout["yaxis"]!["type"]!.GetValue<string>());
        Assert.InRange(chart.Range("yaxis")[0], -7, -6);
        Assert.InRange(chart.Range("yaxis")[1], 0, 1);
        Assert.Equal(["10⁻⁶", "10⁻⁵", "10⁻⁴", "0.001", "0.01", "0.1", "1"],
            chart.Layout["yaxis"]!["ticktext"]!.AsArray().Select(t => t!.GetValue<string>()));
        Assert.Equal([0.0, 6.0], chart.Range("xaxis"));
    }

    [Fact]
    public void A_linear_axis_can_be_asked_for_and_comes_by_itself_where_no_loss_is_positive()
    {
        Assert.Null(new Drawn(Draw.Loss(logarithmic: false, ("a", Run(0.1, 5)))).Layout["yaxis"]!["type"]);
        var negative = new Drawn(Draw.Loss(("a", [-1.0, -2, -3])));
        Assert.Null(negative.Layout["yaxis"]!["type"]);
        Assert.Equal([-1.0, -2, -3], Drawn.Numbers(negative.Named("a")["y"]!));
    }

    [Fact]
    public void Each_line_has_its_name_at_its_end_and_there_is_no_legend()
    {
        var chart = new Drawn(Draw.Loss(("a", Run(0.01, 20)), ("b", Run(0.3, 20)), ("η = 1.05", Run(1.05, 60))));
        Assert.False(chart.Layout["showlegend"]!.GetValue<bool>());
        Assert.Equal(["a <i>too small</i>", "b <i>slow</i>", "η = 1.05 <i>diverges</i>"], chart.Annotations.Select(Drawn.Text));
        double[] heights = [.. chart.Annotations.Select(a => a["y"]!.GetValue<double>())];
        Assert.True(heights[1] < heights[0] && heights[0] < heights[2]);
        Assert.Equal(3, chart.Traces.Select(t => t["line"]!["dash"]!.GetValue<string>()).Distinct().Count());
    }

    [Theory]
    [InlineData(0.5)]   // all end at the foot of the picture
    [InlineData(2)]     // all end at its top
    public void Names_never_lie_on_each_other_nor_above_the_picture(double end)
    {
        var runs = Enumerable.Range(0, 6).Select(i => ($"run {i}", (IEnumerable<double>)[1.0, end + i * 1e-6]));
        double[] heights = [.. new Drawn(Draw.Loss([.. runs])).Annotations.Select(a => a["y"]!.GetValue<double>())];
        Assert.All(heights.Zip(heights.Skip(1)), p => Assert.True(p.Second - p.First > 0.04));
        Assert.All(heights, height => Assert.InRange(height, 0, 1.0001));
    }

    [Fact]
    public void A_loss_of_0_is_a_triangle_at_the_foot_of_a_log_axis_and_is_said()
    {
        var chart = new Drawn(Draw.Loss(("training", [3.0, 0, 2, 1, 0, 0])));
        Assert.True(double.IsNaN(Drawn.Numbers(chart.Named("training")["y"]!)[4]));
        Assert.Contains("training is 0 at step 1: ▼", chart.Title, StringComparison.Ordinal);
        var zeros = chart.Named("training is 0");
        Assert.Equal([1.0, 4], Drawn.Numbers(zeros["x"]!));
        Assert.All(Drawn.Numbers(zeros["y"]!), y => Assert.Equal(chart.Range("yaxis")[0], Math.Log10(y), 1e-9));
        Assert.Equal(Drawn.Word(chart.Named("training")["line"]!, "color"), Drawn.Word(zeros["marker"]!, "color"));
        Assert.Equal("training <i>reaches 0</i>", Drawn.Text(chart.Annotations[0]));
    }

    [Fact]
    public void A_loss_below_0_is_a_gap_and_is_said() =>
        Assert.Contains("training is −1 at step 1, which a log axis can't show", new Drawn(Draw.Loss(("training", [3.0, -1, 0]))).Title,
            StringComparison.Ordinal);

    [Fact]
    public void A_run_that_ends_in_no_number_diverges_and_is_named_where_it_ends()
    {
        var chart = new Drawn(Draw.Loss(("wild", [1.0, 1e200, double.PositiveInfinity, double.NaN]), ("tame", [1.0, 0.5, 0.25, 0.125])));
        Assert.Equal("wild <i>diverges</i>", Drawn.Text(chart.Annotations[0]));
        Assert.Equal(1 / 3.0, chart.Annotations[0]["x"]!.GetValue<double>(), 1e-12);
        Assert.Contains("wild is not a finite number at step 2", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_one_loss_is_a_point() =>
        Assert.Equal("markers", new Drawn(Draw.Loss(("only", [2.0]))).Named("only")["mode"]!.GetValue<string>());

    [Fact]
    public void A_long_run_keeps_its_lowest_and_its_highest_losses_and_its_end()
    {
        double[] losses = [.. Enumerable.Range(0, 20000).Select(i => 1 + Math.Abs(Math.Sin(i)))];
        losses[7777] = 50;
        losses[12345] = 1e-3;
        var line = new Drawn(Draw.Loss(("long", losses))).Named("long");
        double[] x = Drawn.Numbers(line["x"]!), y = Drawn.Numbers(line["y"]!);
        Assert.InRange(x.Length, 200, 601);
        Assert.Contains((7777.0, 50.0), x.Zip(y));
        Assert.Contains((12345.0, 1e-3), x.Zip(y));
        Assert.Equal(19999, x[^1]);
        Assert.Equal(x.Order(), x);
    }

    [Fact]
    public void Runs_that_are_none_are_refused()
    {
        Assert.Equal("runs", Assert.Throws<ArgumentException>(
            () => Draw.Loss(logarithmic: true, Array.Empty<(string, IEnumerable<double>)>())).ParamName);
        Assert.Equal("runs", Assert.Throws<ArgumentException>(() => Draw.Loss(("empty", Array.Empty<double>()))).ParamName);
        Assert.Equal("runs", Assert.Throws<ArgumentNullException>(() => Draw.Loss(("none", (double[])null!))).ParamName);
    }
}

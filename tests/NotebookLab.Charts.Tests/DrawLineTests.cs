using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawLineTests
{
    static readonly LineFit Fit = LineFit.Sample();

    static IEnumerable<Iterate> Run => new Sgd(0.3).Minimize(Fit.Landscape, 10);

    [Fact]
    public void The_points_and_the_lines_are_in_the_one_panel_and_the_path_is_in_the_other()
    {
        var chart = new Drawn(Draw.Line(Fit, Run));
        Assert.Equal(Fit.Inputs.ToArray(), Drawn.Numbers(chart.Named("point")["x"]!));
        Assert.Equal(Fit.Targets.ToArray(), Drawn.Numbers(chart.Named("point")["y"]!));
        Assert.Equal(Run.Select(p => p.X[0]), Drawn.Numbers(chart.Named("path")["x"]!));
        Assert.Equal(Run.Select(p => p.X[1]), Drawn.Numbers(chart.Named("path")["y"]!));
        Assert.Equal(Fit.Landscape.Minimum[0], Drawn.Numbers(chart.Named("minimum")["x"]!)[0]);
        Assert.Equal(Fit.Landscape.Minimum[1], Drawn.Numbers(chart.Named("minimum")["y"]!)[0]);
        Assert.Equal("x2", chart.Named("path")["xaxis"]!.GetValue<string>());
        Assert.Equal("x2", chart.Named("minimum")["xaxis"]!.GetValue<string>());
        Assert.Equal("x", chart.Named("point")["xaxis"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("line of path")]
    [InlineData("least squares")]
    public void A_line_has_the_height_of_its_slope_and_intercept(string name)
    {
        double[] p = name == "least squares" ? Fit.Landscape.Minimum : Run.Last().X;
        var line = new Drawn(Draw.Line(Fit, Run)).Named(name);
        double[] x = Drawn.Numbers(line["x"]!), y = Drawn.Numbers(line["y"]!);
        Assert.Equal([p[0] * x[0] + p[1], p[0] * x[1] + p[1]], y);
        Assert.True(x[0] < Fit.Inputs.ToArray().Min() && Fit.Inputs.ToArray().Max() < x[1]);
    }

    [Fact]
    public void Several_runs_have_a_legend_and_the_colour_of_each_is_that_of_its_line()
    {
        var chart = new Drawn(Draw.Line(Fit, ("all", Run), ("some", Fit.Minimize(new Sgd(0.1), 2, 5))));
        Assert.True(chart.Layout["showlegend"]!.GetValue<bool>());
        foreach (string name in new[] { "all", "some" })
            Assert.Equal(chart.Named(name)["line"]!["color"]!.ToString(), chart.Named($"line of {name}")["line"]!["color"]!.ToString());
        Assert.NotEqual(chart.Named("all")["line"]!["color"]!.ToString(), chart.Named("some")["line"]!["color"]!.ToString());
    }

    [Fact]
    public void A_run_that_leaves_the_picture_is_told() => Assert.Contains("leaves the window at step",
        new Drawn(Draw.Line(Fit, new Sgd(0.6).Minimize(Fit.Landscape, 30))).Title.Replace("<br>", " ", StringComparison.Ordinal),
        StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentNullException>("fit", () => Draw.Line(null!, Run));
        Assert.Throws<ArgumentNullException>("path", () => Draw.Line(Fit, (IEnumerable<Iterate>)null!));
        Assert.Throws<ArgumentException>("paths", () => Draw.Line(Fit));
        Assert.Throws<ArgumentException>("paths", () => Draw.Line(Fit, new Sgd().Minimize(x => x * x, 1, 1)));
    }
}

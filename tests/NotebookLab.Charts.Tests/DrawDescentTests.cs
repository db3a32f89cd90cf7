using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawDescentTests
{
    static Iterate[] Run(Landscape landscape, double rate, int steps) => [.. new Sgd(rate).Minimize(landscape, steps)];

    [Fact]
    public void The_path_goes_through_the_points_of_the_run_with_arrows()
    {
        var run = Run(Landscape.Ravine, 0.9, 10);
        var path = new Drawn(Draw.Descent(Landscape.Ravine, run)).Named("path");
        double[] x = Drawn.Numbers(path["x"]!), y = Drawn.Numbers(path["y"]!);
        Assert.Equal(run.Length, x.Length);
        for (int i = 0; i < run.Length; i++)
        {
            Assert.Equal(run[i].X[0], x[i], 1e-9);
            Assert.Equal(run[i].X[1], y[i], 1e-9);
        }

        Assert.Equal("previous", path["marker"]!["angleref"]!.GetValue<string>());
        Assert.Equal(["circle", .. Enumerable.Repeat("arrow", 10)],
            path["marker"]!["symbol"]!.AsArray().Select(s => s!.GetValue<string>()));
    }

    [Fact]
    public void Start_and_minimum_are_marked_and_named()
    {
        var chart = new Drawn(Draw.Descent(Landscape.Rosenbrock, Run(Landscape.Rosenbrock, 0.001, 5)));
        Assert.Equal((-1.2, 1.0), (Drawn.Numbers(chart.Named("start")["x"]!)[0], Drawn.Numbers(chart.Named("start")["y"]!)[0]));
        Assert.Equal((1.0, 1.0), (Drawn.Numbers(chart.Named("minimum")["x"]!)[0], Drawn.Numbers(chart.Named("minimum")["y"]!)[0]));
        Assert.Equal(["start", "minimum"], chart.Annotations.Select(Drawn.Text));
    }

    [Fact]
    public void The_axes_are_those_of_the_window_with_equal_units()
    {
        var chart = new Drawn(Draw.Descent(Landscape.Ravine, Run(Landscape.Ravine, 1.05, 200)));
        Assert.Equal([-10.0, 10.0], chart.Range("xaxis"));
        Assert.Equal([-5.0, 5.0], chart.Range("yaxis"));
        Assert.Equal("x", chart.Layout["yaxis"]!["scaleanchor"]!.GetValue<string>());
        Assert.Null(new Drawn(Draw.Descent(x => x[0] + x[1], new Window(0, 100, 0, 1), [[0, 0]])).Layout["yaxis"]!["scaleanchor"]);
    }

    [Fact]
    public void A_path_that_runs_away_is_cut_outside_of_the_picture_and_said_to_leave_it()
    {
        var run = Run(Landscape.Ravine, 1.05, 200);
        int leaves = run.First(p => Math.Abs(p.X[1]) > 5).Step;
        var chart = new Drawn(Draw.Descent(Landscape.Ravine, run));
        double[] y = Drawn.Numbers(chart.Named("path")["y"]!);
        Assert.All(y, value => Assert.InRange(value, -15, 15));
        Assert.True(Math.Abs(y[^1]) > 5);
        Assert.Contains($"leaves the window at step {leaves}", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cut_lies_on_the_way_to_the_point_that_is_left_out()
    {
        var path = new Drawn(Draw.Descent(x => x[0] + x[1], new Window(-1, 1, -1, 1), [[0, 0], [100, 50]])).Named("path");
        Assert.Equal([0.0, 3.0], Drawn.Numbers(path["x"]!));
        Assert.Equal([0.0, 1.5], Drawn.Numbers(path["y"]!));
    }

    [Fact]
    public void A_path_that_becomes_no_number_stops_there_and_says_so()
    {
        var chart = new Drawn(Draw.Descent(x => x[0] + x[1], new Window(-1, 1, -1, 1), [[0, 0], [0.5, 0.5], [double.NaN, 0], [0, 0]]));
        Assert.Equal([0.0, 0.5], Drawn.Numbers(chart.Named("path")["x"]!));
        Assert.Contains("is not a finite number from step 2", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_too_small_to_be_seen_are_joined_and_none_is_lost_on_the_way()
    {
        var creeping = Enumerable.Range(0, 10001).Select(i => new[] { i / 10000.0, 0 });
        var path = new Drawn(Draw.Descent(x => x[0] * x[1], new Window(-1, 1, -1, 1), creeping)).Named("path");
        double[] x = Drawn.Numbers(path["x"]!);
        Assert.InRange(x.Length, 100, 450);
        Assert.Equal(1, x[^1], 1e-9);
        Assert.All(x.Zip(x.Skip(1)), p => Assert.InRange(p.Second - p.First, 0, 0.01));
        Assert.All(path["marker"]!["symbol"]!.AsArray(), symbol => Assert.Equal("circle", symbol!.GetValue<string>()));
    }

    [Fact]
    public void A_path_of_very_many_steps_says_how_far_it_is_drawn()
    {
        var zigzag = Enumerable.Range(0, 1000).Select(i => new[] { i % 2 == 0 ? -0.9 : 0.9, 0.5 });
        var chart = new Drawn(Draw.Descent(x => x[0] * x[1], new Window(-1, 1, -1, 1), zigzag));
        Assert.Equal(450, Drawn.Numbers(chart.Named("path")["x"]!).Length);
        Assert.Contains("drawn up to step 449", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_paths_differ_by_name_colour_and_dash_and_share_one_legend()
    {
        var chart = new Drawn(Draw.Descent(Landscape.Ravine, ("η = 0.1", Run(Landscape.Ravine, 0.1, 5)),
            ("η = 0.9", Run(Landscape.Ravine, 0.9, 5)), ("η = 1.05", Run(Landscape.Ravine, 1.05, 30))));
        var lines = new[] { "η = 0.1", "η = 0.9", "η = 1.05" }.Select(name => chart.Named(name)["line"]!).ToArray();
        Assert.Equal(3, lines.Select(line => line["color"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(3, lines.Select(line => line["dash"]!.GetValue<string>()).Distinct().Count());
        Assert.True(chart.Layout["showlegend"]!.GetValue<bool>());
        Assert.Contains("η = 1.05 leaves the window", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_crowd_have_a_dot_every_so_many_which_the_subtitle_tells()
    {
        var chart = new Drawn(Draw.Descent(Landscape.Rosenbrock, Run(Landscape.Rosenbrock, 0.0015, 2000)));
        var path = chart.Named("path");
        double[] x = Drawn.Numbers(path["x"]!), y = Drawn.Numbers(path["y"]!), sizes = Drawn.Numbers(path["marker"]!["size"]!);
        var steps = Run(Landscape.Rosenbrock, 0.0015, 2000).Select(p => (Math.Round(p.X[0], 4), Math.Round(p.X[1], 4))).ToList();
        int[] dots = [.. Enumerable.Range(1, x.Length - 1).Where(i => sizes[i] == 5)
            .Select(i => steps.IndexOf((Math.Round(x[i], 4), Math.Round(y[i], 4))))];
        Assert.InRange(dots.Length, 10, 60);
        Assert.All(dots, step => Assert.Equal(0, step % 50));
        Assert.Contains("a dot every 50 steps", chart.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("a dot every", new Drawn(Draw.Descent(Landscape.Bowl, Run(Landscape.Bowl, 0.1, 20))).Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_many_arrows_is_drawn_thinner()
    {
        double Width(int steps) => new Drawn(Draw.Descent(Landscape.Ravine, Run(Landscape.Ravine, 0.99, steps)))
            .Named("path")["line"]!["width"]!.GetValue<double>();
        Assert.True(Width(60) < Width(10));
    }

    [Fact]
    public void A_start_alone_is_drawn_and_said_to_be_alone()
    {
        var chart = new Drawn(Draw.Descent(x => x[0] * x[0] + x[1] * x[1], new Window(-3.5, 3.5, -4.5, 4.5), [[-3, 4]]));
        Assert.Equal([-3.0], Drawn.Numbers(chart.Named("start")["x"]!));
        Assert.Contains("no step yet: only the start (−3, 4), where f is 25", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_that_are_none_are_refused()
    {
        var window = new Window(-1, 1, -1, 1);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => Draw.Descent(x => 0, window, [])).ParamName);
        var wrong = Assert.Throws<ArgumentException>(() => Draw.Descent(x => 0, window, [[0, 0], [1, 2, 3]]));
        Assert.Equal("path", wrong.ParamName);
        Assert.Contains("point 1 has 3", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => Draw.Descent(x => 0, window, null!)).ParamName);
        Assert.Equal("paths", Assert.Throws<ArgumentException>(() => Draw.Descent(Landscape.Bowl, ("empty", []))).ParamName);
        Assert.Equal("paths", Assert.Throws<ArgumentException>(() => Draw.Descent(Landscape.Bowl)).ParamName);
        Assert.Equal("paths", Assert.Throws<ArgumentNullException>(() => Draw.Descent(Landscape.Bowl, ("none", null!))).ParamName);
        Assert.Equal("landscape", Assert.Throws<ArgumentNullException>(() => Draw.Descent(null!, Run(Landscape.Bowl, 0.1, 1))).ParamName);
    }

    [Fact]
    public void A_descent_in_one_variable_goes_from_a_point_of_the_curve_to_the_next()
    {
        Iterate[] run = [.. new Sgd(0.3).Minimize(x => x * x, 3, 5)];
        var chart = new Drawn(Draw.Descent(x => x * x, -4, 4, run));
        double[] x = Drawn.Numbers(chart.Named("path")["x"]!), y = Drawn.Numbers(chart.Named("path")["y"]!);
        Assert.Equal(run.Select(p => p.X[0]).Take(x.Length), x);
        Assert.Equal(x.Select(at => at * at), y);
        Assert.Equal([3.0], Drawn.Numbers(chart.Named("start")["x"]!));
        Assert.Contains("5 steps from x = 3 to", chart.Title.Replace("<br>", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_descent_in_one_variable_that_runs_away_is_told_and_one_of_two_is_refused()
    {
        Assert.Contains("leaves the window at step 4",
            new Drawn(Draw.Descent(x => x * x, -4, 4, new Sgd(1.05).Minimize(x => x * x, 3, 8))).Title
                .Replace("<br>", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("A path on a curve has 1 number a point; point 0 has 2.",
            Assert.Throws<ArgumentException>("path", () => Draw.Descent(x => x, -1, 1, new Sgd().Minimize(Landscape.Bowl, 1))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("path", () => Draw.Descent(x => x, -1, 1, new Iterate[0]));
        Assert.Throws<ArgumentNullException>("path", () => Draw.Descent(x => x, -1, 1, null!));
        Assert.Throws<ArgumentNullException>("f", () => Draw.Descent(null!, -1, 1, []));
    }
}

using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawSurfaceTests
{
    [Fact]
    public void The_surface_has_the_values_of_the_function_with_x0_along_the_columns()
    {
        var surface = new Drawn(Draw.Surface(x => 3 * x[0] + x[1], new Window(0, 1, 10, 20), resolution: 20)).Named("f");
        double[] x = Drawn.Numbers(surface["x"]!), y = Drawn.Numbers(surface["y"]!), z = Drawn.Unpacked(surface["z"]!);
        Assert.Equal("surface", surface["type"]!.GetValue<string>());
        Assert.Equal("20,20", surface["z"]!["shape"]!.GetValue<string>());
        Assert.Equal((0.0, 1.0, 10.0, 20.0), (x[0], x[^1], y[0], y[^1]));
        for (int i = 0; i < 20; i++)
            for (int j = 0; j < 20; j++) Assert.Equal(3 * x[j] + y[i], z[20 * i + j], 1e-5);
    }

    [Fact]
    public void The_contours_are_also_drawn_on_the_floor_below_the_lowest_value()
    {
        var chart = new Drawn(Draw.Surface(Landscape.Bowl));
        Assert.True(chart.Named("f")["contours"]!["z"]!["project"]!["z"]!.GetValue<bool>());
        Assert.True(Drawn.Numbers(chart.Layout["scene"]!["zaxis"]!["range"]!)[0] < 0);
        Assert.All(Drawn.Numbers(chart.Layout["scene"]!["zaxis"]!["tickvals"]!), tick => Assert.InRange(tick, 0, 40.5));
        Assert.Equal([-4.5, 4.5], Drawn.Numbers(chart.Layout["scene"]!["xaxis"]!["range"]!));
    }

    [Fact]
    public void The_path_lies_just_above_the_surface()
    {
        var run = new Sgd(0.1).Minimize(Landscape.Bowl, 10).ToArray();
        var path = new Drawn(Draw.Surface(Landscape.Bowl, run)).Named("path");
        double[] x = Drawn.Numbers(path["x"]!), y = Drawn.Numbers(path["y"]!), z = Drawn.Numbers(path["z"]!);
        Assert.Equal(run.Length, z.Length);
        Assert.Equal((-3.0, 4.0), (x[0], y[0]));
        for (int i = 0; i < run.Length; i++) Assert.InRange(z[i] - run[i].Value, 1e-3, 1);
    }

    [Theory]
    [InlineData(-3, -3)]
    [InlineData(3, -3)]
    [InlineData(-3, 3)]
    [InlineData(3, 3)]
    public void The_camera_stands_across_the_bowl_from_the_path_where_no_wall_hides_it(double x, double y)
    {
        var path = Enumerable.Range(0, 10).Select(i => new[] { x * (1 - i / 10.0), y * (1 - i / 10.0) });
        var eye = new Drawn(Draw.Surface(
            p => Math.Pow(p[0], 4) + Math.Pow(p[1], 4), new Window(-3, 3, -3, 3), path)).Layout["scene"]!["camera"]!["eye"]!;
        Assert.True(eye["x"]!.GetValue<double>() * x + eye["y"]!.GetValue<double>() * y < 0);
    }

    [Fact]
    public void A_path_ends_at_the_edge_of_the_surface()
    {
        var chart = new Drawn(Draw.Surface(x => x[0] + x[1], new Window(-1, 1, -1, 1), [[0, 0], [4, 2]]));
        Assert.Equal([0.0, 1.0], Drawn.Numbers(chart.Named("path")["x"]!));
        Assert.Equal([0.0, 0.5], Drawn.Numbers(chart.Named("path")["y"]!));
        Assert.Contains("leaves the window at step 1", chart.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(401)]
    public void A_surface_of_one_point_or_of_far_too_many_is_refused(int resolution) =>
        Assert.Equal("resolution",
            Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Surface(Landscape.Bowl, resolution: resolution)).ParamName);

    [Fact]
    public void A_surface_with_holes_says_so_and_one_without_any_value_too()
    {
        Assert.Contains("holes where f is not a finite number",
            new Drawn(Draw.Surface(x => Math.Sqrt(x[0]), new Window(-1, 1, -1, 1))).Title, StringComparison.Ordinal);
        Assert.Contains("not a finite number anywhere", new Drawn(Draw.Surface(x => double.NaN, new Window(-1, 1, -1, 1))).Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_surface_says_its_value() =>
        Assert.Contains("f is 7 everywhere", new Drawn(Draw.Surface(x => 7, new Window(-1, 1, -1, 1))).Title, StringComparison.Ordinal);
}

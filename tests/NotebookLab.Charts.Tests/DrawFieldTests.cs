using NotebookLab.Landscapes;

namespace NotebookLab.Charts.Tests;

public class DrawFieldTests
{
    static readonly ScalarField Bowl = x => x[0] * x[0] + x[1] * x[1];
    static readonly ScalarField Lopsided = x => x[0] * x[0] / 20 + x[1] * x[1];

    static Drawn BookFigure() => new(Draw.Arrows(Bowl, -2, 2.5, 0.25, new Window(-2, 2, -2, 2)));

    [Fact]
    public void The_figure_of_the_book_has_an_arrow_at_each_of_its_324_points_one_of_them_without_length()
    {
        var chart = BookFigure();
        var starts = chart.Arrows().Select(a => (a.X, a.Y)).ToHashSet();
        Assert.Equal(323, starts.Count);
        Assert.Equal([0.0], Drawn.Numbers(chart.Named("∇f = 0")["x"]!));
        Assert.Equal([0.0], Drawn.Numbers(chart.Named("∇f = 0")["y"]!));
        for (int i = 0; i < 18; i++)
            for (int j = 0; j < 18; j++)
                if ((i, j) != (8, 8)) Assert.Contains((-2 + 0.25 * i, -2 + 0.25 * j), starts);
    }

    [Fact]
    public void The_figure_of_the_book_shows_minus_two_to_two_with_equal_units_and_no_contours()
    {
        var chart = BookFigure();
        Assert.Equal([-2.0, 2.0], chart.Range("xaxis"));
        Assert.Equal([-2.0, 2.0], chart.Range("yaxis"));
        Assert.Equal("x", chart.Layout["yaxis"]!["scaleanchor"]!.GetValue<string>());
        Assert.Equal(1, chart.Layout["yaxis"]!["scaleratio"]!.GetValue<double>());
        Assert.All(chart.Traces, trace => Assert.Equal("scatter", trace["type"]!.GetValue<string>()));
    }

    [Fact]
    public void Every_arrow_points_along_the_negative_gradient()
    {
        var arrows = new Drawn(Draw.Arrows(Lopsided, -2, 2.5, 0.25)).Arrows().ToArray();
        Assert.Equal(323, arrows.Length);
        Assert.All(arrows, a =>
        {
            double gx = a.X / 10, gy = 2 * a.Y, norm = Math.Sqrt(gx * gx + gy * gy), length = Math.Sqrt(a.Dx * a.Dx + a.Dy * a.Dy);
            Assert.Equal(-gx / norm, a.Dx / length, 1e-3);
            Assert.Equal(-gy / norm, a.Dy / length, 1e-3);
        });
    }

    [Fact]
    public void A_field_on_contours_points_along_the_negative_gradient_of_the_landscape()
    {
        var chart = new Drawn(Draw.Field(Landscape.Ravine));
        var arrows = chart.Arrows().ToArray();
        Assert.NotEmpty(arrows);
        Assert.All(arrows, a => Assert.True(
            -(a.X / 10) * a.Dx - 2 * a.Y * a.Dy > 0.99 * Math.Sqrt((a.X * a.X / 100 + 4 * a.Y * a.Y) * (a.Dx * a.Dx + a.Dy * a.Dy))));
        Assert.Equal("contour", chart.Traces[0]["type"]!.GetValue<string>());
        Assert.Equal([-10.0, 10.0], chart.Range("xaxis"));
        Assert.Equal([-5.0, 5.0], chart.Range("yaxis"));
    }

    [Fact]
    public void Steeper_arrows_are_longer_and_in_a_darker_class()
    {
        var chart = BookFigure();
        var sorted = chart.Arrows().OrderBy(a => Math.Sqrt(a.X * a.X + a.Y * a.Y)).ToArray();
        for (int i = 1; i < sorted.Length; i++)
        {
            double before = Math.Sqrt(Math.Pow(sorted[i - 1].Dx, 2) + Math.Pow(sorted[i - 1].Dy, 2));
            double here = Math.Sqrt(Math.Pow(sorted[i].Dx, 2) + Math.Pow(sorted[i].Dy, 2));
            Assert.True(here > before - 1e-5);
            Assert.Equal(0.9 * 0.25 * (
                0.32 + 0.68 * Math.Sqrt(sorted[i].X * sorted[i].X + sorted[i].Y * sorted[i].Y) / (2.25 * Math.Sqrt(2))), here, 1e-4);
            Assert.True(sorted[i].Class >= sorted[i - 1].Class);
        }

        Assert.Equal(5, sorted.Select(a => a.Class).Distinct().Count());
        Assert.Equal(Look.Steepness,
            chart.Traces.Where(t => t["mode"]!.GetValue<string>() == "lines+markers").Select(t => t["line"]!["color"]!.GetValue<string>()));
    }

    [Fact]
    public void The_legend_leaves_no_gap_between_its_ranges_also_where_a_class_has_no_arrow()
    {
        var arrows = new Drawn(Draw.Field(Landscape.Ravine)).Traces.Where(t => t["mode"]?.GetValue<string>() == "lines+markers").ToArray();
        Assert.Contains(arrows, trace => Drawn.Numbers(trace["x"]!).All(double.IsNaN));
        string[][] ends = [.. arrows.Select(trace => trace["name"]!.GetValue<string>().Split('–'))];
        Assert.Equal("0", ends[0][0]);
        Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.Equal(pair.First[1], pair.Second[0]));
    }

    [Fact]
    public void The_gentle_slopes_inside_of_steep_walls_are_told_apart()
    {
        var inside = new Drawn(Draw.Field(Landscape.Himmelblau)).Arrows()
            .Where(a => Math.Abs(a.X) < 4 && Math.Abs(a.Y) < 4).ToArray();
        Assert.True(inside.Select(a => a.Class).Distinct().Count() >= 3);
        Assert.True(inside.Count(a => a.Class == 0) < inside.Length / 4);
    }

    [Fact]
    public void An_arrow_is_a_line_whose_marker_points_away_from_its_start()
    {
        var marker = BookFigure().Traces[^1]["marker"]!;
        Assert.Equal("arrow", marker["symbol"]!.GetValue<string>());
        Assert.Equal("previous", marker["angleref"]!.GetValue<string>());
        double[] sizes = Drawn.Numbers(marker["size"]!);
        Assert.Equal(0, sizes[0]);
        Assert.True(sizes[1] >= 6);
    }

    [Fact]
    public void The_contours_have_x0_along_the_columns_and_x1_along_the_rows()
    {
        var contour = new Drawn(Draw.Field(x => 3 * x[0] + x[1], new Window(0, 10, 0, 10))).Traces[0];
        double[] x = Drawn.Numbers(contour["x"]!), y = Drawn.Numbers(contour["y"]!), z = Drawn.Unpacked(contour["z"]!);
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < x.Length; j++) Assert.Equal(3 * x[j] + y[i], z[i * x.Length + j], 1e-3);
    }

    [Fact]
    public void Points_where_the_gradient_is_no_number_are_marked_and_counted()
    {
        var chart = new Drawn(Draw.Field(x => Math.Log(x[0]) + x[1] * x[1], new Window(-1, 2, -1, 1)));
        Assert.All(Drawn.Numbers(chart.Named("∇f is not a number")["x"]!), x => Assert.True(x < 1e-4));
        Assert.Contains("holes where f is not a finite number (1281 of 3721 points)", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_function_is_all_dots_and_says_its_value()
    {
        var chart = new Drawn(Draw.Field(x => 2, new Window(-1, 1, -1, 1)));
        Assert.Empty(chart.Arrows());
        Assert.Equal(225, Drawn.Numbers(chart.Named("∇f = 0")["x"]!).Length);
        Assert.Contains("f is 2 everywhere", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_equal_heights_would_crowd_f_doubles_from_contour_to_contour()
    {
        var chart = new Drawn(Draw.Field(Landscape.Rosenbrock));
        var contour = chart.Named("log₂ f");
        Assert.Contains("f doubles from contour to contour", chart.Title, StringComparison.Ordinal);
        Assert.Equal(1, contour["contours"]!["size"]!.GetValue<double>());
        double[] x = Drawn.Numbers(contour["x"]!), y = Drawn.Numbers(contour["y"]!), z = Drawn.Unpacked(contour["z"]!);
        Assert.Equal(Math.Log2(Landscape.Rosenbrock.Value([x[0], y[0]])), z[0], 1e-4);
        Assert.DoesNotContain("doubles", new Drawn(Draw.Field(Landscape.Bowl)).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 0.1, "to")]
    [InlineData(0, 1, 0, "step")]
    [InlineData(0, 1, -1, "step")]
    [InlineData(0, 1, double.NaN, "step")]
    [InlineData(0, 1, 0.001, "step")]
    public void A_grid_without_points_or_with_far_too_many_is_refused(double from, double to, double step, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Arrows(Bowl, from, to, step)).ParamName);

    [Fact]
    public void A_slope_beyond_all_numbers_is_a_mark_and_no_arrow()
    {
        var marks = new Drawn(Draw.Arrows(x => x[0] > 0 ? 1e308 : -1e308)).Named("∇f is not a number");
        Assert.Equal(Enumerable.Repeat(0.0, 18), Drawn.Numbers(marks["x"]!));
    }

    [Fact]
    public void What_is_missing_or_endless_is_refused()
    {
        Assert.Equal("landscape", Assert.Throws<ArgumentNullException>(() => Draw.Field(null!)).ParamName);
        Assert.Equal("f", Assert.Throws<ArgumentNullException>(() => Draw.Field(null!, new Window(0, 1, 0, 1))).ParamName);
        Assert.Equal("f", Assert.Throws<ArgumentNullException>(() => Draw.Arrows(null!)).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentOutOfRangeException>(
            () => Draw.Field(Bowl, new Window(0, double.PositiveInfinity, 0, 1))).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentOutOfRangeException>(
            () => Draw.Field(Bowl, new Window(0, 1, -1e308, 1e308))).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Field(Bowl, default)).ParamName);
    }
}

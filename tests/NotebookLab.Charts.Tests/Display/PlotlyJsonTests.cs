using System.Text.Json.Nodes;
using NotebookLab.Charts.Display;
using Plotly.NET;

namespace NotebookLab.Charts.Tests.Display;

public class PlotlyJsonTests
{
    static JsonNode Trace(string name, object? value, string type = "scatter")
    {
        var trace = new Trace2D(type);
        trace.SetProperty(name, value);
        return JsonNode.Parse(PlotlyJson.Of(GenericChart.ofTraceObject(false, trace)))!["data"]![0]!;
    }

    static string Written(object? value) => Trace("value", value)["value"]?.ToJsonString() ?? "null";

    [Fact]
    public void What_is_no_finite_number_is_null()
    {
        Assert.Equal("[1,null,null,null]", Written(new[] { 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity }));
        Assert.Equal("null", Written(double.NaN));
        Assert.Equal("null", Written(float.NaN));
        Assert.Equal("[[null,2],[3,4]]", Written(new List<double[]> { new[] { double.NaN, 2 }, new double[] { 3, 4 } }));
    }

    [Fact]
    public void Single_numbers_and_short_rows_keep_every_digit()
    {
        Assert.Equal("0.1999999999990898", Written(0.1999999999990898));
        Assert.Equal("[-3,0.1999999999990898]", Written(new[] { -3, 0.1999999999990898 }));
        Assert.Equal("0.1", Written(0.1f));
    }

    [Fact]
    public void Long_rows_keep_six_digits_and_more_where_numbers_share_their_first()
    {
        double[] wide = [.. Enumerable.Range(0, 30).Select(i => i / 7.0)];
        Assert.All(wide.Zip(Drawn.Numbers(Trace("x", wide)["x"]!)), p => Assert.Equal(p.First, p.Second, 1e-5));
        Assert.Contains("0.142857,", Written(wide), StringComparison.Ordinal);
        double[] narrow = [.. Enumerable.Range(0, 30).Select(i => 1e6 + i * 1e-3 / 7)];
        double span = narrow[^1] - narrow[0];
        Assert.All(narrow.Zip(Drawn.Numbers(Trace("x", narrow)["x"]!)), p => Assert.Equal(p.First, p.Second, span * 1e-5));
        Assert.Equal("[" + string.Join(",", Enumerable.Repeat("5", 25)) + "]", Written(Enumerable.Repeat(5.0, 25).ToArray()));
    }

    [Fact]
    public void A_large_grid_is_packed_row_by_row_with_its_shape_and_holes()
    {
        double[][] grid = [.. Enumerable.Range(0, 20)
            .Select(i => Enumerable.Range(0, 30).Select(j => i == 3 && j == 4 ? double.PositiveInfinity : 100.0 * i + j).ToArray())];
        var z = Trace("z", grid, "surface")["z"]!;
        Assert.Equal(("f4", "20,30"), (z["dtype"]!.GetValue<string>(), z["shape"]!.GetValue<string>()));
        double[] back = Drawn.Unpacked(z);
        for (int i = 0; i < 20; i++)
            for (int j = 0; j < 30; j++) Assert.Equal((i, j) == (3, 4) ? double.NaN : 100.0 * i + j, back[30 * i + j]);
    }

    [Theory]
    [InlineData(1e300, 1e299)]
    [InlineData(1e9, 1e-3)]
    [InlineData(1000, 1e-5)]   // 4 in a million of the largest: a float keeps some digits, a picture shows more
    [InlineData(-1000, 2e-3)]  // 8 in ten thousand
    public void A_grid_beyond_the_digits_of_a_float_is_packed_as_doubles(double from, double step)
    {
        double[][] grid = [.. Enumerable.Range(0, 20)
            .Select(i => Enumerable.Range(0, 20).Select(j => from + step * (20 * i + j)).ToArray())];
        var z = Trace("z", grid, "surface")["z"]!;
        Assert.Equal("f8", z["dtype"]!.GetValue<string>());
        Assert.Equal(grid.SelectMany(row => row), Drawn.Unpacked(z));
    }

    [Theory]
    [InlineData(1000, 3e-3)]   // 12 in ten thousand
    [InlineData(-5, 0)]        // flat: nothing to tell apart
    public void A_grid_that_a_float_tells_apart_is_packed_as_floats(double from, double step)
    {
        double[][] grid = [.. Enumerable.Range(0, 20)
            .Select(i => Enumerable.Range(0, 20).Select(j => from + step * (20 * i + j)).ToArray())];
        Assert.Equal("f4", Trace("z", grid, "surface")["z"]!["dtype"]!.GetValue<string>());
    }

    [Fact]
    public void Small_and_ragged_grids_stay_rows_of_numbers()
    {
        Assert.Equal("[[1,2],[3,4]]", Trace("z", new[] { new double[] { 1, 2 }, [3, 4] }, "heatmap")["z"]!.ToJsonString());
        double[][] ragged = [new double[300], new double[299]];
        Assert.Equal(2, Trace("z", ragged, "heatmap")["z"]!.AsArray().Count);
    }

    [Fact]
    public void Words_numbers_dates_and_dictionaries_are_written_as_Plotly_NET_writes_them()
    {
        Assert.Equal("f′(5) ≈ \"0.2\" <b>", JsonNode.Parse(Written("f′(5) ≈ \"0.2\" <b>"))!.GetValue<string>());
        Assert.Equal("true", Written(true));
        Assert.Equal("7", Written(7L));
        Assert.Equal("1.5", Written(1.5m));
        Assert.Equal("""{"a":1}""", Written(new Dictionary<string, int> { ["a"] = 1 }));
        Assert.StartsWith("\"2026-01-02", Written(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_chart_is_refused() =>
        Assert.Equal("chart", Assert.Throws<ArgumentNullException>(() => PlotlyJson.Of(null!)).ParamName);
}

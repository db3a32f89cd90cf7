using System.Text.Json.Nodes;
using NotebookLab.Charts.Display;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class ThemeTests
{
    static readonly Theme Double = Theme.Projector with { Scale = 2 };

    static JsonNode Page => JsonNode.Parse(PlotlyJson.Of(Draw.Tangent(Math.Sin, 0, 3, [1])))!;

    static JsonNode Larger => JsonNode.Parse(PlotlyJson.Of(Draw.Tangent(Math.Sin, 0, 3, [1]).In(Double)))!;

    [Theory]
    [InlineData("layout", "height")]
    [InlineData("layout", "margin", "t")]
    [InlineData("layout", "title", "font", "size")]
    [InlineData("layout", "title", "pad", "l")]
    [InlineData("layout", "xaxis", "title", "standoff")]
    [InlineData("layout", "annotations", "0", "ay")]
    [InlineData("layout", "annotations", "0", "font", "size")]
    [InlineData("layout", "template", "layout", "font", "size")]
    [InlineData("layout", "template", "layout", "xaxis", "tickfont", "size")]
    [InlineData("layout", "template", "layout", "xaxis", "ticklen")]
    [InlineData("data", "0", "line", "width")]
    [InlineData("data", "2", "marker", "size")]
    [InlineData("data", "2", "marker", "line", "width")]
    public void What_is_counted_in_pixels_is_as_many_times_larger(params string[] path) =>
        Assert.Equal(2 * At(Page, path), At(Larger, path), 0.05);

    [Theory]
    [InlineData("layout", "xaxis", "range", "1")]
    [InlineData("layout", "annotations", "0", "x")]
    [InlineData("layout", "title", "y")]
    [InlineData("data", "1", "x", "0")]
    public void What_is_data_or_a_share_stays(params string[] path) =>
        Assert.Equal(At(Page, path), At(Larger, path));

    [Fact]
    public void The_distance_of_contours_is_no_size_and_stays()
    {
        var chart = Draw.Field(Landscape.Bowl);
        string[] path = ["data", "0", "contours", "size"];
        Assert.Equal(At(JsonNode.Parse(PlotlyJson.Of(chart))!, path), At(JsonNode.Parse(PlotlyJson.Of(chart.In(Double)))!, path));
        Assert.Equal(2 * 0.8, At(JsonNode.Parse(PlotlyJson.Of(chart.In(Double)))!, "data", "0", "line", "width"), 1e-9);
    }

    [Fact]
    public void Sizes_of_single_markers_and_those_that_a_slider_brings_grow_too()
    {
        var path = new Drawn(Draw.Descent(Landscape.Bowl, new Sgd(0.1).Minimize(Landscape.Bowl, 3)).In(Double)).Named("path");
        Assert.Equal([0.0, 18, 18, 18], Drawn.Numbers(path["marker"]!["size"]!));
        var step = new Drawn(Draw.TangentSlider(Math.Sin, 0, 3).In(Double)).Layout["sliders"]![0]!["steps"]![0]!;
        Assert.Equal(30, At(step, "args", "1", "annotations", "0", "font", "size"));
    }

    [Fact]
    public void The_projector_has_black_text_also_within_titles()
    {
        var chart = new Drawn(Draw.Curve(Math.Sin, 0, 3).In(Theme.Projector));
        Assert.DoesNotContain(Look.Ink, chart.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(Look.Muted, chart.Json, StringComparison.Ordinal);
        Assert.Contains("font-size:20.8px;color:#374151", chart.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_in_a_theme_leaves_the_chart_as_it_was()
    {
        var chart = Draw.Curve(Math.Sin, 0, 3);
        string before = PlotlyJson.Of(chart);
        chart.In(Theme.Projector);
        Assert.Equal(before, PlotlyJson.Of(chart));
        Assert.Equal(before, PlotlyJson.Of(chart.In(Theme.Projector).In(Theme.Page)));
    }

    [Fact]
    public void A_theme_keeps_through_the_calls_of_Plotly_NET() =>
        Assert.Equal(840, (int)At(new Drawn(Draw.Curve(Math.Sin, 0, 3).In(Double).Titled("Waves")).Layout, "height"));

    [Fact]
    public void What_is_no_theme_is_refused()
    {
        Assert.Equal("theme", Assert.Throws<ArgumentNullException>(() => Draw.Curve(Math.Sin, 0, 3).In(null!)).ParamName);
        Assert.Throws<ArgumentNullException>(() => Look.Theme = null!);
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(() => Theme.Page with { Scale = 16 });
        Assert.Contains("from 0.5 to 4", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Theme("none", double.NaN, "", "", ""));
    }

    static double At(JsonNode node, params string[] path) =>
        path.Aggregate(node, (part, name) => int.TryParse(name, out int i) ? part[i]! : part[name]!).GetValue<double>();
}

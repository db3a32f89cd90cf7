using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Charts.Display;
using Plotly.NET;

namespace NotebookLab.Charts.Tests.Display;

public class ChartDisplayTests
{
    [Fact]
    public void A_chart_shows_itself_as_plotly_JSON_and_in_words()
    {
        var chart = Draw.Curve(Math.Sin, 0, 1);
        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], Formatter.GetPreferredMimeTypesFor(chart.GetType()));
        Assert.Equal(PlotlyJson.Of(chart), chart.ToDisplayString("application/vnd.plotly.v1+json"));
        Assert.Equal(ChartInWords.Of(chart), chart.ToDisplayString("text/plain"));
    }

    [Fact]
    public void Both_kinds_of_charts_of_Plotly_NET_do()
    {
        var one = GenericChart.ofTraceObject(true, new Trace2D("scatter"));
        var several = GenericChart.combine([one, one]);
        Assert.NotEqual(one.GetType(), several.GetType());
        foreach (var chart in new[] { one, several })
        {
            Assert.Equal(ChartDisplay.PlotlyMimeType, Formatter.GetPreferredMimeTypesFor(chart.GetType()).First());
            Assert.Equal("scatter", JsonNode.Parse(
                chart.ToDisplayString(ChartDisplay.PlotlyMimeType))!["data"]![0]!["type"]!.GetValue<string>());
        }
    }

    [Fact]
    public void A_chart_goes_on_with_the_typed_calls_of_Plotly_NET()
    {
        var chart = new Drawn(Plotly.NET.CSharp.GenericChartExtensions.WithYAxisStyle<double, double, string>(
            Draw.Curve(Math.Sin, 0, 3), MinMax: Tuple.Create(-2.0, 2.0)));
        Assert.Equal([-2.0, 2.0], chart.Range("yaxis"));
        Assert.Equal("sin(x)", Drawn.Text(chart.Layout["yaxis"]!["title"]!));
        Assert.Equal([0.0, 3.0], chart.Range("xaxis"));
    }

    [Fact]
    public void Charts_of_a_learners_own_wear_the_same_look()
    {
        var own = Plotly.NET.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4]);
        Assert.Equal(
            JsonNode.Parse(PlotlyJson.Of(Draw.Curve(Math.Sin, 0, 1)))!["layout"]!["template"]!.ToJsonString(),
            JsonNode.Parse(own.ToDisplayString(ChartDisplay.PlotlyMimeType))!["layout"]!["template"]!.ToJsonString());
        Assert.False(JsonNode.Parse(own.ToDisplayString(ChartDisplay.PlotlyMimeType))!["config"]!["scrollZoom"]!.GetValue<bool>());
    }
}

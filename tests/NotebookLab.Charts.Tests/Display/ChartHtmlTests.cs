using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests.Display;

public class ChartHtmlTests
{
    [Fact]
    public void A_chart_as_HTML_brings_its_script_and_fetches_nothing()
    {
        string html = Draw.Curve(Math.Sin, 0, 1).ToDisplayString("text/html");
        Assert.Contains("plotly.js v2", html, StringComparison.Ordinal);
        Assert.Contains("newPlot(", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|img|link)[^>]*(src|href)=\"http", html);
    }

    [Fact]
    public void Without_scripts_it_says_in_words_what_it_shows()
    {
        var chart = Draw.Curve(Math.Sin, 0, 1, formula: "a < b");
        string html = ChartHtml.Of(chart, withPlotly: false);
        Assert.Contains("<pre style=\"white-space:pre-wrap\">Chart: f(x) = a &lt; b", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1000, 30_000);
    }

    [Fact]
    public void Given_a_picture_it_shows_that_with_the_words_for_those_who_cannot_see_it()
    {
        string html = ChartHtml.Of(Draw.Curve(Math.Sin, 0, 1), [1, 2, 3], withPlotly: false);
        Assert.Contains("src=\"data:image/png;base64,AQID\"", html, StringComparison.Ordinal);
        Assert.Contains("<img alt=\"Chart: sin(x)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<pre", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_cannot_end_the_script()
    {
        string html = ChartHtml.Of(Draw.Curve(Math.Sin, 0, 1).Titled("</script><!--"), withPlotly: false);
        Assert.Equal(1, html.Split("</script>").Length - 1);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_the_same_chart_have_their_own_places()
    {
        var chart = Draw.Curve(Math.Sin, 0, 1);
        Assert.NotEqual(ChartHtml.Of(chart, withPlotly: false), ChartHtml.Of(chart, withPlotly: false));
    }

    [Fact]
    public void None_is_refused() => Assert.Throws<ArgumentNullException>(() => ChartHtml.Of(null!));
}

using System.Net;
using Plotly.NET;

namespace NotebookLab.Charts.Display;

/// <summary>
/// A chart as HTML that needs nothing from anywhere: it brings its plotly.js, and where scripts are off it shows a picture, if
/// it was given one, and the chart in words.
/// </summary>
/// <remarks>
/// With plotly.js it is 3.6 MB, so it is not among the forms that a chart takes by itself; a host without its own plotly.js
/// asks for it, as does a cell by <c>chart.DisplayAs("text/html")</c>.
/// </remarks>
public static class ChartHtml
{
    static readonly Lazy<string> Plotly = new(ReadPlotly), Narrow = new(ReadNarrow);

    /// <summary>Writes a chart as a piece of HTML.</summary>
    /// <param name="chart">The chart, drawn here or with Plotly.NET.</param>
    /// <param name="png">The picture that is shown where scripts are off.</param>
    /// <param name="withPlotly">Whether it brings plotly.js; not, if the page it goes to has it already.</param>
    /// <returns>A <c>div</c> and its script.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="chart"/> is null.</exception>
    public static string Of(GenericChart chart, byte[]? png = null, bool withPlotly = true)
    {
        string words = WebUtility.HtmlEncode(ChartInWords.Of(chart)), json = PlotlyJson.Of(chart);
        string fallback = png is null
            ? $"<pre style=\"white-space:pre-wrap\">{words}</pre>"
            : $"<img alt=\"{words}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" style=\"max-width:100%\">";
        string name = "chart-" + Guid.NewGuid().ToString("N");
        return $$"""
            <div id="{{name}}" role="img" aria-label="{{words}}">{{fallback}}</div>
            {{(withPlotly ? Script(Plotly.Value) : "")}}<script>
            (function () {
              const place = document.getElementById("{{name}}");
              if (!window.Plotly || !place) return;
              const chart = {{Guarded(json)}};
              place.textContent = "";
              {{Narrow.Value}}
              window.narrowChart(chart, place.clientWidth);
              window.Plotly.newPlot(place, chart.data, chart.layout, chart.config);
            })();
            </script>
            """;
    }

    // A page may have a loader of modules, which plotly.js would hand itself to instead of to the page.
    static string Script(string plotly) =>
        $"<script>if (!window.Plotly) (function (define, module, exports) {{\n{plotly}\n}}).call(window);</script>\n";

    // Inside a script element, only this could end it too early.
    static string Guarded(string json) =>
        json.Replace("</", "<\\/", StringComparison.Ordinal).Replace("<!--", "<\\u0021--", StringComparison.Ordinal);

    static string ReadNarrow()
    {
        using var reader = new StreamReader(typeof(ChartHtml).Assembly.GetManifestResourceStream("narrow.js")!);
        return reader.ReadToEnd().TrimEnd();
    }

    static string ReadPlotly()
    {
        var assembly = typeof(GenericChart).Assembly;
        string name = Array.Find(assembly.GetManifestResourceNames(), name => name.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} should carry plotly.js among its resources, but doesn't.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
    }
}

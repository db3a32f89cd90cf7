using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Jupyter;

/// <summary>
/// Makes Plotly's charts visible in front ends that know HTML only, such as the classic Notebook: HTML that draws the figure
/// with a plotly.js from the server's own copy. Where that can't be had, the chart's words stay.
/// </summary>
static class PlotlyHtml
{

    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>Adds the HTML to a bundle that has a figure and no HTML of its own.</summary>
    /// <param name="forms">The bundle.</param>
    /// <param name="script">Where plotly.js is, below the server's base address.</param>
    public static void AddTo(JsonObject forms, string script)
    {
        if (forms[Plotly] is not JsonObject figure || forms.ContainsKey("text/html")) return;
        string id = $"plotly-{Guid.NewGuid():N}";
        // Inside of a script element, "</" could end it.
        string json = figure.ToJsonString(Readable).Replace("</", "<\\/", StringComparison.Ordinal);
        forms["text/html"] = $$"""
            <div id="{{id}}"><pre>{{WebUtility.HtmlEncode($"{forms["text/plain"]}")}}</pre></div>
            <script>
            (function () {
              const place = document.getElementById("{{id}}"), figure = {{json}};
              const config = document.getElementById("jupyter-config-data");
              const base = document.body.dataset.baseUrl || (config && JSON.parse(config.textContent).baseUrl);
              const draw = () => { place.textContent = ""; window.Plotly.newPlot(place, figure.data, figure.layout, Object.assign({ responsive: true }, figure.config)); };
              if (window.Plotly) { draw(); return; }
              if (!base) return;
              if (!window.notebookLabPlotly) window.notebookLabPlotly = new Promise((done, failed) => {
                const define = window.define;  // plotly.js 2 would register with require.js and not be seen
                window.define = undefined;
                const script = document.createElement("script");
                script.src = base + "{{script}}";
                script.onload = () => { window.define = define; done(); };
                script.onerror = () => { window.define = define; failed(); };
                document.head.appendChild(script);
              });
              window.notebookLabPlotly.then(draw, () => {});
            })();
            </script>
            """;
    }
}

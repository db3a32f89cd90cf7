using System.Net;
using System.Text.Json;

namespace NotebookLab.Jupyter;

/// <summary>
/// Makes Plotly's charts visible in front ends that know HTML only, such as the classic Notebook: HTML that draws the figure
/// with a plotly.js from the server's own copy. Where that can't be had, the chart's words stay. A display that is updated takes
/// over the plot that was there: nothing flickers, and a zoom and a camera stay. On a dark page it is drawn for one. A click on a
/// plane moves the controls of a point there, where the front end lets a script at them (the classic Notebook does).
/// </summary>
static class PlotlyHtml
{
    /// <summary>The HTML of a figure.</summary>
    /// <param name="figure">The figure, as JSON.</param>
    /// <param name="words">What stands there where it can't be drawn.</param>
    /// <param name="script">Where plotly.js is, below the server's base address.</param>
    /// <param name="display">The name of its display; null for one that is never updated.</param>
    /// <param name="point">The widgets of the two coordinates that a click sets; null where there are none.</param>
    public static string Of(string figure, string words, string script, string? display, IReadOnlyList<string>? point = null)
    {
        string id = $"plotly-{Guid.NewGuid():N}";
        // Inside of a script element, "</" and "<!--" could end it or keep it from ending. In JSON a "<" stands in strings only.
        string json = figure.Replace("<", "\\u003c", StringComparison.Ordinal);
        return $$"""
            <div id="{{id}}"><pre>{{WebUtility.HtmlEncode(words)}}</pre></div>
            <script>
            (function () {
              const place = document.getElementById("{{id}}"), figure = {{json}};
              const config = document.getElementById("jupyter-config-data");
              const base = document.body.dataset.baseUrl || (config && JSON.parse(config.textContent).baseUrl);
              const display = {{JsonSerializer.Serialize(display ?? id)}};
              const plots = window.notebookLabPlots = window.notebookLabPlots || new Map();
              // The first ground that is not clear, from here outwards: dark where the front end is.
              const isDark = () => {
                for (let at = place; at; at = at.parentElement) {
                  const [red, green, blue, alpha] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g).map(Number);
                  if (alpha !== 0) return 0.3 * red + 0.6 * green + 0.1 * blue < 100;
                }
                return false;
              };
              const draw = () => {
                if (window.narrowChart) window.narrowChart(figure, place.clientWidth);
                if (window.darkenChart && isDark()) window.darkenChart(figure);
                const before = plots.has(display) && plots.get(display).deref();
                const plot = before || document.createElement("div");
                place.replaceChildren(plot);
                plots.set(display, new WeakRef(plot));
                window.Plotly.react(plot, figure.data, Object.assign({ uirevision: display }, figure.layout),
                  Object.assign({ responsive: true }, figure.config));
                const point = {{JsonSerializer.Serialize(point)}};
                if (point && !before) plot.on("plotly_click", ({ points: [{ data, x, y }] }) => {
                  const isPlane = plot.data.some(({ type, xaxis = "x", scene }) =>
                    /contour|surface/.test(type) && xaxis === (data.xaxis || "x") && scene === data.scene);
                  const kernel = window.Jupyter && window.Jupyter.notebook && window.Jupyter.notebook.kernel;
                  if (isPlane && kernel && kernel.widget_manager) [x, y].forEach(async (value, i) => {
                    const slider = await kernel.widget_manager.get_model(point[i]);
                    slider.set("value", value);
                    slider.save_changes();
                  });
                });
              };
              if (window.Plotly) { draw(); return; }
              if (!base) return;
              if (!window.notebookLabPlotly) window.notebookLabPlotly = new Promise((done, failed) => {
                const script = document.createElement("script");
                script.src = base + "{{script}}";
                script.onload = done;
                script.onerror = failed;
                document.head.appendChild(script);
              });
              window.notebookLabPlotly.then(draw, () => {});
            })();
            </script>
            """;
    }
}

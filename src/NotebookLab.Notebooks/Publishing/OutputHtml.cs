using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>A cell's outputs as HTML, each in the richest of its forms that a page without a kernel can show.</summary>
sealed class OutputHtml(Prose prose)
{
    const string Script = "application/javascript";

    static readonly string[] Richest =
    [
        MimeTypes.Plotly, "text/html", Script, "image/svg+xml", "image/png", "image/jpeg", "image/gif", "text/markdown", "text/latex",
        "application/json", "text/plain",
    ];

    /// <summary>Whether any output so far was a chart, for which the page must load plotly.js.</summary>
    public bool HasCharts { get; private set; }

    public string Write(CellOutput output) => output switch
    {
        StreamOutput stream =>
            $"<pre class=\"output {(stream.Name == "stderr" ? "stderr" : "stdout")}\" tabindex=\"0\">{AnsiText.ToHtml(stream.Text)}</pre>",
        ErrorOutput error => Write(error),
        DisplayOutput display when Richest.FirstOrDefault(form => Has(display, form)) is { } form => Write(display, form),
        _ => "",
    };

    static string Write(ErrorOutput error)
    {
        var trace = string.Join('\n', error.Traceback);
        var details = trace.Length == 0 || trace == error.Message ? "" : $"<pre tabindex=\"0\">{AnsiText.ToHtml(trace)}</pre>";
        var told = $"<strong>{Html.Escape(error.Name)}</strong>: {Html.Escape(error.Message)}";
        return $"<div class=\"output error\"><p>{told}</p>{details}</div>";
    }

    string Write(DisplayOutput display, string form)
    {
        var text = display.Text(form)!;
        return form switch
        {
            MimeTypes.Plotly => WriteChart(display, display.Data[MimeTypes.Plotly]!.AsObject()),
            "text/html" => $"<div class=\"output html\" tabindex=\"0\">{prose.Settle(text)}</div>",
            Script => WriteScript(text),
            "image/svg+xml" => $"<div class=\"output image\" role=\"img\" aria-label=\"{Alternative(display)}\">{text}</div>",
            "image/png" or "image/jpeg" or "image/gif" => $"<div class=\"output image\">{Picture(display, form)}</div>",
            "text/markdown" => $"<div class=\"output\" tabindex=\"0\">{prose.Write(text)}</div>",
            "text/latex" => $"<div class=\"output\">{prose.WriteFormula(WithoutDollars(text), display: true)}</div>",
            _ => $"<pre class=\"output\" tabindex=\"0\">{AnsiText.ToHtml(text)}</pre>",
        };
    }

    // It finds its place as "element", as in Jupyter, and may wait; what it throws is told there.
    static string WriteScript(string text) => $$"""
        <div class="output html"></div>
        <script>
        {
        const element = document.currentScript.previousElementSibling;
        (async () => {
        {{Html.Script(text)}}
        })().catch(error => element.append(`${error}`));
        }
        </script>
        """;

    // A chart is drawn when it comes near the window; the space for it is there from the start, so nothing jumps.
    string WriteChart(DisplayOutput display, JsonObject chart)
    {
        HasCharts = true;
        var height = (chart["layout"] as JsonObject)?["height"]?.ToJsonString() ?? "450";
        var picture = Richest.FirstOrDefault(form =>
            form.StartsWith("image/p", StringComparison.Ordinal) && display.Data.ContainsKey(form));
        var fallback = picture is null ? $"<p>{Alternative(display)}</p>" : Picture(display, picture);
        return $"""
            <figure class="output chart">
            <div class="drawing" style="height:{Html.Escape(height)}px" role="img" aria-label="{Alternative(display)}"></div>
            <script type="application/json">{Html.Json(chart)}</script>
            <noscript>{fallback}</noscript>
            </figure>
            """;
    }

    // A chart that is not an object is none, and a poorer form says more.
    static bool Has(DisplayOutput display, string form) =>
        form == MimeTypes.Plotly ? display.Data[form] is JsonObject : display.Data.ContainsKey(form);

    static string Picture(DisplayOutput display, string form)
    {
        var base64 = string.Concat(display.Text(form)!.Where(c => !char.IsWhiteSpace(c)));
        return $"<img src=\"data:{form};base64,{Html.Escape(base64)}\" alt=\"{Alternative(display)}\">";
    }

    static string Alternative(DisplayOutput display) => Html.Escape(display.Text("text/plain")?.Trim() ?? "");

    static string WithoutDollars(string tex) => tex.Trim().Trim('$');
}

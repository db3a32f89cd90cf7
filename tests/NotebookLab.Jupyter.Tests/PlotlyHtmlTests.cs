using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter.Tests;

public sealed class PlotlyHtmlTests
{
    const string Figure = """{"data":[{"text":"</script><!-- <script> \\<b>"}]}""";

    [Fact]
    public void A_figure_is_drawn_by_html_for_a_front_end_that_knows_html_only()
    {
        var html = (string)Shown(MimeBundle.Text(MimeTypes.Plotly, Figure), "plotly.js")["text/html"]!;
        Assert.Contains("base + \"plotly.js\"", html);
        string begin = "figure = ";
        string json = html[(html.IndexOf(begin) + begin.Length)..].Split(";\n")[0];
        // What could end the script element, or keep it from ending, is not in it, and the figure is what it was.
        Assert.DoesNotContain('<', json);
        var text = JsonNode.Parse(json)!["data"]![0]!["text"]!.ToString();
        Assert.Equal("</script><!-- <script> \\<b>", text);
    }

    [Fact]
    public void Its_words_stand_there_until_it_is_drawn_and_are_text()
    {
        MimeBundle chart = new(new Dictionary<string, string> { [MimeTypes.Plotly] = Figure, ["text/plain"] = "a < b" });
        Assert.Contains("<pre>a &lt; b</pre>", (string?)Shown(chart, "plotly.js")["text/html"]);
    }

    [Fact]
    public void Html_of_its_own_is_kept_and_a_front_end_that_draws_needs_none()
    {
        MimeBundle chart = new(new Dictionary<string, string> { [MimeTypes.Plotly] = Figure, ["text/html"] = "own" });
        Assert.Equal("own", (string?)Shown(chart, "plotly.js")["text/html"]);
        Assert.False(Shown(MimeBundle.Text(MimeTypes.Plotly, Figure), null).ContainsKey("text/html"));
        Assert.False(Shown(MimeBundle.Text("text/plain", "1"), "plotly.js").ContainsKey("text/html"));
    }

    static JsonObject Shown(MimeBundle bundle, string? script)
    {
        JsonObject? content = null;
        new OutputPublisher((_, sent) => content = sent, 1, script).Add(new ResultData(bundle));
        return content!["data"]!.AsObject();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Notebooks.Tests.Publishing;

public class OutputHtmlTests
{
    const string Chart = "application/vnd.plotly.v1+json";

    public static TheoryData<string, string, string> Forms => new()
    {
        { "text/plain", "a < b", "<pre class=\"output\" tabindex=\"0\">a &lt; b</pre>" },
        { "application/json", """{"a":[1]}""", "<pre class=\"output\" tabindex=\"0\">{&quot;a&quot;:[1]}</pre>" },
        { "text/latex", "$$x$$", "<div class=\"output\"><math display=\"block\"><semantics><mi>x</mi>" },
        { "text/markdown", "*a*", "<div class=\"output\"><p><em>a</em></p>" },
        { "image/jpeg", "aGk=\n", "<div class=\"output image\"><img src=\"data:image/jpeg;base64,aGk=\" alt=\"\"></div>" },
        { "image/png", "aGk=", "<div class=\"output image\"><img src=\"data:image/png;base64,aGk=\" alt=\"\"></div>" },
        { "image/svg+xml", "<svg/>", "<div class=\"output image\" role=\"img\" aria-label=\"\"><svg/></div>" },
        { "text/html", "<b>x</b>", "<div class=\"output html\" tabindex=\"0\"><b>x</b></div>" },
        { Chart, """{"data":[]}""", "<figure class=\"output chart\">" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_shown_in_its_way(string form, string text, string html) =>
        Assert.StartsWith(html, Show((form, text)));

    [Fact]
    public void The_richest_form_is_shown()
    {
        (string, string)[] poorToRich =
        [
            ("text/plain", "p"), ("application/json", "1"), ("text/latex", "x"), ("text/markdown", "m"), ("image/jpeg", "aGk="),
            ("image/png", "aGk="), ("image/svg+xml", "<svg/>"), ("text/html", "<b>h</b>"), (Chart, "{}"),
        ];
        for (var i = 1; i <= poorToRich.Length; i++)
        {
            var richest = Kind(Show(poorToRich[i - 1]));
            Assert.Equal(richest, Kind(Show(poorToRich[..i])));
        }

        static string Kind(string html) =>
            Regex.Match(html, "^<\\w+ class=\"[^\"]*\"[^<]*(<\\w+)?").Value.Replace(" aria-label=\"p\"", " aria-label=\"\"");
    }

    [Fact]
    public void A_chart_is_data_that_can_not_end_its_script_and_reads_back_as_it_was()
    {
        const string json = """{"data":[],"layout":{"height":300,"title":{"text":"</script><!--<script>&"}}}""";
        var html = Show((Chart, json), ("text/plain", "what it \"shows\""));
        Assert.Contains("<div class=\"drawing\" style=\"height:300px\" role=\"img\" aria-label=\"what it &quot;shows&quot;\"></div>", html);
        Assert.Contains("<noscript><p>what it &quot;shows&quot;</p></noscript>", html);
        var data = html.Split("<script type=\"application/json\">")[1].Split("</script>")[0];
        Assert.DoesNotContain('<', data);
        Assert.Equal(json, JsonSerializer.Serialize(JsonNode.Parse(data),
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void A_chart_that_is_no_object_gives_way_to_the_next_form() =>
        Assert.Equal("<pre class=\"output\" tabindex=\"0\">words</pre>", Show((Chart, "</script>"), ("text/plain", "words")));

    [Fact]
    public void A_chart_s_picture_is_what_is_seen_without_scripts() =>
        Assert.Contains(
            "<noscript><img src=\"data:image/png;base64,aGk=\" alt=\"words\"></noscript>",
            Show((Chart, "{}"), ("image/png", "aGk="), ("text/plain", "words")));

    [Fact]
    public void Streams_and_errors_are_escaped_and_coloured()
    {
        var outputs = new OutputHtml(NewProse());
        Assert.Equal(
            "<pre class=\"output stderr\" tabindex=\"0\">a<span class=\"ansi-red\">&lt;b&gt;</span>c</pre>",
            outputs.Write(CellOutput.Stream("stderr", "a\u001b[31m<b>\u001b[0mc")));
        Assert.Equal("<pre class=\"output stdout\" tabindex=\"0\">x</pre>", outputs.Write(CellOutput.Stream("stdout", "x")));
        Assert.Equal(
            "<div class=\"output error\"><p><strong>E&lt;T&gt;</strong>: m</p><pre tabindex=\"0\">at &lt;A&gt;\nat B</pre></div>",
            outputs.Write(CellOutput.Error("E<T>", "m", ["at <A>", "at B"])));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[1;32mok\u001b[0m", "<span class=\"ansi-green ansi-bold\">ok</span>")]
    [InlineData("\u001b[1mb\u001b[91mr\u001b[39mb",
        "<span class=\"ansi-bold\">b</span><span class=\"ansi-red ansi-bold\">r</span><span class=\"ansi-bold\">b</span>")]
    [InlineData("\u001b[2K\u001b[1Gx\u001b]0;title\u0007y\u001b[m", "xy")]
    public void Console_colours_become_classes_and_other_sequences_go(string text, string html) =>
        Assert.Equal(html, AnsiText.ToHtml(text));

    static Prose NewProse() => new("n", new Dictionary<string, string>());

    static string Show(params (string MimeType, string Text)[] forms) => new OutputHtml(NewProse()).Write(
        CellOutput.Display(forms.ToDictionary(form => form.MimeType, form => CellOutput.Value(form.MimeType, form.Text))));
}

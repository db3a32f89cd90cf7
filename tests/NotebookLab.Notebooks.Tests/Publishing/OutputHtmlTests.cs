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
        { "text/markdown", "*a*", "<div class=\"output\" tabindex=\"0\"><p><em>a</em></p>" },
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
    [InlineData("\u001b[38;5;208mo\u001b[38;5;9mr\u001b[38;5;244mg\u001b[0m",
        "<span class=\"ansi-ink\" style=\"--ansi:#ff8700\">o</span><span class=\"ansi-red\">r</span>"
        + "<span class=\"ansi-ink\" style=\"--ansi:#808080\">g</span>")]
    [InlineData("\u001b[38;2;0;114;178mb\u001b[38:2::1:2:3mc\u001b[39md",
        "<span class=\"ansi-ink\" style=\"--ansi:#0072b2\">b</span><span class=\"ansi-ink\" style=\"--ansi:#010203\">c</span>d")]
    [InlineData("\u001b[48;5;226my\u001b[37mw\u001b[49;1mx\u001b[22my",
        "<span style=\"color:#000;background:#ffff00\">y</span><span style=\"color:#e5e5e5;background:#ffff00\">w</span>"
        + "<span class=\"ansi-white ansi-bold\">x</span><span class=\"ansi-white\">y</span>")]
    [InlineData("\u001b[7ma\u001b[31mb\u001b[27;3;4mc", "<span class=\"ansi-inverse\">a</span>"
        + "<span style=\"color:#fff;background:#c42b1c\">b</span><span class=\"ansi-red ansi-italic ansi-underline\">c</span>")]
    [InlineData("\u001b[38;5;999ma\u001b[38;99mb\u001b[38mc\u001b[38;2;300;0;0md\u001b",
        "abc<span class=\"ansi-ink\" style=\"--ansi:#ff0000\">d</span>")]
    public void Console_colours_become_classes_and_other_sequences_go(string text, string html) =>
        Assert.Equal(html, AnsiText.ToHtml(text));

    [Theory]
    [InlineData("0 %\r50 %\r100 %", "100 %")]
    [InlineData("long line\rshort", "shortline")]
    [InlineData("long line\r\u001b[Kshort", "short")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("first\n1 of 2\r2 of 2\nlast\r", "first\n2 of 2\nlast")]
    [InlineData("long text\rab\r\nnext\r", "abng text\nnext")]
    [InlineData("ab\b\bc", "cb")]
    [InlineData("\b\bx\u001b[5Gy", "x   y")]
    [InlineData("👩‍🔬!\r?", "?!")]
    [InlineData("\u001b[31mred\r\u001b[32mg", "<span class=\"ansi-green\">g</span><span class=\"ansi-red\">ed</span>")]
    public void A_line_is_what_a_terminal_leaves_of_it(string text, string html) => Assert.Equal(html, AnsiText.ToHtml(text));

    [Fact]
    public void A_script_is_run_in_its_place_and_can_not_end_its_element()
    {
        var html = Show(("application/javascript", "element.innerHTML = '<!-- </SCRIPT>';"), ("text/plain", "words"));
        Assert.StartsWith("<div class=\"output html\"></div>\n<script>", html);
        Assert.Contains("element.innerHTML = '<\\!-- <\\/script>';", html);
        Assert.Single(Regex.Matches(html, "</script", RegexOptions.IgnoreCase));
    }

    [Fact]
    public void Mermaid_is_shown_as_its_text_with_a_word_why()
    {
        var html = Show(("text/markdown", "```mermaid\ngraph LR\n  a --> b\n```"));
        Assert.Contains("<figure class=\"mermaid\"><pre tabindex=\"0\"><code>graph LR\n  a --&gt; b</code></pre>", html);
        Assert.Contains("this page needs no network, and has no script that draws Mermaid.", html);
    }

    [Fact]
    public void An_error_that_has_no_more_to_say_is_said_once() =>
        Assert.Equal("<div class=\"output error\"><p><strong>E</strong>: m</p></div>",
            new OutputHtml(NewProse()).Write(CellOutput.Error("E", "m", ["m"])));

    static Prose NewProse() => new("n", new Dictionary<string, string>());

    static string Show(params (string MimeType, string Text)[] forms) => new OutputHtml(NewProse()).Write(
        CellOutput.Display(forms.ToDictionary(form => form.MimeType, form => CellOutput.Value(form.MimeType, form.Text))));
}

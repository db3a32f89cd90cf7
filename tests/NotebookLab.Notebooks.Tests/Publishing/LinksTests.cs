using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Notebooks.Tests.Publishing;

public class LinksTests
{
    static readonly Dictionary<string, string> Pages = [];

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[a](&#106;avascript:alert(1))")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<div><a title='>'href='javascript:alert(1)'>x</a></div>")]
    [InlineData("<a href=javascript:alert(1)>x</a>")]
    [InlineData("<a href=\"  java\tscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106avascript&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"java&Tab;script&#x3a;alert(1)\">x</a>")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>")]
    [InlineData("<form action=\"javascript:alert(1)\"><button formaction='javascript:alert(2)'>x</button></form>")]
    [InlineData("<iframe src=\"javascript:alert(1)\"></iframe>")]
    [InlineData("<a href=\"vbscript:alert(1)\">x</a>")]
    public void A_link_that_is_a_script_is_none(string markdown)
    {
        var html = new Prose("n", Pages).Write(markdown);
        Assert.DoesNotMatch("(href|action|src)\\s*=", html);
        Assert.DoesNotMatch("(href|action|src)\\s*=",
            new OutputHtml(new("n", Pages)).Write(CellOutput.Display([new("text/html", html)])));
    }

    [Theory]
    [InlineData("[x](https://example.org/?q=javascript:1)", "<a href=\"https://example.org/?q=javascript:1\">x</a>")]
    [InlineData("[x](#javascript:)", "<a href=\"#javascript:\">x</a>")]
    [InlineData("<a href='mailto:a@b.org'>x</a>", "<a href='mailto:a@b.org'>x</a>")]
    [InlineData("`<a href=javascript:x>`", "<code>&lt;a href=javascript:x&gt;</code>")]
    [InlineData("a < b href=javascript:x > c", "a &lt; b href=javascript:x &gt; c")]
    public void Other_links_and_what_only_speaks_of_them_stay(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>\n", new Prose("n", Pages).Write(markdown));

    [Fact]
    public void A_script_is_left_as_it_is()
    {
        const string script = "<script>let a = '<a href=\"javascript:x\"><img src=\"a.png\">';</script>";
        Assert.Equal($"<div class=\"output html\" tabindex=\"0\">{script}</div>",
            new OutputHtml(new("n", Pages)).Write(CellOutput.Display([new("text/html", script)])));
    }
}

using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Notebooks.Tests.Publishing;

public class ProseTests
{
    [Theory]
    [InlineData("a\n\n<!-- left open\n\nb", "<p>a</p>\n<!-- left open\n\nb\n-->")]
    [InlineData("<!-- closed -->\nb", "<!-- closed -->\n<p>b</p>\n")]
    [InlineData("`<!--`", "<p><code>&lt;!--</code></p>\n")]
    public void A_comment_ends_with_its_cell(string markdown, string html) =>
        Assert.Equal(html, new Prose("n", new Dictionary<string, string>()).Write(markdown));

    [Theory]
    [InlineData("[a](02-gradient.ipynb)", "<a href=\"gradient.html\">a</a>")]
    [InlineData("[a](./02-gradient.ipynb#step)", "<a href=\"gradient.html#step\">a</a>")]
    [InlineData("[a](../notebooks/02-gradient.ipynb)", "<a href=\"gradient.html\">a</a>")]
    [InlineData("[a](README.md)", "<a href=\"index.html\">a</a>")]
    [InlineData("<a href=\"02-gradient.ipynb\">a</a>", "<a href=\"gradient.html\">a</a>")]
    [InlineData("[a](other.ipynb)", "<a href=\"other.ipynb\">a</a>")]
    [InlineData("[a](https://example.org/02-gradient.ipynb)", "<a href=\"https://example.org/02-gradient.ipynb\">a</a>")]
    [InlineData("`href=\"02-gradient.ipynb\"`", "<code>href=&quot;02-gradient.ipynb&quot;</code>")]
    public void Links_to_notebooks_become_links_to_their_pages(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>\n", NewProse().Write(markdown));

    [Fact]
    public void Headings_are_named_once_each_and_listed_without_the_title()
    {
        var prose = NewProse();
        prose.Write("# The *title*\n\n## Step `h`\n");
        var html = prose.Write("## Step `h`\n\n### About [$x$](https://example.org)\n");
        Assert.Equal("The title", prose.Title);
        Assert.Equal(["step-h", "step-h-1", "about-x"], prose.Headings.Select(heading => heading.Id));
        Assert.Contains("<h2 id=\"step-h-1\">Step <code>h</code> <a class=\"anchor\" href=\"#step-h-1\"", html);
        Assert.Equal("Step <code>h</code>", prose.Headings[0].Html);
        Assert.StartsWith("About <math>", prose.Headings[2].Html);
    }

    [Fact]
    public void The_summary_is_the_first_paragraph_of_all()
    {
        var prose = NewProse();
        prose.Write("# Title");
        prose.Write("First with $x$.\n\nSecond.");
        prose.Write("Third.");
        Assert.StartsWith("<p>First with <math>", prose.Summary);
        Assert.EndsWith("</math>.</p>\n", prose.Summary);
    }

    [Fact]
    public void Formulas_are_set_inline_on_their_own_line_and_as_bare_environments()
    {
        var prose = NewProse();
        Assert.StartsWith("<p>a <math><semantics><msub>", prose.Write("a $x_1$ and $y_1$ b"));
        Assert.StartsWith("<div class=\"formula\" tabindex=\"0\"><math display=\"block\">", prose.Write("$$\nx\n$$"));
        Assert.StartsWith("<p>a <span class=\"formula\" tabindex=\"0\"><math display=\"block\">", prose.Write("a $$x$$ b"));
        var aligned = prose.Write("So\n\n\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}\n\nand on.");
        Assert.Contains("<mtable class=\"aligned\" displaystyle=\"true\"><mtr><mtd class=\"r\"><mi>a</mi></mtd>", aligned);
        Assert.Contains("</mtr><mtr>", aligned);
        Assert.EndsWith("<p>and on.</p>\n", aligned);
        Assert.Empty(prose.Warnings);
    }

    [Fact]
    public void Environments_in_dollars_or_code_are_left_alone()
    {
        foreach (var text in new[] { "$$\n\\begin{align}\nx\n\\end{align}\n$$", "```latex\n\\begin{align}\nx\n\\end{align}\n```",
            "$$x$$\n\nplain" })
            Assert.Equal(text, Environments.InDollars(text));
    }

    [Fact]
    public void A_formula_that_is_not_known_is_shown_as_it_was_written()
    {
        var prose = NewProse();
        Assert.Equal("<p><code class=\"tex\">\\foo &lt; 1</code></p>\n", prose.Write("$\\foo < 1$"));
        Assert.Equal(new PublishingWarning("n", "formula shown as TeX: \\foo is not known: \\foo < 1"), Assert.Single(prose.Warnings));
    }

    [Fact]
    public void A_solution_folds_and_its_code_is_coloured()
    {
        var html = NewProse().Write("<details>\n<summary>Solution</summary>\n\n```csharp\nvar x = 1;\n```\n\n</details>");
        Assert.StartsWith("<details>\n<summary>Solution</summary>\n"
            + "<pre class=\"source\" tabindex=\"0\"><code><span class=\"k\">var</span> x", html);
    }

    [Fact]
    public void A_picture_pasted_into_a_cell_is_in_the_page()
    {
        var html = NewProse().Write("![dot](attachment:my%20dot.png)", name => name == "my dot.png" ? "data:image/png;base64,aGk=" : null);
        Assert.Contains("<img src=\"data:image/png;base64,aGk=\" alt=\"dot\"", html);
    }

    static Prose NewProse() => new("n", new Dictionary<string, string>
    {
        ["02-gradient.ipynb"] = "gradient.html",
        ["README.md"] = "index.html",
    });
}

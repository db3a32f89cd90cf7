using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Notebooks.Tests.Publishing;

public partial class SiteTests
{
    const string Chart = "application/vnd.plotly.v1+json";

    [Fact]
    public void A_site_is_an_index_a_page_a_notebook_and_what_they_share()
    {
        var site = Publish(("01 first", WithChart("# First\n\nHow it *begins*.")), ("02-second", With("# Second")));
        Assert.Equal(
            ["01-first.html", "02-second.html", "ground.js", "index.html", "narrow.js", "page.css", "page.js", "plotly.min.js",
                "predict.js"],
            Directory.GetFiles(site).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var index = Read(site, "index.html");
        Assert.Contains("<a href=\"01-first.html\">First</a>", index);
        Assert.Contains("<p>How it <em>begins</em>.</p>", index);
        Assert.True(index.IndexOf("01-first.html") < index.IndexOf("02-second.html"));

        Assert.Contains("rel=\"next\" class=\"next\" href=\"02-second.html\"><span>Next</span>Second</a>", Read(site, "01-first.html"));
        Assert.DoesNotContain("rel=\"prev\"", Read(site, "01-first.html"));
        Assert.Contains("rel=\"prev\" class=\"prev\" href=\"01-first.html\"><span>Previous</span>First</a>", Read(site, "02-second.html"));
    }

    [Fact]
    public void Plotly_is_written_whole_and_loaded_only_where_there_is_a_chart()
    {
        var site = Publish(("a", WithChart("# A")), ("b", With("# B")));
        var script = Read(site, "plotly.min.js");
        // Hidden from a page's loader of modules.
        Assert.StartsWith("(function (define, module, exports) {\n/**\n* plotly.js v2.28.0", script);
        Assert.EndsWith("}));\n}).call(window);\n", script);
        Assert.Contains("<script src=\"plotly.min.js\" defer>", Read(site, "a.html"));
        Assert.DoesNotContain("plotly.min.js", Read(site, "b.html"));
        Assert.False(File.Exists(Path.Combine(Publish(("b", With("# B"))), "plotly.min.js")));
    }

    [Fact]
    public void No_page_loads_anything_from_the_network_or_a_file_that_is_not_there()
    {
        var site = Publish(("a", WithChart("# A\n\n[away](https://example.org) and $x$")), ("b", With("# B")));
        var resources = Directory.GetFiles(site, "*.html")
            .SelectMany(page => Resource().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["ground.js", "narrow.js", "page.css", "page.js", "plotly.min.js", "predict.js"], resources);
        Assert.DoesNotMatch(@"url\(|@import|http", Read(site, "page.css"));
        Assert.All(["page.js", "ground.js", "narrow.js", "predict.js"],
            script => Assert.DoesNotMatch("fetch|http|import", Read(site, script)));
    }

    [Fact]
    public void A_title_is_text_wherever_it_stands()
    {
        var site = Publish(("a", With("# <script>alert(1)</script> & `\"<b>\"`")), ("b", With("# B")));
        foreach (var page in Directory.GetFiles(site, "*.html"))
        {
            var text = File.ReadAllText(page);
            // Raw HTML in the prose is the author's; what the site makes of the title is not.
            var outside = Path.GetFileName(page) == "a.html" ? text[..text.IndexOf("<main")] : text;
            Assert.DoesNotContain("<script>alert", outside);
            Assert.DoesNotContain("<b>", outside);
        }
        Assert.Contains("<title>alert(1) &amp; &quot;&lt;b&gt;&quot; · Notebooks</title>", Read(site, "a.html"));
    }

    [Fact]
    public void A_failed_cell_is_told_on_the_page_and_in_the_index()
    {
        var failed = With("# A");
        failed.AddCode("throw null;").Outputs = [CellOutput.Error("E", "m", [])];
        var site = Publish(("a", failed), ("b", With("# B")));
        Assert.Contains("class=\"badge\">A cell of this notebook failed.", Read(site, "a.html"));
        Assert.DoesNotContain("badge", Read(site, "b.html"));
        Assert.Single(Regex.Matches(Read(site, "index.html"), "class=\"badge\""));
    }

    [Fact]
    public void A_cell_that_was_meant_to_fail_has_not_failed()
    {
        var meant = With("# A");
        var cell = meant.AddCode("throw null;");
        cell.Json["metadata"] = new JsonObject { ["tags"] = new JsonArray("raises-exception") };
        cell.Outputs = [CellOutput.Error("E", "m", [])];
        var site = Publish(("a", meant));
        Assert.Contains("<strong>E</strong>: m", Read(site, "a.html"));
        Assert.DoesNotContain("badge", Read(site, "a.html") + Read(site, "index.html"));
    }

    [Fact]
    public void A_link_to_a_dib_leads_to_its_page() =>
        Assert.Contains("<a href=\"b.html\">b</a>", Read(Publish(("a", With("[b](b.dib)")), ("b", With("# B"))), "a.html"));

    [Fact]
    public void Names_that_make_the_same_file_are_told_apart()
    {
        var site = Publish(("a b", With("[x](a-b.ipynb)")), ("a-b", With("[y](a%20b.ipynb)")), ("index", With("# I")));
        Assert.Contains("<a href=\"a-b-2.html\">x</a>", Read(site, "a-b.html"));
        Assert.Contains("<a href=\"a-b.html\">y</a>", Read(site, "a-b-2.html"));
        Assert.Contains("I</h1>", Read(site, "index-2.html"));
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_told_apart() =>
        Assert.Equal(["index.html", "A.html", "a-2.html"], Site.Files(["A", "a"]).Take(3));

    [Fact]
    public void A_pasted_picture_is_one_line_in_the_page()
    {
        var notebook = With("![p](attachment:p.png)");
        notebook.Cells[0].Json["attachments"] = new JsonObject { ["p.png"] = new JsonObject { ["image/png"] = "aG\nk=\n" } };
        Assert.Contains("data:image/png;base64,aGk=\"", Read(Publish(("a", notebook)), "a.html"));
    }

    [Fact]
    public void Formulas_that_are_not_understood_are_reported_by_notebook()
    {
        var warnings = Site.Write([(With("$x$ and $\\color{red} x$"), "01")], Sample.NewFolder());
        Assert.Equal("01: formula shown as TeX: \\color is not known: \\color{red} x", Assert.Single(warnings).ToString());
    }

    [Fact]
    public void An_output_folder_that_is_a_file_is_one_clear_line()
    {
        var file = Path.Combine(Sample.NewFolder(), "file");
        File.WriteAllText(file, "");
        var error = Assert.Throws<NotebookException>(() => Site.Write([], file));
        Assert.StartsWith($"{file}: can't be written: ", error.Message);
    }

    static Notebook With(string markdown)
    {
        var notebook = Notebook.Create();
        notebook.AddMarkdown(markdown);
        return notebook;
    }

    static Notebook WithChart(string markdown)
    {
        var notebook = With(markdown);
        notebook.AddCode("Draw()").Outputs =
            [CellOutput.Display([new(Chart, CellOutput.Value(Chart, """{"data":[]}"""))])];
        return notebook;
    }

    static string Publish(params (string Name, Notebook Notebook)[] notebooks)
    {
        var folder = Path.Combine(Sample.NewFolder(), "site");
        Site.Write([.. notebooks.Select(entry => (entry.Notebook, entry.Name))], folder);
        return folder;
    }

    static string Read(string site, string file) => File.ReadAllText(Path.Combine(site, file));

    [GeneratedRegex("<(?:script|img|iframe|link)\\b[^>]*?\\b(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Resource();
}

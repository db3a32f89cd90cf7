using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Magic;

public sealed class MagicTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    IReadOnlyDictionary<string, string> Forms => lab.Outputs.OfType<DisplayedData>().Single().Data.Forms;

    [Fact]
    public async Task Who_names_the_variables_that_a_next_cell_would_see()
    {
        await lab.Value("#!who");
        Assert.Equal("There are no variables yet.", lab.Shown);
        await lab.Value("var x = 1; int F() => x; class C; const int Limit = 7; var (p, q) = (1, 2);");
        await lab.Run("var later = 5; throw new Exception();");
        await lab.Value("int.TryParse(\"4\", out var parsed);\nstring Title { get; set; } = \"t\";");
        await lab.Value("#!who");
        Assert.Equal("Limit, Title, later, p, parsed, q, x", lab.Shown);
        await lab.Value("int x() => 3;");
        await lab.Value("#!who\n1 + 1");
        Assert.Equal("Limit, Title, later, p, parsed, q|= 2", lab.Shown);
    }

    [Fact]
    public async Task Whos_shows_types_and_values_and_the_newest_of_a_name()
    {
        await lab.Value("var x = 1; var list = new List<int> { 1, 2 }; (int A, string B)? pair = null;");
        await lab.Value("var x = \"a<b>\";");
        await lab.Value("x = x + \"\\n!\";");
        await lab.Value("#!whos");
        Assert.Equal(
        [
            "Variable  Type                Value",
            "list      List<int>           [ 1, 2 ]",
            "pair      (int A, string B)?  <null>",
            "x         string              a<b> !",
        ], Forms["text/plain"].Split('\n'));
        Assert.Contains("<td style=\"text-align:left\">a&lt;b&gt; !</td>", Forms["text/html"]);
    }

    [Fact]
    public async Task A_long_value_is_cut_and_one_that_cannot_be_shown_says_so()
    {
        await lab.Value("class Shy { public override string ToString() => throw new Exception(\"no\"); }\n"
            + "var shy = new Shy(); var text = new string('z', 5000);");
        await lab.Value("#!whos");
        var plain = Forms["text/plain"];
        Assert.Contains(new string('z', 100) + "…", plain);
        Assert.DoesNotContain(new string('z', 101), plain);
        Assert.Contains("shy", plain);
    }

    [Fact]
    public async Task Lsmagic_has_a_sentence_for_each_and_completion_offers_the_same()
    {
        await lab.Value("#!lsmagic");
        var plain = Forms["text/plain"];
        string[] all =
        [
            "#!about", "#!c#", "#!csharp", "#!html", "#!import", "#!javascript", "#!js", "#!lsmagic", "#!markdown", "#!md", "#!mermaid",
            "#!time", "#!who", "#!whos", "#i", "#load", "#r",
        ];
        Assert.All(all, name => Assert.Contains(name, plain));
        Assert.All(plain!.Split('\n').Skip(1), line => Assert.EndsWith(".", line));
        using var session = new Session(AppContext.BaseDirectory);
        Assert.Equal(all, (await session.CompleteAsync("#", 1)).Items.Select(item => item.Text));
        Assert.Equal(["#!who", "#!whos"], (await session.CompleteAsync("#!wh", 4)).Items.Select(item => item.Text));
    }

    [Fact]
    public async Task About_says_what_runs_the_cells()
    {
        await lab.Value("#!about");
        var plain = Forms["text/plain"];
        Assert.Matches(@"NotebookLab\s+\d+\.\d+\.\d+", plain);
        Assert.Contains(Environment.Version.ToString(), plain);
        Assert.Matches(@"Roslyn\s+5\.\d+", plain);
        Assert.Matches(@"C#\s+14\.0", plain);
        Assert.Contains("<table>", Forms["text/html"]);
    }

    [Fact]
    public async Task Mermaid_is_markdown_that_needs_no_network()
    {
        await lab.Value("#!mermaid\ngraph TD\n  A-->B\n");
        Assert.Equal("```mermaid\ngraph TD\n  A-->B\n```", Forms["text/markdown"]);
        Assert.Equal("graph TD\n  A-->B", Forms["text/plain"]);
    }

    [Theory]
    [InlineData("#!who x")]
    [InlineData("#!about 1 + 1")]
    public async Task A_magic_that_stands_alone_says_so(string code)
    {
        await lab.Run(code);
        Assert.Equal("DirectiveError", lab.Error!.Name);
        Assert.Contains("stands alone in its line", lab.Error.Message);
    }

    [Theory]
    [InlineData("#i \"nuget:\"", "names no source of packages. Write #i \"nuget: source\"")]
    [InlineData("#i \"https://example.org\"", "names no source of packages")]
    [InlineData("#i \"nuget: http://example.org/index.json\"", "over https only")]
    [InlineData("#i \"nuget: no/such/folder\"", "neither an address nor a folder that is there")]
    public async Task A_package_source_that_is_none_says_what_to_write(string code, string told)
    {
        await lab.Run($"\n{code}");
        Assert.Equal("DirectiveError", lab.Error!.Name);
        Assert.Contains(told, lab.Error.Message);
        Assert.Equal(2, lab.Error.Place!.Line);
    }

    [Fact]
    public void Cells_with_magics_are_complete_as_any_other()
    {
        using var session = new Session(AppContext.BaseDirectory);
        Assert.True(session.IsComplete("#i \"nuget: https://example.org\"\n#!who\nvar x = 1;"));
        Assert.False(session.IsComplete("#!time\nif (true) {"));
    }
}

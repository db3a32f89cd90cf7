using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Magic;

public sealed class ImportTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("notebooklab-").FullName;
    readonly Lab lab;

    public ImportTests() => lab = new(folder);

    public void Dispose()
    {
        lab.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_notebooks_code_cells_run_one_by_one_and_those_of_other_languages_are_skipped()
    {
        Notebook("shapes.ipynb",
            Code("var side = 3;"), Code("let x = 1", "fsharp"), Code("#!pwsh\nls"), Code("int Area() => side * side;\nArea()"));
        await lab.Value("#!import \"shapes.ipynb\"\n\nvar twice = 2 * Area();");
        Assert.Equal("9", lab.Shown);
        Assert.IsType<DisplayedData>(lab.Outputs.Single());
        Assert.Equal("18", await lab.Value("twice"));
    }

    [Fact]
    public async Task What_a_notebook_shows_beside_its_code_is_shown_in_its_place()
    {
        Notebook("shapes.ipynb",
            Markdown("# Areas\n\n#!csharp\nno code"), Code("<b>3</b>", "html"), Code("6 * 7"), Code("#!mermaid\ngraph LR"));
        await lab.Value("#!import shapes.ipynb");
        Assert.Equal(["# Areas\n\n#!csharp\nno code", "<b>3</b>", "42", "graph LR"],
            lab.Outputs.Cast<DisplayedData>().Select(shown => shown.Data.Forms.Values.Last()));
    }

    [Fact]
    public async Task A_dib_brings_its_csharp_parts_and_its_text()
    {
        Write("parts.dib", "#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"sql-shop\"}]}}\n\n#!markdown\n# Title\n\n"
            + "#!csharp\nvar a = 1;\n\n#!fsharp\nlet b = 2\n\n#!sql-shop\nSELECT 1\n\n#!c#\n#!time\nvar b = a + 1;\n");
        await lab.Value("#!import parts.dib");
        var shown = lab.Outputs.Cast<DisplayedData>().Select(shown => shown.Data.Forms.Values.Last()).ToArray();
        Assert.Equal("# Title", shown[0]);
        Assert.StartsWith("Wall time:", shown[1]);
        Assert.Equal("( 1, 2 )", await lab.Value("(a, b)"));
    }

    [Theory]
    [InlineData("more.cs")]
    [InlineData("more.csx")]
    public async Task A_file_of_code_is_one_cell(string file)
    {
        Write(file, "using System.Globalization;\nint Triple(int n) => 3 * n;");
        await lab.Value($"#!import {file}");
        Assert.Equal("12", await lab.Value("Triple(4)"));
    }

    [Fact]
    public async Task Paths_are_relative_to_the_file_that_imports()
    {
        Write("sub/outer.csx", "#!import \"inner/inner.csx\"\n#load \"inner/loaded.csx\"\n#r \"lib/CsCheck.dll\"\nvar b = a + loaded;");
        Write("sub/inner/inner.csx", "var a = 1;");
        Write("sub/inner/loaded.csx", "var loaded = 10;");
        Directory.CreateDirectory(Path.Combine(folder, "sub", "lib"));
        File.Copy(typeof(CsCheck.Gen).Assembly.Location, Path.Combine(folder, "sub", "lib", "CsCheck.dll"));
        await lab.Value("#!import sub/outer.csx");
        Assert.Equal("11", await lab.Value("b"));
        Assert.Equal("True", await lab.Value("CsCheck.Gen.Const(1) != null"));
    }

    [Fact]
    public async Task An_error_is_the_cells_and_names_the_imported_file_and_its_line()
    {
        Notebook("faulty.ipynb", Code("var fine = 1;"), Code("var a = 1;\nvar b = a + missing;"));
        await lab.Run("// first\n#!import faulty.ipynb\nvar never = 1;");
        Assert.Equal(("CompilationError", "faulty.ipynb cell 2", 2), (lab.Error!.Name, lab.Error.Place!.Cell, lab.Error.Place.Line));
        Assert.StartsWith("faulty.ipynb cell 2(2,13): error CS0103", lab.Error.Trace[0]);
        Assert.Equal("   in faulty.ipynb cell 2, imported by cell 1, line 2", lab.Error.Trace[^1]);
        Assert.Equal("1", await lab.Value("fine"));
        await lab.Run("never");
        Assert.Equal("CompilationError", lab.Error!.Name);
    }

    [Fact]
    public async Task An_exception_in_imported_code_has_the_line_of_its_file()
    {
        Write("late.dib", "#!csharp\nint Fail()\n{\n    throw new Exception(\"late\");\n}\n#!csharp\nvar other = 1;\n");
        await lab.Value("#!import late.dib");
        await lab.Run("Fail()");
        Assert.Equal("late", lab.Error!.Message);
        Assert.Equal(
            ("late.dib", 4, "    throw new Exception(\"late\");"),
            (lab.Error.Place!.Cell, lab.Error.Place.Line, lab.Error.Place.SourceLine));
        Write("now.csx", "\nthrow new Exception(\"now\");");
        await lab.Run("#!import now.csx");
        Assert.Equal(["   at the cell in now.csx, line 2", "   in now.csx, imported by cell 3, line 1"], lab.Error!.Trace.TakeLast(2));
    }

    [Fact]
    public async Task A_circle_is_told()
    {
        Write("a.csx", "#!import b.csx");
        Write("b.csx", "\n#!import a.csx");
        await lab.Run("#!import a.csx");
        Assert.Contains("#!import \"a.csx\" goes in a circle: a.csx → b.csx → a.csx.", lab.Error!.Message);
        Assert.Equal(("b.csx", 2), (lab.Error.Place!.Cell, lab.Error.Place.Line));
        Write("b.csx", "var ok = 1;");
        Assert.Equal("2", await lab.Value("#!import a.csx\n#!import a.csx\nok + 1"));
    }

    [Theory]
    [InlineData("#!import", "names no file")]
    [InlineData("#!import absent.csx", "#!import \"absent.csx\" was not found. Paths are relative to the folder of the notebook")]
    [InlineData("#!import text.txt", "only .ipynb, .dib, .cs and .csx files")]
    [InlineData("#!import broken.ipynb", "broken.ipynb is no notebook")]
    [InlineData("#!import list.ipynb", "list.ipynb is no notebook: it has no list of cells")]
    [InlineData("#!import python.ipynb", "python.ipynb has no C# in it")]
    public async Task What_cannot_be_imported_says_why(string code, string told)
    {
        Write("text.txt", "text");
        Write("broken.ipynb", "{");
        Write("list.ipynb", "[]");
        Write("python.ipynb", """
            {"metadata":{"kernelspec":{"language":"python","name":"python3"}},"cells":[{"cell_type":"code","source":"x = 1"}]}
            """);
        await lab.Run($"var x = 1;\n{code}");
        Assert.Equal("DirectiveError", lab.Error!.Name);
        Assert.Contains(told, lab.Error.Message);
        Assert.Equal(("cell 1", 2), (lab.Error.Place!.Cell, lab.Error.Place.Line));
        Assert.Equal("1", await lab.Value("x"));
    }

    [Fact]
    public async Task An_import_is_stopped_with_its_cell()
    {
        Write("endless.csx", "var begun = 1; Console.Write(\"started\"); while (true) ;");
        using var stop = new CancellationTokenSource();
        var running = lab.Run("#!import endless.csx", stop.Token);
        await lab.Until("started");
        await Task.Run(stop.Cancel);
        Assert.Equal("Interrupted", (await running.WaitAsync(TimeSpan.FromSeconds(30))).Error!.Name);
        Assert.Equal("1", await lab.Value("begun"));
    }

    void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    void Notebook(string name, params JsonObject[] cells) => Write(name, new JsonObject
    {
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["cells"] = new JsonArray([.. cells]),
    }.ToJsonString());

    static JsonObject Markdown(string text) => new() { ["cell_type"] = "markdown", ["source"] = text };

    static JsonObject Code(string text, string? language = null)
    {
        var lines = text.Split('\n').Select((line, i) => JsonValue.Create(i == 0 ? line : "\n" + line));
        var cell = new JsonObject { ["cell_type"] = "code", ["source"] = new JsonArray([.. lines]) };
        if (language is not null)
            cell["metadata"] = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language } };
        return cell;
    }
}

using NotebookLab.Notebooks.Tests.Running;
using NotebookLab.Scripting;

namespace NotebookLab.Notebooks.Tests;

/// <summary>The notebooks in the folder <c>Notebooks</c>, one of each kind that is met, run as the command runs them.</summary>
public class NotebookKindTests
{
    [Fact]
    public async Task A_cell_is_run_or_shown_as_what_its_metadata_says_and_another_language_is_refused_by_name()
    {
        var (cells, error) = await Run("languages.ipynb");
        Assert.Null(error);
        Assert.Equal("9", Form(cells[1], "text/plain"));
        Assert.Equal("<p>A <b>piece</b> of a page</p>", Form(cells[2], "text/html"));
        Assert.Equal("element.textContent = `1 + 1 is ${1 + 1}`;", Form(cells[3], "application/javascript"));
        Assert.Equal("```mermaid\ngraph LR\n  derivative --> gradient\n```", Form(cells[4], "text/markdown"));
        Assert.Equal("*Prose* in a cell of code", Form(cells[5], "text/markdown"));
        Assert.Equal("<i>the line says more</i>", Form(cells[9], "text/html"));
        foreach (var (cell, number, language) in new[] { (6, 6, "F#"), (7, 7, "PowerShell"), (8, 8, "sql-shop") })
        {
            var refused = Assert.IsType<ErrorOutput>(cells[cell].Outputs.Single());
            Assert.Equal("OtherLanguage", refused.Name);
            Assert.StartsWith($"Cell {number} is in {language}, and this lab runs C# only: it was not run.", refused.Message);
        }
    }

    [Fact]
    public async Task A_cell_in_another_language_ends_the_run_as_an_error_does()
    {
        var notebook = Notebook.Create();
        notebook.AddCode("print(1)").Json["metadata"] = System.Text.Json.Nodes.JsonNode.Parse("""{"vscode": {"languageId": "python"}}""");
        notebook.AddCode("1");
        using var session = new Session(AppContext.BaseDirectory);
        var (executed, ran, error) = await InProcess.Run(notebook, session);
        Assert.Equal((0, "OtherLanguage", "cell 1"), (ran, error!.Name, error.Place!.Cell));
        Assert.Empty(executed.Cells[1].Outputs);
    }

    [Fact]
    public async Task A_dib_is_a_notebook_with_a_cell_a_part()
    {
        var (cells, error) = await Run("parts.dib");
        Assert.Null(error);
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Code], cells.Select(cell => cell.Kind));
        Assert.StartsWith("# A file of parts\n", cells[0].Source);
        Assert.Equal("16", Form(cells[1], "text/plain"));
        Assert.Equal("<p>A <b>piece</b> of a page</p>", Form(cells[2], "text/html"));
        Assert.Equal("4\n", ((StreamOutput)cells[3].Outputs[0]).Text);
        Assert.StartsWith("Wall time: ", Form(cells[3], "text/plain", output: 1));
    }

    [Theory]
    [InlineData("kernelspec.ipynb", "2")]
    [InlineData("unnamed.ipynb", "4")]
    public async Task The_kernel_says_that_it_is_CSharp_whatever_else_is_said(string file, string value)
    {
        var (cells, _) = await Run(file);
        Assert.Equal(value, Form(cells[0], "text/plain"));
    }

    [Fact]
    public async Task An_import_shows_the_text_of_what_it_imports_in_its_place()
    {
        var (cells, error) = await Run("imports.ipynb");
        Assert.Null(error);
        string[] shown = [.. cells[0].Outputs.OfType<DisplayOutput>().Select(output => output.Data.First().Key)];
        Assert.Equal(["text/markdown", "text/plain", "text/html", "text/plain", "text/plain"], shown);
        Assert.Equal("4", Form(cells[0], "text/plain", output: cells[0].Outputs.Count - 2));
    }

    [Theory]
    [InlineData("python.ipynb", "is a python notebook; only C# can be run here")]
    [InlineData("fsharp.dib", "is a F# notebook; only C# can be run here")]
    [InlineData("meta.dib", "what follows #!meta is not JSON, line 1, column 2: ")]
    [InlineData("empty.dib", "is empty")]
    public void What_is_no_CSharp_notebook_is_named(string file, string told)
    {
        var folder = Sample.NewFolder();
        File.Copy(PathOf("python.ipynb"), Path.Combine(folder, "python.ipynb"));
        File.WriteAllText(Path.Combine(folder, "fsharp.dib"), "#!markdown\n# Title\n#!fsharp\nlet x = 1\n");
        File.WriteAllText(Path.Combine(folder, "meta.dib"), "#!meta\n{,}\n\n#!csharp\n1\n");
        File.WriteAllText(Path.Combine(folder, "empty.dib"), " \n");
        var path = Path.Combine(folder, file);
        Assert.StartsWith($"{path}: {told}", Assert.Throws<NotebookException>(() => Notebook.Read(path)).Message);
    }

    static async Task<(IReadOnlyList<Cell> Cells, Scripting.Outputs.CellError? Error)> Run(string file)
    {
        using var session = new Session(Path.GetDirectoryName(PathOf(file))!);
        var (notebook, _, error) = await InProcess.Run(Notebook.Read(PathOf(file)), session);
        return (notebook.Cells, error);
    }

    static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Notebooks", file);

    static string? Form(Cell cell, string form, int output = 0) => ((DisplayOutput)cell.Outputs[output]).Text(form);
}

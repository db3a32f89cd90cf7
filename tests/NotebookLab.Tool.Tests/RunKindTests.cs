using NotebookLab.Notebooks;

namespace NotebookLab.Tool.Tests;

/// <summary>What <c>run</c> makes of files that are no ordinary C# notebook.</summary>
public sealed class RunKindTests : IDisposable
{
    const string Python =
        "{\"cells\": [], \"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"nbformat\": 4, \"nbformat_minor\": 5}";

    readonly CommandLine lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_folder_with_a_python_notebook_runs_the_others_and_says_which_is_left_out()
    {
        lab.Notebook("all/one", "1 + 1");
        lab.Write("all/two.dib", "#!markdown\n# Two\n\n#!csharp\n2 + 2\n");
        var python = lab.Write("all/python.ipynb", Python);
        var (exit, output, errors) = await lab.Run("run", "all");
        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("one: done", output);
        Assert.Contains("two: done", output);
        Assert.Contains($"left out: {python}: is a python notebook; only C# can be run here", output);
        Assert.DoesNotContain("python", File.ReadAllText(Path.Combine(lab.Folder, "artifacts/page/index.html")));
    }

    [Fact]
    public async Task A_folder_of_nothing_else_and_a_python_notebook_that_is_named_are_refused()
    {
        lab.Write("all/python.ipynb", Python);
        var (exit, _, errors) = await lab.Run("run", "all");
        Assert.Equal(2, exit);
        Assert.StartsWith("notebooklab: there is no C# notebook in all; left out: ", Assert.Single(errors.TrimEnd().Split('\n')));
        lab.Notebook("all/one", "1");
        Assert.Equal(2, (await lab.Run("run", "all", "all/python.ipynb")).Exit);
    }

    [Fact]
    public async Task A_dib_is_run_and_published_and_an_update_leaves_it_as_it_is()
    {
        const string text = "#!markdown\n\n# A file of parts\n\n#!csharp\n\n6 * 7\n";
        var path = lab.Write("parts.dib", text);
        var (exit, output, _) = await lab.Run("run", path, "--update");
        Assert.Equal(0, exit);
        Assert.Equal(text, File.ReadAllText(path));
        var executed = Path.Combine(lab.Folder, "artifacts/page/parts.ipynb");
        Assert.Contains($"{path}: a .dib file keeps no outputs, and is left as it is: they are in {executed}", output);
        Assert.Equal("42", ((DisplayOutput)Notebook.Read(executed).Cells[1].Outputs.Single()).Text("text/plain"));
        Assert.Contains("A file of parts</h1>", File.ReadAllText(Path.Combine(lab.Folder, "artifacts/page/parts.html")));
    }

    [Fact]
    public async Task A_cell_in_another_language_is_told_with_its_notebook_and_its_number()
    {
        var path = lab.Write("mixed.dib", "#!csharp\n1\n\n#!fsharp\nlet x = 1\n\n#!csharp\n2\n");
        var (exit, output, _) = await lab.Run("run", path);
        Assert.Equal(1, exit);
        Assert.Contains($"{path}, cell 2: OtherLanguage: Cell 2 is in F#, and this lab runs C# only: it was not run.", output);
        Assert.Contains("The cells after it were not run: 1 of 3.", output);
    }

    [Fact]
    public async Task A_global_json_that_asks_for_an_sdk_which_is_not_installed_does_not_keep_packages_away()
    {
        lab.Write("global.json", """{"sdk": {"version": "1.0.0", "rollForward": "disable"}}""");
        lab.Variables["XDG_DATA_HOME"] = Path.Combine(lab.Folder, "data"); // nothing was restored there yet
        var path = lab.Notebook("packages", "#r \"nuget: CsCheck, 5.0.1\"\nCsCheck.Gen.Const(1) != null");
        var (exit, output, errors) = await lab.Run("run", path);
        Assert.True(exit == 0, output + errors);
    }
}

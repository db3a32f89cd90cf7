using System.Text.Json.Nodes;
using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Tests;

namespace NotebookLab.Tool.Tests;

/// <summary>What a run writes, and that a source is not among it.</summary>
public sealed class RunOutputTests : IDisposable
{
    readonly CommandLine lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("notebooks")]
    [InlineData("./notebooks/../notebooks/")]
    [InlineData("link")] // to the folder
    [InlineData("links")] // with a link to the file
    [InlineData("twins")] // with the file by another name
    [InlineData("pages")] // with a link to the file where a page would be
    public async Task Whatever_output_names_a_source_is_not_written(string output)
    {
        if (OperatingSystem.IsWindows()) return;
        var path = lab.Write("notebooks/one.ipynb", WithSolution());
        Directory.CreateSymbolicLink(In("link"), In("notebooks"));
        foreach (var folder in new[] { "links", "twins", "pages" }) Directory.CreateDirectory(In(folder));
        File.CreateSymbolicLink(In("links/one.ipynb"), path);
        File.CreateSymbolicLink(In("pages/index.html"), path);
        await lab.Shell("ln notebooks/one.ipynb twins/one.ipynb");

        var (exit, shown, errors) = await lab.Run("run", path, "--without-solutions", "--output", output);
        Assert.Equal((2, ""), (exit, shown));
        Assert.Contains("is the notebook", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(WithSolution(), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(In("notebooks")));
    }

    [Fact]
    public async Task A_notebook_that_no_run_has_made_is_not_written_over()
    {
        var path = lab.Notebook("one", "1");
        var other = lab.Write("other/one.ipynb", WithSolution());
        var (exit, _, errors) = await lab.Run("run", path, "--output", "other");
        Assert.Equal(2, exit);
        Assert.Contains($"{other} is there, and no run has made it", errors);
        Assert.Equal(WithSolution(), File.ReadAllText(other));
        Assert.Equal(0, (await lab.Run("run", path, "--output", "new")).Exit);
        Assert.Equal(0, (await lab.Run("run", path, "--output", "new")).Exit);
    }

    [Fact]
    public async Task An_update_keeps_the_mode_the_links_and_whatever_else_a_notebook_has()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        var notebook = JsonNode.Parse(WithSolution())!;
        notebook["newer"] = new JsonObject { ["field"] = 1.50 };
        notebook["cells"]![0]!["attachments"] = new JsonObject { ["p.png"] = new JsonObject { ["image/png"] = "aGk=" } };
        var path = lab.Write("one.ipynb", notebook.ToJsonString());
        var twinned = lab.Notebook("two", "2");
        File.SetUnixFileMode(path, mode);
        File.CreateSymbolicLink(In("link.ipynb"), path);
        await lab.Shell("ln two.ipynb twin.ipynb");

        Assert.Equal(0, (await lab.Run("run", "link.ipynb", "two.ipynb", "--update")).Exit);
        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Equal(path, new FileInfo(In("link.ipynb")).LinkTarget);
        var now = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Single(now["cells"]![1]!["outputs"]!.AsArray());
        (now["cells"]![1]!["outputs"], now["cells"]![1]!["execution_count"]) = (new JsonArray(), null);
        Assert.True(JsonNode.DeepEquals(notebook, now));
        Assert.Equal(File.ReadAllText(twinned), File.ReadAllText(In("twin.ipynb")));
        Assert.NotEmpty(Notebook.Read(twinned).Cells[0].Outputs);
        Assert.Equal(
            ["artifacts", "link.ipynb", "one.ipynb", "twin.ipynb", "two.ipynb"],
            Directory.GetFileSystemEntries(lab.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_read_only_notebook_is_not_updated_and_that_is_said_before_anything_runs()
    {
        var path = lab.Notebook("one", "System.IO.File.WriteAllText(\"made\", \"\");");
        var before = File.ReadAllText(path);
        new FileInfo(path).IsReadOnly = true;
        var (exit, shown, errors) = await lab.Run("run", path, "--update");
        Assert.Equal((2, $"notebooklab: {path}: can't be written: it is read-only\n"), (exit, errors));
        Assert.Equal(before, File.ReadAllText(path));
        Assert.False(File.Exists(In("made")));
        Assert.Equal(0, (await lab.Run("run", path)).Exit);
    }

    [Fact]
    public async Task A_notebook_that_was_changed_while_it_ran_is_not_updated()
    {
        var path = lab.Notebook("one", "System.IO.File.AppendAllText(\"one.ipynb\", \"\\n\"); 42");
        var before = File.ReadAllText(path);
        var (exit, shown, _) = await lab.Run("run", path, "--update");
        Assert.Equal(1, exit);
        Assert.Contains($"{path}: was changed while it ran, and is left as it is", shown);
        Assert.Equal(before + "\n", File.ReadAllText(path));
    }

    [Fact]
    public async Task What_has_controls_is_run_at_its_first_values_and_a_line_says_which()
    {
        var path = lab.Notebook("one", "using NotebookLab.Controls;\nLive.Of(new Slider(\"x\", 0, 9, 3), x => x * x)");
        Assert.Equal(0, (await lab.Run("run", path, "--update")).Exit);
        var shown = Notebook.Read(path).Cells[0].Outputs.Cast<DisplayOutput>()
            .Select(output => string.Concat(output.Data["text/plain"]!.AsArray()));
        Assert.Equal(["x = 3 (in a running notebook: move x)", "9"], shown);
    }

    [Fact]
    public async Task After_an_error_the_notebook_is_not_updated()
    {
        var path = lab.Notebook("one", "1", "throw new Exception();");
        var before = File.ReadAllText(path);
        Assert.Equal(1, (await lab.Run("run", path, "--update")).Exit);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.NotEmpty(Notebook.Read(In("artifacts/page/one.ipynb")).Cells[0].Outputs);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    [InlineData("/proc")]
    [InlineData("/proc/below")]
    [InlineData("")]
    public async Task A_place_where_nothing_can_be_written_gets_one_line_and_exit_code_2_before_anything_runs(string output)
    {
        if (OperatingSystem.IsWindows() || (output.StartsWith('/') && !OperatingSystem.IsLinux())) return;
        lab.Write("file", "");
        var (exit, shown, errors) =
            await lab.Run("run", lab.Notebook("one", "System.IO.File.WriteAllText(\"made\", \"\");"), "--output", output);
        Assert.Equal((2, ""), (exit, shown));
        Assert.StartsWith(output is "" ? "notebooklab: --output must name a folder" : $"notebooklab: {output}: can't be written: ", errors);
        Assert.DoesNotContain("   at ", errors);
        Assert.False(File.Exists(In("made")));
    }

    string In(string name) => Path.Combine(lab.Folder, name);

    static string WithSolution()
    {
        var notebook = Notebook.Parse("""
            {"cells": [{"cell_type": "markdown", "id": "s", "metadata": {"tags": ["solution"]}, "source": "It is 42."}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """);
        notebook.AddCode("6 * 7").Json["id"] = "c";
        return notebook.ToJson();
    }
}

using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Tests;

namespace NotebookLab.Tool.Tests;

public sealed class RunCommandTests : IDisposable
{
    readonly CommandLine lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Without_arguments_it_runs_the_folder_notebooks_and_tells_the_pages_path()
    {
        lab.Notebook("notebooks/one", "1 + 1");
        lab.Notebook("notebooks/two", "System.IO.File.WriteAllText(\"made-here.txt\", \"\");");
        var (exit, output, _) = await lab.Run();
        Assert.Equal(0, exit);
        Assert.Contains("one: cell 1 of 1", output);
        var page = Path.Combine(lab.Folder, "artifacts", "page", "index.html");
        Assert.Contains($"The page: {page}", output);
        Assert.Contains("two.html", File.ReadAllText(page));
        Assert.Contains("2", ((DisplayOutput)Notebook.Read(Path.Combine(lab.Folder, "artifacts/page/one.ipynb")).Cells[0].Outputs[0])
            .Text("text/plain"));
        // The working directory of a notebook is its own folder.
        Assert.True(File.Exists(Path.Combine(lab.Folder, "notebooks", "made-here.txt")));
    }

    [Fact]
    public async Task A_failing_cell_is_told_with_notebook_cell_line_column_and_source_and_the_others_run()
    {
        var bad = lab.Notebook("bad", "var zero = 0;", "\n  1 / zero", "3");
        var good = lab.Notebook("good", "2");
        var (exit, output, _) = await lab.Run("run", bad, good);
        Assert.Equal(1, exit);
        Assert.Contains($"{bad}, cell 2, line 2, column 3: DivideByZeroException: Attempted to divide by zero.", output);
        Assert.Contains("   2 |   1 / zero", output);
        Assert.Contains("The cells after it were not run: 1 of 3.", output);
        Assert.Contains("good: done", output);
        Assert.Contains("DivideByZeroException", File.ReadAllText(Path.Combine(lab.Folder, "artifacts/page/bad.html")));
    }

    [Theory]
    [InlineData("Console.WriteLine(\"shown before\");", "while (true) ;")]
    [InlineData("Console.WriteLine(\"shown before\");", "try { throw new Exception(); } catch { while (true) ; }")]
    public async Task A_notebook_that_hangs_is_stopped_at_its_time_limit_and_the_others_go_on(string first, string hanging)
    {
        var hang = lab.Notebook("hang", first, hanging);
        var good = lab.Notebook("good", "2");
        var (exit, output, _) = await lab.Run("run", hang, good, "--timeout", "10", "--jobs", "1");
        Assert.Equal(1, exit);
        Assert.Contains("cell 2: TimeLimit: The notebook", output);
        Assert.Contains("at its time limit of 10 s", output);
        Assert.Contains("good: done", output);
        Assert.Contains("shown before", File.ReadAllText(Path.Combine(lab.Folder, "artifacts/page/hang.ipynb")));
    }

    [Theory]
    [InlineData("Regex.IsMatch(text, \"^(a+)+$\")")]
    [InlineData("new Regex(\"^(a+)+$\", RegexOptions.Compiled).IsMatch(text)")]
    public async Task A_pattern_that_backtracks_without_an_end_ends_by_itself(string match)
    {
        var (exit, output, _) = await lab.Run("run",
            lab.Notebook("pattern", "using System.Text.RegularExpressions;\nvar text = new string('a', 60) + 'b';", match));
        Assert.Equal(1, exit);
        Assert.Contains(
            "cell 2, line 1, column 1: RegexMatchTimeoutException: The pattern ^(a+)+$ had found no match after 0.5 s.", output);
    }

    [Fact]
    public async Task A_notebook_that_ends_its_process_is_told()
    {
        var (exit, output, _) = await lab.Run("run", lab.Notebook("gone", "1", "System.Diagnostics.Process.GetCurrentProcess().Kill();"));
        Assert.Equal(1, exit);
        Assert.Contains("cell 2: ProcessEnded: The process that ran the notebook ended with exit code", output);
    }

    [Fact]
    public async Task What_native_code_prints_does_not_disturb()
    {
        var (exit, _, _) = await lab.Run("run",
            lab.Notebook("native", "System.Diagnostics.Process.Start(\"dotnet\", \"--version\").WaitForExit();"));
        Assert.Equal(0, exit);
    }

    [Theory]
    [InlineData("missing.ipynb", null, "there is no such file")]
    [InlineData("text.ipynb", "hello", "is not JSON")]
    [InlineData("other.ipynb", "{\"a\": 1}", "notebook")]
    [InlineData("python.ipynb",
        "{\"cells\": [], \"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"nbformat\": 4, \"nbformat_minor\": 5}", "python")]
    public async Task What_is_no_csharp_notebook_gets_one_line_and_exit_code_2(string file, string? text, string told)
    {
        if (text is not null) lab.Write(file, text);
        var (exit, _, errors) = await lab.Run("run", file);
        Assert.Equal(2, exit);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(file, line);
        Assert.Contains(told, line);
    }

    [Theory]
    [InlineData("run", "--timeout", "0")]
    [InlineData("run", "--jobs", "none")]
    [InlineData("run", "--jobs", "0")]
    [InlineData("walk")]
    public async Task A_wrong_call_is_refused_with_exit_code_2(params string[] arguments)
    {
        var (exit, output, errors) = await lab.Run(arguments);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(arguments[^1], errors);
        Assert.Contains("--help", errors);
    }

    [Fact]
    public async Task The_notebook_is_written_to_only_when_asked()
    {
        var path = lab.Notebook("one", "6 * 7");
        var before = File.ReadAllText(path);
        await lab.Run("run", path);
        Assert.Equal(before, File.ReadAllText(path));
        await lab.Run("run", path, "--update");
        Assert.Equal("42", ((DisplayOutput)Notebook.Read(path).Cells[0].Outputs[0]).Text("text/plain"));
        var updated = File.ReadAllText(path);
        await lab.Run("run", path, "--update");
        Assert.Equal(updated, File.ReadAllText(path));
        Assert.Equal(["artifacts", "one.ipynb"], Directory.GetFileSystemEntries(lab.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_version_without_solutions_has_neither_them_nor_a_trace_of_them_and_the_notebook_keeps_its_own()
    {
        var notebook = Notebook.Create();
        notebook.AddMarkdown("What is 6 · 7?");
        notebook.AddMarkdown("It is 42.").Json["metadata"] =
            new System.Text.Json.Nodes.JsonObject { ["tags"] = new System.Text.Json.Nodes.JsonArray("solution") };
        notebook.AddCode("6 * 8");
        var path = lab.Write("one.ipynb", notebook.ToJson());
        var (exit, _, _) = await lab.Run("run", path, "--without-solutions", "--output", "class");
        Assert.Equal(0, exit);
        string[] made = [File.ReadAllText(Path.Combine(lab.Folder, "class/one.ipynb")),
            File.ReadAllText(Path.Combine(lab.Folder, "class/one.html"))];
        Assert.All(made, text => Assert.DoesNotContain("It is 42.", text));
        Assert.All(made, text => Assert.Contains("48", text));
        Assert.Equal(["What is 6 · 7?", "6 * 8"],
            Notebook.Read(Path.Combine(lab.Folder, "class/one.ipynb")).Cells.Select(cell => cell.Source));
        Assert.Equal(notebook.ToJson(), File.ReadAllText(path));
    }

    [Fact]
    public async Task A_version_without_outputs_was_run_and_has_none()
    {
        var path = lab.Notebook("one", "6 * 8");
        var (exit, shown, _) = await lab.Run("run", path, "--without-outputs", "--output", "class");
        Assert.Equal(0, exit);
        Assert.Contains("1/1", shown);
        var cell = Assert.Single(Notebook.Read(Path.Combine(lab.Folder, "class/one.ipynb")).Cells);
        Assert.Equal(("6 * 8", 0, null), (cell.Source, cell.Outputs.Count, cell.ExecutionCount));
        Assert.DoesNotContain("48", File.ReadAllText(Path.Combine(lab.Folder, "class/one.html")));
    }

    [Theory, InlineData("--without-solutions"), InlineData("--without-outputs")]
    public async Task Nothing_is_taken_out_of_the_notebook_itself(string without)
    {
        var (exit, _, errors) = await lab.Run("run", lab.Notebook("one", "1"), without, "--update");
        Assert.NotEqual(0, exit);
        Assert.Contains("--update writes into the notebooks themselves", errors);
    }

    [Fact]
    public async Task When_the_command_is_killed_the_process_of_the_notebook_ends_as_well()
    {
        var path = lab.Notebook("hang", "System.IO.File.WriteAllText(\"new\", Environment.ProcessId.ToString()); "
            + "System.IO.File.Move(\"new\", \"pid\"); while (true) ;");
        using var process = lab.Start("run", path);
        using var child = System.Diagnostics.Process.GetProcessById(await lab.Number("pid"));
        process.Kill();
        await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(child.HasExited);
    }

    [Theory]
    [InlineData("--help", "notebooklab run|runs notebooks")]
    [InlineData("--version", "0.1.0")]
    public async Task Help_and_version_are_there(string option, string told)
    {
        var (exit, output, _) = await lab.Run(option);
        Assert.Equal(0, exit);
        Assert.Contains(told.Split('|')[^1], output, StringComparison.OrdinalIgnoreCase);
    }
}

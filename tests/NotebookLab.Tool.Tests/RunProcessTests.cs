using System.Diagnostics;
using NotebookLab.Notebooks;

namespace NotebookLab.Tool.Tests;

/// <summary>The process of a notebook: how it ends, and that nothing stays behind.</summary>
public sealed class RunProcessTests : IDisposable
{
    // The sleeper of a cell lives longer than any test waits.
    const string Sleeper = "var sleeper = System.Diagnostics.Process.Start(\"sleep\", \"600\"); "
        + "System.IO.File.WriteAllText(\"id.new\", sleeper.Id.ToString()); System.IO.File.Move(\"id.new\", \"id\");";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly CommandLine lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("sleeper.WaitForExit();", "10")]
    [InlineData("while (true) ;", "10")]
    [InlineData("1", "300")]
    public async Task A_process_that_a_cell_started_does_not_hold_up_the_end_and_ends_with_it(string then, string timeout)
    {
        if (OperatingSystem.IsWindows()) return;
        await lab.Run("run", lab.Notebook("holds", Sleeper, then), "--timeout", timeout).WaitAsync(Patience);
        await Gone(await lab.Number("id"));
    }

    [Fact]
    public async Task When_the_command_is_killed_what_cells_started_ends_as_well()
    {
        if (OperatingSystem.IsWindows()) return;
        using var process = lab.Start("run", lab.Notebook("holds", Sleeper, "while (true) ;"));
        var sleeper = await lab.Number("id");
        process.Kill();
        await Gone(sleeper);
    }

    [Fact]
    public async Task A_stack_overflow_is_told_in_one_sentence_and_what_was_shown_before_stays()
    {
        var path = lab.Notebook("deep", "Console.WriteLine(\"shown before\");",
            "void Fill() { Span<byte> all = stackalloc byte[1_000_000_000]; all[0] = 1; Console.WriteLine(all[0]); }\nFill();", "3");
        var (exit, shown, _) = await lab.Run("run", path).WaitAsync(Patience);
        Assert.Equal(1, exit);
        Assert.Contains($"{path}, cell 2: StackOverflow: Stack overflow: what cell 2 calls", shown);
        Assert.DoesNotContain("   at ", shown);
        var cells = Notebook.Read(Path.Combine(lab.Folder, "artifacts/page/deep.ipynb")).Cells;
        Assert.Equal("shown before\n", Assert.IsType<StreamOutput>(Assert.Single(cells[0].Outputs)).Text);
        Assert.Equal("StackOverflow", Assert.IsType<ErrorOutput>(Assert.Single(cells[1].Outputs)).Name);
    }

    [Fact]
    public async Task A_display_is_updated_in_its_cell_and_a_task_shows_in_the_cell_that_started_it()
    {
        var path = lab.Notebook("late", "var d = display(\"before\"); var go = new TaskCompletionSource();",
            "var late = Task.Run(async () => { await go.Task; Console.WriteLine(\"late\"); });",
            "d.Update(\"after\"); go.SetResult(); await late; 3");
        Assert.Equal(0, (await lab.Run("run", path)).Exit);
        var cells = Notebook.Read(Path.Combine(lab.Folder, "artifacts/page/late.ipynb")).Cells;
        Assert.Equal("after", Assert.IsType<DisplayOutput>(Assert.Single(cells[0].Outputs)).Text("text/plain"));
        Assert.Equal("late\n", Assert.IsType<StreamOutput>(Assert.Single(cells[1].Outputs)).Text);
        Assert.Equal("3", Assert.IsType<DisplayOutput>(Assert.Single(cells[2].Outputs)).Text("text/plain"));
    }

    [Theory]
    [InlineData("run one.ipynb >&-", 2, "the standard output is closed")]
    [InlineData("--help >&-", 2, "the standard output is closed")]
    [InlineData("run one.ipynb >/dev/full", 2, "No space left")]
    [InlineData("run one.ipynb <&- >&- 2>&-", 2, "")]
    [InlineData("run missing.ipynb 2>&-", 2, "")]
    [InlineData("run one.ipynb <&- >shown", 0, "")]
    public async Task A_stream_that_is_closed_or_full_gets_one_line_and_no_file_is_written_in_its_place(
        string call, int expected, string told)
    {
        if (!OperatingSystem.IsLinux()) return;
        lab.Notebook("one", "1");
        var (exit, errors) = await lab.Shell($"{CommandLine.Command} {call}");
        Assert.Equal(expected, exit);
        Assert.Contains(told, errors);
        Assert.InRange(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 0, 1);
    }

    [Fact]
    public async Task A_reader_that_goes_away_does_not_end_the_run()
    {
        if (OperatingSystem.IsWindows()) return;
        lab.Notebook("one", "1");
        var (_, errors) = await lab.Shell($"{CommandLine.Command} run one.ipynb | head -1");
        Assert.Equal("", errors);
        Assert.True(File.Exists(Path.Combine(lab.Folder, "artifacts/page/one.html")));
    }

    static async Task Gone(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (ArgumentException)
        {
            // It has been gone for a while.
        }
    }
}

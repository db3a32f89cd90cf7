using NotebookLab.Scripting;

namespace NotebookLab.Notebooks.Tests.Running;

public sealed class NotebookRunnerTests : IDisposable
{
    readonly Session session = new(AppContext.BaseDirectory);

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task Outputs_are_kept_as_jupyter_keeps_them_and_the_notebook_given_is_left_alone()
    {
        var notebook = Of("Console.Write(1); Console.Write(2); Console.Error.Write(3); display(4); 5", "", "var none = 0;");
        var before = notebook.ToJson();
        var run = await InProcess.Run(notebook, session);
        Assert.Null(run.Error);
        Assert.Equal(2, run.Ran);
        Assert.Equal(before, notebook.ToJson());
        var outputs = run.Notebook.Cells[0].Outputs;
        Assert.Equal(["stdout 12", "stderr 3", "display 4", "result 5"], outputs.Select(Told));
        Assert.Equal([1, null, 2], run.Notebook.Cells.Select(cell => cell.ExecutionCount));
        Assert.Empty(run.Notebook.Cells[2].Outputs);
    }

    [Fact]
    public async Task A_second_run_in_the_same_session_gives_the_same_notebook()
    {
        var notebook = Of("int Twice(int n) => 2 * n;", "Console.WriteLine(Twice(4)); Twice(21)");
        var first = await InProcess.Run(notebook, session);
        var second = await InProcess.Run(first.Notebook, session);
        Assert.Equal(first.Notebook.ToJson(), second.Notebook.ToJson());
    }

    [Fact]
    public async Task The_first_error_ends_the_run_and_cells_after_it_lose_their_old_outputs()
    {
        var notebook = Of("1", "throw new Exception(\"no\");", "3");
        notebook.Cells[2].Outputs = [CellOutput.Stream("stdout", "old")];
        var run = await InProcess.Run(notebook, session);
        Assert.Equal(("no", 1, "cell 2"), (run.Error!.Message, run.Ran, run.Error.Place!.Cell));
        Assert.Equal("Exception", Assert.IsType<ErrorOutput>(Assert.Single(run.Notebook.Cells[1].Outputs)).Name);
        Assert.Empty(run.Notebook.Cells[2].Outputs);
        Assert.Equal([1, 2, null], run.Notebook.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task A_cell_that_is_tagged_as_raising_an_exception_may()
    {
        var notebook = Of("throw new Exception(\"on purpose\");", "2");
        notebook.Cells[0].Json["metadata"]!["tags"] = new System.Text.Json.Nodes.JsonArray("raises-exception");
        var run = await InProcess.Run(notebook, session);
        Assert.Null(run.Error);
        Assert.IsType<ErrorOutput>(Assert.Single(run.Notebook.Cells[0].Outputs));
        Assert.Equal("result 2", Told(Assert.Single(run.Notebook.Cells[1].Outputs)));
    }

    [Fact]
    public async Task An_update_replaces_what_it_updates()
    {
        var run = await InProcess.Run(Of("var d = display(\"before\"); display(\"between\"); d.Update(\"after\");"), session);
        Assert.Equal(["display after", "display between"], run.Notebook.Cells[0].Outputs.Select(Told));
    }

    [Theory]
    [InlineData("clear_output();", "display after")]
    [InlineData("clear_output(wait: true);", "display after")]
    [InlineData("clear_output(wait: true); Console.Write(\"text\");", "stdout text, display after")]
    [InlineData("clear_output(); Console.Write(\"text\");", "stdout text, display after")]
    public async Task What_is_cleared_is_gone(string clear, string left)
    {
        var run = await InProcess.Run(
            Of($"Console.Write(\"old\"); display(\"old\"); Console.Write(\"old\"); {clear} display(\"after\");"), session);
        Assert.Equal(left, string.Join(", ", run.Notebook.Cells[0].Outputs.Select(Told)));
    }

    [Fact]
    public async Task What_is_to_be_cleared_by_the_next_output_stays_when_there_is_none()
    {
        var run = await InProcess.Run(Of("Console.Write(\"kept\"); clear_output(wait: true);"), session);
        Assert.Equal(["stdout kept"], run.Notebook.Cells[0].Outputs.Select(Told));
    }

    [Fact]
    public async Task An_update_from_a_later_cell_replaces_the_display_where_it_stands_and_clears_nothing()
    {
        var run = await InProcess.Run(
            Of("var d = display(\"before\");", "Console.Write(1); clear_output(wait: true); d.Update(\"after\");"), session);
        Assert.Equal(["display after", "stdout 1"], run.Notebook.Cells.SelectMany(cell => cell.Outputs).Select(Told));
    }

    [Fact]
    public async Task What_a_task_shows_late_belongs_to_the_cell_that_started_it()
    {
        var run = await InProcess.Run(Of("var go = new TaskCompletionSource();",
            "var late = Task.Run(async () => { await go.Task; display(\"late\"); });", "go.SetResult(); await late;"), session);
        Assert.Equal("display late", Told(Assert.Single(run.Notebook.Cells[1].Outputs)));
        Assert.Empty(run.Notebook.Cells[2].Outputs);
    }

    [Fact]
    public async Task A_flood_of_text_is_cut_and_said_to_be()
    {
        var run = await InProcess.Run(
            Of("var line = new string('x', 999); for (var i = 0; i < 3000; i++) Console.WriteLine(line);"), session);
        var text = Assert.IsType<StreamOutput>(Assert.Single(run.Notebook.Cells[0].Outputs)).Text;
        Assert.InRange(text.Length, 1 << 20, (1 << 20) + 200);
        Assert.EndsWith("is left out.\n", text);
    }

    static string Told(CellOutput output) => output switch
    {
        StreamOutput stream => $"{stream.Name} {stream.Text}",
        DisplayOutput { IsResult: true } result => $"result {result.Text("text/plain")}",
        DisplayOutput display => $"display {display.Text("text/plain")}",
        _ => output.GetType().Name,
    };

    static Notebook Of(params string[] cells)
    {
        var notebook = Notebook.Create();
        foreach (var cell in cells) notebook.AddCode(cell);
        return notebook;
    }
}

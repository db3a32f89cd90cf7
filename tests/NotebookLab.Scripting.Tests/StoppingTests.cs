namespace NotebookLab.Scripting.Tests;

public sealed class StoppingTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("while (true) ;")]
    [InlineData("var n = 0L; while (true) n++;")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(i => (long)i * i % 7).Where(i => i > 100).Count()")]
    [InlineData("System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);")]
    [InlineData("new System.Threading.ManualResetEventSlim().Wait();")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("while (true) await Task.Yield();")]
    [InlineData("await Task.Yield(); while (true) ;")]
    [InlineData("while (true) { try { while (true) ; } catch { } }")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(-1); } catch { } }")]
    [InlineData("while (true) Console.Write(\"\");")]
    public async Task A_cell_is_stopped_and_the_variables_stay(string code)
    {
        await lab.Value("var kept = 17;");
        using var stop = new CancellationTokenSource();
        var running = lab.Run("var fresh = 4;\nConsole.Write(\"started\");\n" + code, stop.Token);
        while (!lab.Printed.Contains("started")) await Task.Delay(5);
        await Task.Run(stop.Cancel);
        var result = await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Equal("( 17, 4 )", await lab.Value("(kept, fresh)"));
        // A wait in the next cell is not ended by what stopped this one.
        Assert.Equal("done", await lab.Value("System.Threading.Thread.Sleep(30); await Task.Delay(30); \"done\""));
    }

    [Fact]
    public async Task Code_after_an_await_of_a_stopped_cell_never_runs()
    {
        await lab.Value("var signal = new TaskCompletionSource(); var ran = false;");
        using var stop = new CancellationTokenSource();
        var running = lab.Run("Console.Write(\"started\"); await signal.Task; ran = true;", stop.Token);
        while (!lab.Printed.Contains("started")) await Task.Delay(5);
        await Task.Run(stop.Cancel);
        await running;
        Assert.Equal("False", await lab.Value("signal.SetResult(); await Task.Delay(50); ran"));
    }
}

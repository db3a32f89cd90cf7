namespace NotebookLab.Scripting.Tests;

public sealed class StoppingTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    // Runs a cell that prints "started" and goes on, and stops it then.
    async Task<CellResult> Stopped(string code)
    {
        using var stop = new CancellationTokenSource();
        var running = lab.Run(code, stop.Token);
        while (!lab.Printed.Contains("started")) await Task.Delay(5);
        await Task.Run(stop.Cancel);
        return await running;
    }

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
    [InlineData("again: goto again;")]
    [InlineData("switch (1) { case 1: goto case 1; }")]
    [InlineData("static bool IsOdd(int i) => i % 2 > 1; Enumerable.InfiniteSequence(0, 0).Any(IsOdd);")]
    [InlineData("bool IsNegative(double x) { return x < 0; } Enumerable.InfiniteSequence(0, 0).Any(i => IsNegative(i));")]
    [InlineData("Enumerable.InfiniteSequence(0, 0).Select(i => new { i }).Count(pair => Math.Sin(pair.i) > 1)")]
    [InlineData("Parallel.For(0, 4, i => { while (true) ; });")]
    [InlineData("Parallel.ForEach(Enumerable.InfiniteSequence(0, 0), i => Math.Sin(i));")]
    [InlineData("Task.Run(() => { while (true) ; }).Wait();")]
    [InlineData("await Task.Run(async () => { while (true) await Task.Yield(); });")]
    [InlineData("new System.Threading.Thread(() => { while (true) ; }).Start(); System.Threading.Thread.Sleep(-1);")]
    public async Task A_cell_is_stopped_and_the_variables_stay(string code)
    {
        await lab.Value("var kept = 17;");
        var result = await Stopped("var fresh = 4;\nConsole.Write(\"started\");\n" + code).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Equal("( 17, 4 )", await lab.Value("(kept, fresh)"));
        // A wait in the next cell is not ended by what stopped this one.
        Assert.Equal("done", await lab.Value("System.Threading.Thread.Sleep(30); await Task.Delay(30); \"done\""));
    }

    [Fact]
    public async Task A_thread_that_fails_is_told_and_ends_nothing_else()
    {
        await lab.Value("var kept = 17; var thread = new System.Threading.Thread(() => throw new InvalidOperationException(\"lost\")); thread.Start(); thread.Join();");
        Assert.Equal("A thread of its own failed: System.InvalidOperationException: lost\n", lab.Printed);
        Assert.Equal("17", await lab.Value("kept"));
    }

    [Fact]
    public async Task A_thread_that_is_stopped_with_its_cell_has_not_failed()
    {
        await Stopped("Console.Write(\"started\"); new System.Threading.Thread(() => { while (true) ; }).Start(); while (true) ;");
        await Task.Delay(50);
        Assert.Equal("started", lab.Printed);
    }

    [Fact]
    public async Task A_task_goes_on_when_a_later_cell_is_stopped()
    {
        await lab.Value("var rounds = 0; var on = true; _ = Task.Run(() => { while (on) rounds++; });");
        await Stopped("Console.Write(\"started\"); while (true) ;");
        Assert.Equal("True", await lab.Value("var before = rounds; System.Threading.Thread.Sleep(50); on = false; rounds > before"));
    }

    [Fact]
    public async Task A_library_that_can_not_be_asked_to_stop_is_waited_for_and_that_is_said()
    {
        await lab.Value("var kept = 17;");
        var result = await Stopped("Console.Write(\"started\"); Enumerable.Repeat(1.0, 800_000_000).Concat([1.0]).Sum(); while (true) ;").WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Contains("inside a library", lab.Printed);
        Assert.Equal("17", await lab.Value("kept"));
    }

    [Fact]
    public async Task A_library_that_computes_is_broken_off_by_force()
    {
        using CancellationTokenSource stop = new(), force = new();
        // A loop that was not in the cell's text, and without a call in it: there the runtime can throw.
        await lab.Value("using System.Linq.Expressions; var endless = Expression.Lambda<Action>(Expression.Loop(Expression.Empty())).Compile();");
        var running = lab.Run("Console.Write(\"started\"); endless();", stop.Token, force.Token);
        while (!lab.Printed.Contains("started")) await Task.Delay(5);
        await Task.Run(stop.Cancel);
        while (!lab.Printed.Contains("inside a library")) await Task.Delay(5);
        await Task.Run(force.Cancel);
        Assert.Equal("Interrupted", (await running.WaitAsync(TimeSpan.FromSeconds(30))).Error!.Name);
        Assert.Equal("4", await lab.Value("2 + 2"));
    }

    [Fact]
    public async Task Code_after_an_await_of_a_stopped_cell_never_runs()
    {
        await lab.Value("var signal = new TaskCompletionSource(); var ran = false;");
        await Stopped("Console.Write(\"started\"); await signal.Task; ran = true;");
        Assert.Equal("False", await lab.Value("signal.SetResult(); await Task.Delay(50); ran"));
    }
}

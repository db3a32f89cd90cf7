namespace NotebookLab.Scripting.Tests.Running;

public sealed class StoppingTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    // Runs a cell that prints "started" and goes on, and stops it then.
    async Task<CellResult> Stopped(string code)
    {
        using var stop = new CancellationTokenSource();
        var running = lab.Run(code, stop.Token);
        await lab.Until("started");
        stop.Cancel();
        return await running.WaitAsync(TimeSpan.FromSeconds(30));
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
    [InlineData("System.Threading.SpinWait.SpinUntil(() => false);")]
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
    [InlineData("Action t = null; t = () => { }; t = () => t(); while (true) { }")]
    [InlineData("Func<Task> f = null; f = async () => await f(); while (true) { }")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> tree = n => n + 1; while (true) { }")]
    [InlineData("while (true) { try { throw new Exception(); } catch { } finally { } }")]
    [InlineData("try { while (true) ; } finally { while (true) ; }")]
    [InlineData("int n = 0; do { switch (n) { case 0: n = 1; continue; case 1: n = 0; break; } } while (true);")]
    [InlineData("foreach (var x in Enumerable.InfiniteSequence(0, 0)) { }")]
    [InlineData("IEnumerable<int> Ones() { while (true) yield return 1; } Ones().Last();")]
    [InlineData("class A { public static int X = Find(); static int Find() { while (true) ; } } Console.Write(A.X);")]
    [InlineData("(from x in Enumerable.InfiniteSequence(0, 1) where Math.Sin(x) > 2 select x).First()")]
    // What a cell ends with is shown, and its text is made by the learner's code as well.
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(v => (long)v * v % 7).Where(v => v < 0)")]
    [InlineData("class A { public override string ToString() { while (true) ; } } new A()")]
    [InlineData("class A { public int Value { get { while (true) ; } } } new A()")]
    [InlineData("record R { public int Value { get { while (true) ; } } } new R()")]
    [InlineData("IEnumerable<int> Never() { while (true) ; yield return 1; } Never()")]
    [InlineData("display(Enumerable.InfiniteSequence(0, 0).Where(v => v > 0));")]
    [InlineData("Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Version>(v => { while (true) ; }, \"text/plain\");\n"
        + "new Version(1, 2)")]
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
        await lab.Value("""
            var kept = 17;
            var thread = new System.Threading.Thread(() => throw new InvalidOperationException("lost"));
            thread.Start();
            thread.Join();
            """);
        Assert.Equal("A thread of its own failed: System.InvalidOperationException: lost\n", lab.Printed);
        Assert.Equal("17", await lab.Value("kept"));
    }

    [Fact]
    public async Task A_thread_that_is_stopped_with_its_cell_has_not_failed()
    {
        await Stopped("""
            var endless = new System.Threading.Thread(() => { while (true) ; });
            endless.Start();
            Console.Write("started");
            while (true) ;
            """);
        Assert.Equal("started", lab.Printed);
        await lab.Value("endless.Join();");
        Assert.Equal("", lab.Printed);
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
        var ended = new bool[1];
        AppDomain.CurrentDomain.SetData("ended", ended);
        // A loop that was not in the cell's text.
        await lab.Value("""
            using System.Linq.Expressions;
            var kept = 17;
            var ends = Expression.Label();
            var ended = (bool[])AppDomain.CurrentDomain.GetData("ended");
            var asked = Expression.ArrayIndex(Expression.Constant(ended), Expression.Constant(0));
            var compute = Expression.Lambda<Action>(Expression.Loop(Expression.IfThen(asked, Expression.Break(ends)), ends)).Compile();
            """);
        using var stop = new CancellationTokenSource();
        var running = lab.Run(
            "Console.Write(\"started\"); compute(); Console.Write(\"never\"); Math.Clamp(1, 2, 3); while (true) ;", stop.Token);
        await lab.Until("started");
        stop.Cancel();
        await lab.Until("inside a library");
        Assert.False(running.IsCompleted);
        ended[0] = true;
        Assert.Equal("Interrupted", (await running.WaitAsync(TimeSpan.FromSeconds(30))).Error!.Name);
        Assert.Equal("17", await lab.Value("kept"));
    }

    const string NativeSleep = "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds); ";

    [Theory]
    [InlineData("""
        using System.Net;
        using System.Net.Sockets;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        Console.Write("started");
        socket.Accept();
        """)]
    [InlineData("""
        System.Diagnostics.Process.Start("mkfifo", fifo).WaitForExit();
        Console.Write("started");
        System.IO.File.ReadAllText(fifo);
        """)]
    [InlineData(NativeSleep + "Console.Write(\"started\"); sleep(1000);")]
    [InlineData("""
        using System.Linq.Expressions;
        var endless = Expression.Lambda<Action>(Expression.Loop(Expression.Empty())).Compile();
        Console.Write("started");
        endless();
        """)]
    public async Task A_cell_that_sits_in_a_library_is_left_behind_by_a_second_stop_and_the_variables_stay(string code)
    {
        await lab.Value($"var kept = 17; var fifo = System.IO.Path.Combine(System.IO.Path.GetTempPath(), \"{Guid.NewGuid():N}\");");
        using CancellationTokenSource stop = new(), force = new();
        var running = lab.Run(code.Replace("Console.Write(", "var fresh = 4; Console.Write("), stop.Token, force.Token);
        await lab.Until("started");
        stop.Cancel();
        await lab.Until("inside a library");
        force.Cancel();
        Assert.Equal("Interrupted", (await running.WaitAsync(TimeSpan.FromSeconds(30))).Error!.Name);
        Assert.Contains("left behind", lab.Printed);
        Assert.Equal("( 17, 4 )", await lab.Value("System.IO.File.Delete(fifo); await Task.Yield(); (kept, fresh)"));
    }

    [Theory]
    [InlineData("interpolation")]
    [InlineData("parentheses")]
    [InlineData("generics")]
    public async Task A_compilation_is_stopped(string kind)
    {
        string code = kind switch
        {
            // Each level is read twice by the one above it.
            "interpolation" => string.Concat(Enumerable.Repeat("$\"{", 24)) + "1" + string.Concat(Enumerable.Repeat("}\"", 24)),
            "parentheses" => new string('(', 10_000) + "1" + new string(')', 10_000),
            _ => "void F(Func<int, int> f) { } void F(Func<int, double> f) { } void F(Func<int, string> f) { }\n"
                + string.Concat(Enumerable.Range(0, 14).Select(i => $"F(x{i} => {{ "))
                + string.Concat(Enumerable.Repeat("return 1; });", 14)),
        };
        await lab.Value("var kept = 17;");
        using var stop = new CancellationTokenSource();
        var running = lab.Run(code, stop.Token);
        stop.Cancel();
        Assert.Equal("Interrupted", (await running.WaitAsync(TimeSpan.FromSeconds(30))).Error!.Name);
        Assert.Equal("17", await lab.Value("kept"));
    }

    [Theory]
    [InlineData("!", "true", "", 3000)]
    [InlineData("(", "true", ")", 1000)]
    [InlineData("true ? true : ", "true", "", 1000)]
    public async Task Code_that_is_nested_deep_does_not_end_the_process(string open, string code, string close, int times)
    {
        string nested = string.Concat(Enumerable.Repeat(open, times)) + code + string.Concat(Enumerable.Repeat(close, times));
        Assert.Equal("True", await lab.Value(nested));
    }

    [Fact]
    public void Cells_go_on_and_are_stopped_when_their_tasks_occupy_every_thread_of_the_pool()
    {
        // Nothing here may need a thread of the pool either.
        lab.Here("var open = new System.Threading.ManualResetEventSlim(); for (int i = 0; i < 2000; i++) _ = Task.Run(() => open.Wait());");
        lab.Here("2 + 2");
        Assert.Equal("4", lab.Result);
        foreach (var wait in new[] { "while (true) ;", "await Task.Delay(-1);", "System.Threading.Thread.Sleep(-1);", "open.Wait();" })
        {
            using CancellationTokenSource stop = new();
            lab.Here("Console.Write(\"started\"); " + wait, stop.Token, () =>
            {
                lab.UntilHere("started");
                stop.Cancel();
            });
            Assert.Equal("Interrupted", lab.Error!.Name);
        }
        lab.Here("open.Set();");
    }

    [Fact]
    public async Task A_cell_that_interrupts_itself_wakes_no_other()
    {
        await lab.Value("System.Threading.Thread.CurrentThread.Interrupt(); 1");
        Assert.Equal("2", await lab.Value("System.Threading.Thread.Sleep(1); await Task.Delay(1); 2"));
    }

    [Theory]
    [InlineData("Environment.Exit(5);", "Environment.Exit(5)")]
    [InlineData("Environment . Exit(5);", "Environment.Exit(5)")]
    [InlineData("using static System.Environment; Exit(3);", "Environment.Exit(3)")]
    [InlineData("Action<int> end = Environment.Exit; end(4);", "Environment.Exit(4)")]
    [InlineData("new[] { 6 }.ToList().ForEach(Environment.Exit);", "Environment.Exit(6)")]
    [InlineData("Environment.FailFast(\"lost\");", "Environment.FailFast(\"lost\")")]
    [InlineData("Environment.FailFast(\"lost\", new Exception());", "Environment.FailFast(\"lost\")")]
    public async Task The_end_of_the_process_is_told_and_does_not_come(string code, string call)
    {
        await lab.Value("var kept = 17;");
        await lab.Run(code);
        Assert.StartsWith($"{call} would end the kernel", lab.Error!.Message);
        Assert.Equal("17", await lab.Value("kept"));
    }

    [Fact]
    public async Task Code_after_an_await_of_a_stopped_cell_never_runs()
    {
        await lab.Value("var signal = new TaskCompletionSource(); var ran = false;");
        await Stopped("Console.Write(\"started\"); await signal.Task; ran = true;");
        Assert.Equal("False", await lab.Value("signal.SetResult(); await Task.Yield(); await Task.Delay(1); ran"));
    }
}

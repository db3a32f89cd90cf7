namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>Stop, as a learner presses it in a front end.</summary>
public sealed class StoppingTests : IDisposable
{
    readonly InstalledKernel kernel = new();

    public void Dispose() => kernel.Dispose();

    [JupyterTheory]
    [InlineData("while (true) ;")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    // Tasks that occupy the thread pool's threads: the kernel still hears.
    [InlineData("for (int i = 0; i < 100; i++) Task.Run(() => System.Threading.Thread.Sleep(-1));\nwhile (true) ;")]
    [InlineData("for (int i = 0; i < 8; i++) Task.Run(() => { while (true) ; });\nwhile (true) ;")]
    [InlineData("Parallel.For(0, int.MaxValue, i => { while (true) ; });")]
    public async Task One_Stop_ends_a_cell_and_the_variables_stay(string endless)
    {
        var (error, printed, kept) = await Stop(1, endless);
        Assert.Equal(("Interrupted", "", "17"), (error, printed, kept));
    }

    [JupyterFact]
    public async Task A_library_that_does_not_hear_is_broken_off_by_a_second_Stop()
    {
        var (error, printed, kept) = await Stop(2, """
            var endless = System.Linq.Expressions.Expression.Loop(System.Linq.Expressions.Expression.Empty());
            System.Linq.Expressions.Expression.Lambda<Action>(endless).Compile()();
            """);
        Assert.Equal(("Interrupted", "17"), (error, kept));
        Assert.Contains("inside a library", printed);
    }

    // Some of these the runtime wakes, others nothing does: after the second Stop the next cell runs, whatever it is.
    [JupyterTheory]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds);\nsleep(1000);")]
    [InlineData("var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);\n"
        + "listener.Start();\nlistener.Server.Accept();")]
    [InlineData("System.Diagnostics.Process.Start(\"mkfifo\", \"nobody-writes\").WaitForExit();\n"
        + "System.IO.File.OpenRead(\"nobody-writes\");")]
    [InlineData("System.Threading.SpinWait.SpinUntil(() => false);")]
    public async Task What_a_library_blocks_is_left_behind_by_a_second_Stop_and_cells_go_on(string blocked)
    {
        var (error, _, kept) = await Stop(2, blocked);
        Assert.Equal(("Interrupted", "17"), (error, kept));
    }

    async Task<(string? Error, string? Printed, string? Kept)> Stop(int times, string endless)
    {
        var end = await kernel.Tell("stop_cell.py", endless, $"{times}");
        return (end.GetProperty("error").GetString(), end.GetProperty("printed").GetString(), end.GetProperty("kept").GetString());
    }
}

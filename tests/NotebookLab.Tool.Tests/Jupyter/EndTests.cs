namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>The end of a kernel's process: what is heard of it, and that it comes.</summary>
[Collection("alone")]
public sealed class EndTests : IDisposable
{
    // Recursion without an end in a library, where no guard is.
    const string Deep = """
        class Node { public Node Next; }
        var node = new Node();
        node.Next = node;
        var endless = new System.Text.Json.JsonSerializerOptions { MaxDepth = int.MaxValue, IncludeFields = true };

        """;

    readonly InstalledKernel kernel = new();

    public void Dispose() => kernel.Dispose();

    [JupyterFact]
    public async Task Of_twenty_ends_nothing_that_was_said_is_lost()
    {
        var lost = await kernel.Tell("shut_down.py", "20");
        Assert.All(lost.EnumerateObject(), said => Assert.True(said.Value.GetInt32() == 0, $"{said.Value} {said.Name} of 20 were lost."));
    }

    [JupyterTheory]
    [InlineData("while (true) ;")]
    [InlineData("while (true) Console.WriteLine(\"x\");")]
    [InlineData("for (int i = 0; i < 2000; i++) Task.Run(() => System.Threading.Thread.Sleep(-1));\nwhile (true) ;")]
    [InlineData("for (int i = 0; i < 4; i++) Task.Run(() => { while (true) new byte[1000].ToString(); });\nwhile (true) ;")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds);\nsleep(1000);")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);\nwhile (true) ;")]
    [InlineData("int compiled for long = (((((((((((((((((((((((((((((((((((((((((((((((((((((((("
        + "((((((((((((((((((((((((((((((((((((((((((((((((((((((((")]
    [InlineData(Deep + "System.Text.Json.JsonSerializer.Serialize(node, endless)")]
    public async Task A_kernel_that_is_told_to_end_does_so_in_whatever_state(string state) =>
        Assert.True((await kernel.Tell("end_in_state.py", state, "SIGTERM")).GetProperty("ended").GetBoolean());

    // On the cell's thread, and on one of the pool.
    [JupyterTheory]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(node, endless)")]
    [InlineData("Task.Run(() => System.Text.Json.JsonSerializer.Serialize(node, endless));\nSystem.Threading.Thread.Sleep(-1);")]
    public async Task A_stack_overflow_ends_the_kernel_and_is_told_after_what_was_printed(string overflow)
    {
        // A collection of garbage in the background would wait for the thread whose stack is full, and hold all others.
        const string Print = "System.Threading.Thread.Sleep(300);\nConsole.WriteLine(System.Runtime.GCSettings.LatencyMode);\n";
        var end = await kernel.Tell("end_in_state.py", Print + Deep + overflow, "");
        Assert.True(end.GetProperty("ended").GetBoolean());
        Assert.Equal("Batch\nStack overflow.\n", end.GetProperty("printed").GetString());
    }

    [JupyterFact]
    public async Task What_another_process_says_of_its_own_stack_ends_only_that()
    {
        var end = await kernel.Tell("stop_cell.py", """
            System.Diagnostics.Process.Start("sh", ["-c", "echo Stack overflow. >&2"]).WaitForExit();
            System.Threading.Thread.Sleep(1500); // what ends the process has a second
            while (true) ;
            """, "1");
        Assert.Equal("17", end.GetProperty("kept").GetString());
    }

    [JupyterFact]
    public async Task Stop_is_heard_while_the_pool_sleeps_and_in_a_flood_of_completions_and_the_last_of_them_is_answered()
    {
        var told = await kernel.Tell("flood.py");
        Assert.Equal("Interrupted", told.GetProperty("stopped").GetString());
        Assert.Equal("2", told.GetProperty("next").GetString());
        Assert.Equal("Interrupted", told.GetProperty("stopped in a flood").GetString());
        Assert.Contains("WriteLine", told.GetProperty("last").EnumerateArray().Select(match => match.GetString()));
    }
}

/// <summary>What a kernel says while it ends it says within a second: nothing else runs beside these tests.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

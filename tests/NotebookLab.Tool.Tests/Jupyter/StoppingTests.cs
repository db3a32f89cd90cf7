using System.Text.Json;

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
        Assert.Equal(("Interrupted", "started\n", "17"), (error, printed, kept));
    }

    [JupyterFact]
    public async Task A_library_that_does_not_hear_is_broken_off_by_a_second_Stop()
    {
        var (error, printed, kept) = await Stop(2, "System.Linq.Expressions.Expression.Lambda<Action>(System.Linq.Expressions.Expression.Loop(System.Linq.Expressions.Expression.Empty())).Compile()();");
        Assert.Equal(("Interrupted", "17"), (error, kept));
        Assert.Contains("inside a library", printed);
    }

    async Task<(string? Error, string? Printed, string? Kept)> Stop(int times, string endless)
    {
        using var client = kernel.Python(Path.Combine(AppContext.BaseDirectory, "Jupyter", "stop_cell.py"), "Console.WriteLine(\"started\");\n" + endless, $"{times}");
        client.StandardInput.Close();
        var errors = client.StandardError.ReadToEndAsync();
        var told = await client.StandardOutput.ReadToEndAsync();
        if (told == "") Assert.Fail(await errors);
        var end = JsonDocument.Parse(told).RootElement;
        return (end.GetProperty("error").GetString(), end.GetProperty("printed").GetString(), end.GetProperty("kept").GetString());
    }
}

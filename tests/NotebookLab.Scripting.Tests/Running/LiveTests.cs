using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Running;

/// <summary>Functions with controls: how they are shown, and how they are called.</summary>
public sealed class LiveTests : IDisposable
{
    const string Using = "using NotebookLab.Controls;\n";

    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("Live.Of(new Slider(\"x\", 0, 9, 3), x => x * x)")]
    [InlineData("display(Live.Of(new Slider(\"x\", 0, 9, 3), x => x * x));")]
    [InlineData("Live.Of(new Slider(\"x\", 0, 9, 3), x => x * x).Display();")]
    public async Task It_is_a_line_that_says_the_values_and_what_the_function_makes_of_them(string cell)
    {
        await lab.Run(Using + cell);
        Assert.Equal("x = 3 (in a running notebook: move x)|9", lab.Shown);
        DisplayedData[] shown = [.. lab.Outputs.Cast<DisplayedData>()];
        Assert.Equal(shown[1].DisplayId, shown[0].Live!.DisplayId);
        Assert.Null(shown[1].Live);
    }

    [Fact]
    public async Task A_function_that_fails_at_its_first_values_is_the_cells_error_at_its_line()
    {
        await lab.Run(Using + "Live.Of(new IntSlider(\"n\", 0, 9, 0), n =>\n    1 / n)");
        Assert.Equal("! DivideByZeroException", lab.Shown);
        Assert.Equal(("cell 1", 3), (lab.Error!.Place!.Cell, lab.Error.Place.Line));
        Assert.DoesNotContain(lab.Error.Trace, line => line.Contains("Live.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_updates_the_display_and_sees_what_later_cells_changed()
    {
        var call = await Shown("int offset = 10;\nLive.Of(new IntSlider(\"n\", 0, 9, 0), n => n + offset)");
        Assert.Equal("again 15", await call(5));
        await lab.Run("offset = 20;");
        Assert.Equal("again 25", await call(5));
    }

    [Fact]
    public async Task What_a_call_prints_and_how_it_fails_is_shown()
    {
        var call = await Shown("Live.Of(new IntSlider(\"n\", 0, 9, 1), n => { Console.Write($\"at {n}\"); return 1 / n; })");
        Assert.Equal("at 0|! DivideByZeroException", await call(0));
        Assert.Equal(("cell 1", 2), (lab.Error!.Place!.Cell, lab.Error.Place.Line));
        Assert.Equal("at 1|again 1", await call(1));
    }

    [Fact]
    public async Task A_call_can_be_stopped_in_a_loop_and_in_a_wait()
    {
        foreach (string endless in new[] { "while (true) ;", "System.Threading.Thread.Sleep(-1);", "Task.Delay(-1).Wait();" })
        {
            string function = $"on => {{ if (on) {{ Console.Write(\"begun\"); {endless} }} return on; }}";
            var call = await Shown($"Live.Of(new Toggle(\"on\"), {function})");
            using var stop = new CancellationTokenSource();
            var running = call(true, stop.Token);
            await lab.Until("begun");
            await stop.CancelAsync();
            Assert.Equal("begun|! Interrupted", await running);
            Assert.Equal("again False", await call(false));
        }
    }

    [Fact]
    public async Task A_call_waits_for_the_cell_that_runs()
    {
        var call = await Shown("""
            var order = new List<string>();
            Live.Of(new IntSlider("n", 0, 9, 0), n => { order.Add($"{n}"); return n; })
            """);
        var cell = lab.Run("System.Threading.Thread.Sleep(200); order.Add(\"cell\");");
        await call(4);
        await cell;
        Assert.Equal("[ 0, cell, 4 ]", await lab.Value("order"));
    }

    [Fact]
    public async Task A_function_can_recurse_too_deep_and_ask_for_the_kernel()
    {
        var call = await Shown("""
            int Deep(int n) => Deep(n + 1) + 1;
            Live.Of(new IntSlider("n", 0, 9, 0), n =>
                n == 1 ? Deep(0) : n == 2 ? Microsoft.DotNet.Interactive.Kernel.Root.Name.Length > 0 : n)
            """);
        Assert.Equal("! InsufficientExecutionStackException", await call(1));
        Assert.Equal("again True", await call(2));
    }

    // Runs a cell that shows a function with one control, which can be called then.
    async Task<Called> Shown(string code)
    {
        await lab.Run(Using + code);
        Assert.True(lab.Error is null, string.Join('\n', lab.Error?.Trace ?? []));
        var live = lab.Outputs.OfType<DisplayedData>().Single(shown => shown.Live is not null).Live!;
        return async (value, stop) =>
        {
            await lab.Call(() => live.Live.Call([value]), live.DisplayId, stop);
            return lab.Shown;
        };
    }

    delegate Task<string> Called(object value, CancellationToken stop = default);
}

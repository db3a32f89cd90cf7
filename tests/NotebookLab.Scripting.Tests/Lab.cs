using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests;

/// <summary>A session under test: runs cells and remembers what they showed.</summary>
public sealed class Lab(string? folder = null) : IDisposable
{
    readonly Session session = new(folder ?? AppContext.BaseDirectory);
    readonly SemaphoreSlim shown = new(0);
    int cells;

    /// <summary>What the last cell showed; a new list a cell, never changed, so that it can be read while a cell runs.</summary>
    public IReadOnlyList<Output> Outputs { get; private set; } = [];

    public CellError? Error => Outputs.OfType<ErrorReport>().LastOrDefault()?.Error;

    /// <summary>What the last cell wrote to the console.</summary>
    public string Printed => string.Concat(Outputs.OfType<ConsoleText>().Select(text => text.Text));

    /// <summary>The plain form of the last cell's result.</summary>
    public string? Result => Outputs.OfType<ResultData>().SingleOrDefault()?.Data.Forms["text/plain"];

    /// <summary>Everything that the last cell showed, as text in its order.</summary>
    public string Shown => string.Join('|', Outputs.Select(output => output switch
    {
        ConsoleText text => text.Text.TrimEnd('\n'),
        DisplayedData display => $"{(display.IsUpdate ? "again " : "")}{display.Data.Forms.Values.Last()}",
        ResultData result => $"= {result.Data.Forms["text/plain"]}",
        ErrorReport report => $"! {report.Error.Name}",
        _ => "?",
    }));

    /// <summary>Waits until the cell that runs has printed something.</summary>
    public async Task Until(string printed)
    {
        while (!Printed.Contains(printed))
        {
            Assert.True(await shown.WaitAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(false), $"\"{printed}\" was not printed.");
            Assert.True(Error is null, string.Join('\n', Error?.Trace ?? []));
        }
    }

    /// <summary>The same on this thread, without a thread of the pool.</summary>
    public void UntilHere(string printed)
    {
        while (!Printed.Contains(printed)) Assert.True(shown.Wait(TimeSpan.FromSeconds(60), CancellationToken.None), printed);
    }

    public Task<CellResult> Run(string code, CancellationToken stop = default, CancellationToken force = default)
    {
        Outputs = [];
        return session.RunAsync(code, $"cell {++cells}", Add, stop, force: force);
    }

    /// <summary>Calls a function of a cell, as a control that is moved does.</summary>
    public Task<CellError?> Call(Func<object?> function, string displayId, CancellationToken stop)
    {
        Outputs = [];
        return session.CallAsync(function, displayId, Add, stop);
    }

    void Add(Output output)
    {
        Outputs = [.. Outputs, output];
        shown.Release();
    }

    /// <summary>Runs a cell and waits on this thread, without a thread of the pool.</summary>
    public void Here(string code, CancellationToken stop = default, Action? meanwhile = null)
    {
        var running = Run(code, stop);
        meanwhile?.Invoke();
        Assert.True(running.Wait(TimeSpan.FromSeconds(30), CancellationToken.None), code);
    }

    /// <summary>Runs a cell that has to succeed, and gives the plain form of its result.</summary>
    public async Task<string?> Value(string code)
    {
        await Run(code);
        Assert.True(Error is null, string.Join('\n', Error?.Trace ?? []));
        return Result;
    }

    public void Dispose() => session.Dispose();
}

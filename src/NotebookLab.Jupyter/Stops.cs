using System.Diagnostics;

namespace NotebookLab.Jupyter;

/// <summary>How often the learner has pressed Stop: first a cell is asked, and later, when it can't hear, left behind.</summary>
sealed class Stops : IDisposable
{
    static readonly TimeSpan Considered = TimeSpan.FromSeconds(0.3); // what is pressed twice at once was meant once
    readonly CancellationTokenSource ask = new(), force = new();
    long asked;

    /// <summary>Asks the cell to stop.</summary>
    public CancellationToken Asked => ask.Token;

    /// <summary>Leaves it behind.</summary>
    public CancellationToken Forced => force.Token;

    /// <summary>Stop was pressed.</summary>
    public void Next()
    {
        if (Interlocked.CompareExchange(ref asked, Stopwatch.GetTimestamp(), 0) == 0) Cancel(ask);
        else if (Stopwatch.GetElapsedTime(asked) > Considered) Cancel(force);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ask.Dispose();
        force.Dispose();
    }

    // Who hears of it may take its time, and the pool may be asleep: so it has a thread.
    static void Cancel(CancellationTokenSource source) => new Thread(() =>
    {
        try
        {
            source.Cancel();
        }
        catch (Exception e) when (e is ObjectDisposedException or AggregateException)
        {
            // The cell has ended in this moment, or something of its own has failed on hearing of it.
        }
    }) { IsBackground = true, Name = "stop" }.Start();
}

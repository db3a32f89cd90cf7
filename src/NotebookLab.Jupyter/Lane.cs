using System.Collections.Concurrent;

namespace NotebookLab.Jupyter;

/// <summary>A thread that does one thing after the other. It is not of the pool, which may be asleep in a cell's tasks.</summary>
sealed class Lane : IDisposable
{
    readonly BlockingCollection<Action> waiting = [];

    /// <summary>Starts it.</summary>
    /// <param name="name">The thread's name, for who looks at the process.</param>
    public Lane(string name) => new Thread(Work) { IsBackground = true, Name = name }.Start();

    /// <summary>Adds something to do, which fails by no exception.</summary>
    public void Add(Action work)
    {
        try
        {
            waiting.Add(work);
        }
        catch (InvalidOperationException)
        {
            // The end has come.
        }
    }

    /// <summary>Ends it after what waits.</summary>
    public void Dispose() => waiting.CompleteAdding();

    void Work()
    {
        foreach (var work in waiting.GetConsumingEnumerable()) work();
    }
}

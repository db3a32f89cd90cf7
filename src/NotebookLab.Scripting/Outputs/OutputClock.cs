using System.Diagnostics;

namespace NotebookLab.Scripting.Outputs;

/// <summary>Has outputs sent when it is time; on a thread of its own, because a cell may keep all those of the pool busy.</summary>
static class OutputClock
{
    static readonly PriorityQueue<Action, TimeSpan> waiting = new();
    static readonly long started = Stopwatch.GetTimestamp();
    static bool isRunning;

    /// <summary>Has something done after some time.</summary>
    public static void In(TimeSpan time, Action due)
    {
        lock (waiting)
        {
            waiting.Enqueue(due, Stopwatch.GetElapsedTime(started) + time);
            Monitor.Pulse(waiting);
            if (isRunning) return;
            isRunning = true;
        }
        // What flows with the cell that is the first to come here must not flow to all others.
        new Thread(Run) { IsBackground = true, Name = "outputs" }.UnsafeStart();
    }

    /// <summary>Has done now what waits for its time.</summary>
    public static void Hurry()
    {
        while (Take() is { } due) Do(due);

        static Action? Take()
        {
            lock (waiting) return waiting.TryDequeue(out var due, out _) ? due : null;
        }
    }

    static void Run()
    {
        while (true) Do(Next());
    }

    static void Do(Action due)
    {
        try
        {
            due();
        }
        catch (Exception e)
        {
            // One cell's outputs must not end those of all others.
            Console.Error.WriteLine($"An output could not be shown: {e.Message}");
        }
    }

    static Action Next()
    {
        lock (waiting)
        {
            while (true)
            {
                if (!waiting.TryPeek(out _, out var time)) Monitor.Wait(waiting);
                else if (time - Stopwatch.GetElapsedTime(started) is var left && left <= TimeSpan.Zero) return waiting.Dequeue();
                else Monitor.Wait(waiting, TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)));
            }
        }
    }
}

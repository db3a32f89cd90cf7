using System.Diagnostics;

namespace NotebookLab.Scripting.Running;

/// <summary>A cell while it runs, what it imports included.</summary>
/// <param name="stop">Stops it.</param>
/// <param name="force">Breaks it off.</param>
/// <param name="thread">Where its code runs.</param>
sealed class CellRun(CancellationToken stop, CancellationToken force, CellThread thread)
{
    /// <summary>Where its code runs.</summary>
    public CellThread Thread => thread;

    /// <summary>The circumstances under which its code runs, for a part that the code of the cell submits; null for the cell.</summary>
    public ExecutionContext? Within { get; init; }

    /// <summary>The time since it began.</summary>
    public Stopwatch Clock { get; } = Stopwatch.StartNew();

    /// <summary>Stops it.</summary>
    public CancellationToken Stop => stop;

    /// <summary>Breaks it off when it does not stop.</summary>
    public CancellationToken Force => force;

    /// <summary>The time that compilation took.</summary>
    public TimeSpan Compiling { get; set; }

    /// <summary>The time that its code ran.</summary>
    public TimeSpan Running { get; set; }

    /// <summary>Whether it is to say how long it took.</summary>
    public bool IsTimed { get; set; }
}

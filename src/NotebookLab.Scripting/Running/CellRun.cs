using System.Diagnostics;

namespace NotebookLab.Scripting.Running;

/// <summary>A cell while it runs, what it imports included.</summary>
/// <param name="stop">Stops it.</param>
/// <param name="force">Breaks it off.</param>
sealed class CellRun(CancellationToken stop, CancellationToken force)
{
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

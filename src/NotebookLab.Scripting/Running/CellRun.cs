using System.Diagnostics;

namespace NotebookLab.Scripting.Running;

/// <summary>A cell while it runs, what it imports included.</summary>
/// <param name="stop">Stops it.</param>
sealed class CellRun(CancellationToken stop)
{
    /// <summary>The time since it began.</summary>
    public Stopwatch Clock { get; } = Stopwatch.StartNew();

    /// <summary>Stops it.</summary>
    public CancellationToken Stop => stop;

    /// <summary>The time that compilation took.</summary>
    public TimeSpan Compiling { get; set; }

    /// <summary>The time that its code ran.</summary>
    public TimeSpan Running { get; set; }

    /// <summary>Whether it is to say how long it took.</summary>
    public bool IsTimed { get; set; }
}

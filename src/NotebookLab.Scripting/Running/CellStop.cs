using System.Runtime.CompilerServices;

namespace NotebookLab.Scripting.Running;

/// <summary>What the code of a cell asks, in each round of a loop and each call of a method, whether the cell is to stop.</summary>
public static class CellStop
{
    // Flows to the tasks and threads that a cell starts; each thread has it at hand, because it is asked for so often.
    static readonly AsyncLocal<CancellationToken> flowing = new(change => current = change.CurrentValue);
    [ThreadStatic] static CancellationToken current;

    /// <summary>Stops the cell that runs on this thread, and what it starts.</summary>
    internal static CancellationToken Current { get => current; set => flowing.Value = value; }

    /// <summary>Whether the cell that runs on this thread is to stop.</summary>
    public static bool IsAsked => current.IsCancellationRequested;

    /// <summary>Ends the cell here when it is to stop.</summary>
    public static void Check() => current.ThrowIfCancellationRequested();

    /// <summary>Ends the cell here when it is to stop, or when it has called itself too deep.</summary>
    /// <exception cref="InsufficientExecutionStackException">There is hardly any stack left.</exception>
    public static void Enter()
    {
        current.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    /// <summary>What a cell's <c>Environment.Exit</c> comes to.</summary>
    /// <exception cref="InvalidOperationException">Always: the cell ends, and its process does not.</exception>
    public static void Exit(int exitCode) => throw new InvalidOperationException(
        $"Environment.Exit({exitCode}) would end the kernel, and every variable with it. The cell ends here instead; to begin anew, restart the kernel.");
}

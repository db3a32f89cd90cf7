using System.ComponentModel;
using System.Runtime.CompilerServices;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Running;

/// <summary>
/// What the code of a cell asks: at each jump back and at each method's beginning whether it is to stop, and whether there is
/// stack left. The questions are woven into what the compiler emits (<see cref="Compiling.Guards"/>); nobody writes them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellStop
{
    // Flows to the tasks and threads that a cell starts; each thread has it at hand, because it is asked for so often.
    static readonly AsyncLocal<CancellationToken> flowing = new(change => current = change.CurrentValue);
    [ThreadStatic] static CancellationToken current;

    /// <summary>Stops the cell that runs on this thread, and what it starts.</summary>
    internal static CancellationToken Current { get => current; set => flowing.Value = value; }

    /// <summary>Whether the cell that runs on this thread is to stop.</summary>
    internal static bool IsAsked => current.IsCancellationRequested;

    /// <summary>Ends the cell here when it is to stop.</summary>
    /// <remarks>
    /// The compiler makes it a part of the loop that it is called in, where two loads are left of it. To look at a flag first
    /// would be no quicker: what is behind the flag would be a call, and across a call a sum leaves its register in each round.
    /// </remarks>
    /// <exception cref="OperationCanceledException">It is.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check() => current.ThrowIfCancellationRequested();

    /// <summary>Ends the cell here when it is to stop, or when it has called itself too deep.</summary>
    /// <exception cref="OperationCanceledException">It is to stop.</exception>
    /// <exception cref="InsufficientExecutionStackException">There is hardly any stack left.</exception>
    public static void Enter()
    {
        Check();
        if (Here() - end > CellThread.CellStack) Deep();
    }

    // As much as a program on Windows has: some 10,000 calls.
    const int Deepest = 1 << 20, Outermost = 64 << 10;

    // Where the part of the stack ends that a cell may use; 0 on threads of which that is not known.
    [ThreadStatic] static nuint end;
    [ThreadStatic] static nuint usualEnd, lastEnd;

    /// <summary>Begins a cell near the beginning of a stack of some size.</summary>
    internal static void BeginStack(int size)
    {
        end = usualEnd = Here() - Deepest;
        lastEnd = Here() - (nuint)(size - Deepest);
    }

    /// <summary>Takes note that a cell's own code catches what went too deep, and goes on.</summary>
    public static void Surface(object exception)
    {
        if (exception is InsufficientExecutionStackException) end = usualEnd;
    }

    /// <summary>What a catch block is asked about: an exception, or nothing when it went too deep and that is not to end here.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="at">A variable of the method with the catch block: it tells how deep that is.</param>
    public static unsafe object? Catchable(object exception, ref int at) =>
        exception is InsufficientExecutionStackException && end != 0
        && (nuint)Unsafe.AsPointer(ref at) < usualEnd + Deepest - Outermost ? null : exception;

    static void Deep()
    {
        if (end == 0) RuntimeHelpers.EnsureSufficientExecutionStack();
        else
        {
            // What is unwound runs its catch and finally blocks on top of everything that it unwinds, some 30 KB a catch, and they
            // call as well: so they have the rest of the stack.
            end = lastEnd;
            throw new InsufficientExecutionStackException();
        }
    }

    static unsafe nuint Here()
    {
        byte here;
        return (nuint)(&here);
    }

    /// <summary>What a cell's <c>Environment.Exit</c> comes to.</summary>
    /// <exception cref="InvalidOperationException">Always: the cell ends, and its process does not.</exception>
    public static void Exit(int exitCode) => throw new InvalidOperationException(Ends($"Environment.Exit({exitCode})"));

    /// <summary>What a cell's <c>Environment.FailFast</c> comes to.</summary>
    /// <inheritdoc cref="Exit" path="/exception"/>
    public static void FailFast(string? message) => throw new InvalidOperationException(Ends($"Environment.FailFast(\"{message}\")"));

    /// <inheritdoc cref="FailFast(string)"/>
    public static void FailFast(string? message, Exception? exception) =>
        throw new InvalidOperationException(Ends($"Environment.FailFast(\"{message}\")"), exception);

    /// <summary>What a cell's <c>Console.ReadKey</c> comes to: the first character of a line that the learner is asked for.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static ConsoleKeyInfo ReadKey() => CellInput.ReadKey();

    /// <inheritdoc cref="ReadKey()"/>
    public static ConsoleKeyInfo ReadKey(bool intercept) => CellInput.ReadKey();

    static string Ends(string call) =>
        $"{call} would end the kernel, and every variable with it. The cell ends here instead; to begin anew, restart the kernel.";
}

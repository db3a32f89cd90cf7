using System.Text.Json;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Tool;

/// <summary>What a process that runs a notebook tells the one that started it, a line of its standard output each.</summary>
/// <param name="Cell">The cell that starts now, from 1; 0 in the last event.</param>
/// <param name="End">How the run ended; null before it did.</param>
sealed record RunEvent(int Cell, RunEnd? End = null)
{
    // Native code and child processes of a cell can write to the same stream. Their lines don't begin with this, the
    // record separator of JSON text sequences (RFC 7464).
    const char Separator = '\u001e';

    public string ToLine() => Separator + JsonSerializer.Serialize(this);

    /// <summary>The event on a line; null when the line is something else.</summary>
    public static RunEvent? Of(string line)
    {
        try
        {
            return line.StartsWith(Separator) ? JsonSerializer.Deserialize<RunEvent>(line.AsSpan(1)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How the run of a notebook ended.</summary>
/// <param name="Ran">How many cells ran to their end.</param>
/// <param name="Error">The error that ended the run.</param>
/// <param name="Compiling">Seconds spent compiling.</param>
/// <param name="PeakMemory">The most memory that the process held, in bytes.</param>
sealed record RunEnd(int Ran, CellError? Error, double Compiling = 0, long PeakMemory = 0);

using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Running;

/// <summary>A statement of a cell, as the compiler tells it.</summary>
/// <param name="Method">The method that it is in, by its token.</param>
/// <param name="Offset">Where its code begins there.</param>
/// <param name="Document">The name of its text.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
readonly record struct CellPoint(int Method, int Offset, string Document, int Line, int Column);

/// <summary>
/// The statements of one compiled cell. A woven method keeps the number of the statement that it is at, and notes it with an
/// exception that passes: optimized code shares one place to throw from, so the runtime's own lines are often another's.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CellPoints
{
    const int MostNotes = 64;

    static readonly ConditionalWeakTable<Exception, List<int>> notes = [];
    static readonly Dictionary<Module, CellPoints> byModule = [];
    static int next = 1;

    readonly int first;
    readonly CellPoint[] points;
    readonly IReadOnlyDictionary<string, string> sources;

    internal CellPoints(int first, CellPoint[] points, IReadOnlyDictionary<string, string> sources) =>
        (this.first, this.points, this.sources) = (first, points, sources);

    /// <summary>Takes some numbers for points that no other cell has.</summary>
    internal static int Take(int count)
    {
        lock (byModule) return (next += count) - count;
    }

    /// <summary>Makes the points known under the assembly that they are of.</summary>
    internal void Know(Module module)
    {
        lock (byModule) byModule[module] = this;
    }

    /// <summary>Keeps where a method was when an exception passed it.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="at">The number of the statement; 0 before the first. Made negative: it is noted once.</param>
    /// <returns>False always: as a filter, it catches nothing.</returns>
    public static bool Note(object exception, ref int at)
    {
        if (at > 0 && exception is Exception thrown)
        {
            var noted = notes.GetOrCreateValue(thrown);
            lock (noted) if (noted.Count < MostNotes) noted.Add(at);
            at = -at;
        }
        return false;
    }

    /// <summary>The frames that an exception passed, each with its place in a cell; null where that is not a cell.</summary>
    internal static IEnumerable<(StackFrame Frame, CellPlace? Place)> Of(Exception exception, StackFrame[] frames)
    {
        int[] noted = notes.TryGetValue(exception, out var points) ? [.. points] : [];
        int used = 0;
        bool isBegun = exception is not InsufficientExecutionStackException;
        foreach (var frame in frames)
        {
            if (frame.GetMethod() is not { } method || Find(method.Module) is not { } cell) yield return (frame, null);
            else
            {
                // Both go from where it was thrown outwards. A method that has but one statement notes nothing, nor does the last
                // of too many calls: it was at its first guard.
                int match = isBegun ? Array.FindIndex(noted, used, point => cell.Has(point, method.MetadataToken)) : -1;
                isBegun = true;
                if (match >= 0) used = match + 1;
                var place = match >= 0
                    ? cell.Place(cell.points[noted[match] - cell.first]) : cell.Place(method.MetadataToken, frame.GetILOffset());
                yield return (frame, place);
            }
        }
    }

    static CellPoints? Find(Module module)
    {
        lock (byModule) return byModule.GetValueOrDefault(module);
    }

    bool Has(int point, int method) => point >= first && point < first + points.Length && points[point - first].Method == method;

    CellPlace? Place(int method, int offset) =>
        points.Where(point => point.Method == method).ToArray() is { Length: > 0 } own
            ? Place(own.LastOrDefault(point => point.Offset <= offset, own[0])) : null;

    CellPlace? Place(CellPoint point)
    {
        var lines = sources.GetValueOrDefault(point.Document)?.Split('\n');
        if (lines is null || point.Line > lines.Length) return null;
        return new(point.Document, point.Line, point.Column, lines[point.Line - 1].TrimEnd('\r'));
    }
}

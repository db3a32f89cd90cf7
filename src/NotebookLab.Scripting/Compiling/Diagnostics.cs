using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Compiling;

/// <summary>Tells compile errors in terms of the cell: line, column, the source line and a mark below it.</summary>
static class Diagnostics
{
    const int Shown = 10;

    /// <summary>The error that a cell with these diagnostics ends with.</summary>
    /// <param name="errors">What is wrong with it.</param>
    /// <param name="compilation">What found that; null when the cell could not be read.</param>
    public static CellException Error(ImmutableArray<Diagnostic> errors, CSharpCompilation? compilation = null)
    {
        Diagnostic[] inOrder = [.. errors.OrderBy(e => e.Location.GetMappedLineSpan().StartLinePosition)];
        string[] messages = [.. inOrder.Take(Shown).Select(error => Message(error, compilation))];
        var trace = messages.Zip(inOrder).SelectMany(told => Told(told.Second, told.First));
        if (inOrder.Length > Shown) trace = trace.Append($"… and {inOrder.Length - Shown} more errors.");
        return new(new("CompilationError", messages[0], [.. trace], Place(inOrder[0])));
    }

    /// <summary>The error of a cell whose references could not be followed.</summary>
    /// <param name="errors">The compiler's own, which say where the directives stand.</param>
    /// <param name="failures">What went wrong with each.</param>
    public static CellException ReferenceError(ImmutableArray<Diagnostic> errors, IReadOnlyList<string> failures)
    {
        // What the SDK says of a package may have no full stop at its end.
        failures = [.. failures.Select(Hints.Sentence)];
        // CS0006: metadata file not found. The compiler asks for each directive in the order of the text.
        Diagnostic[] missing = [.. errors.Where(e => e.Id == "CS0006")];
        var told = failures.Zip(missing.Concat(Enumerable.Repeat<Diagnostic?>(null, failures.Count)));
        var trace = told.SelectMany(pair => pair.Second is { } error ? Told(error, pair.First) : [pair.First]);
        return new(new("ReferenceError", string.Join('\n', failures), [.. trace], missing.Select(Place).FirstOrDefault()));
    }

    static IEnumerable<string> Told(Diagnostic error, string message) =>
        Place(error) is { } place ? [At(error, place) + message, .. place.Pointing()] : [message];

    // A cell's name is no path: with one, the text is that of another file.
    static string At(Diagnostic error, CellPlace place) =>
        $"{(Path.IsPathRooted(FileOf(error)) ? place.Cell : "")}({place.Line},{place.Column}): ";

    static string FileOf(Diagnostic error) =>
        error.Location.GetMappedLineSpan().Path is { Length: > 0 } mapped ? mapped : error.Location.SourceTree!.FilePath;

    static string Message(Diagnostic error, CSharpCompilation? compilation) => $"error {error.Id}: {Hints.Told(error, compilation)}";

    static CellPlace? Place(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree) return null;
        var text = tree.GetText();
        var mapped = error.Location.GetMappedLineSpan();
        var line = text.Lines[error.Location.GetLineSpan().StartLinePosition.Line];
        var start = mapped.StartLinePosition;
        return new(Path.GetFileName(FileOf(error)), start.Line + 1, start.Character + 1, line.ToString());
    }
}

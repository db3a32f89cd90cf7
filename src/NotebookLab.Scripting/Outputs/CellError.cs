namespace NotebookLab.Scripting.Outputs;

/// <summary>Why a cell ended early.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>, <c>DirectiveError</c>, <c>Interrupted</c>.</param>
/// <param name="Message">What happened, in one or a few lines.</param>
/// <param name="Trace">What to show to the learner, line by line: the message, where, and the source line.</param>
/// <param name="Place">Where in the cell, when that is known.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace, CellPlace? Place = null)
{
    const int LongestLine = 10_000, MostLines = 500;

    /// <summary>What happened, in one or a few lines.</summary>
    public string Message { get; init; } = Bounded(Message);

    /// <summary>What to show to the learner, line by line.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [.. Trace.Take(MostLines).Select(Bounded)];

    // A message is the learner's own text, and goes into the reply to the front end as it is.
    static string Bounded(string line) => WellFormed.Of(line.Length <= LongestLine
        ? line : $"{line.AsSpan(0, LongestLine)}… ({line.Length - LongestLine} more characters)");
}

/// <summary>A place in a cell.</summary>
/// <param name="Cell">The cell's name, as given to the session.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="SourceLine">The text of that line.</param>
public sealed record CellPlace(string Cell, int Line, int Column, string SourceLine)
{
    /// <summary>The place and its source line with a mark below the column, as two lines of a trace.</summary>
    public IEnumerable<string> Pointing()
    {
        var number = $"{Line,4} | ";
        yield return number + SourceLine;
        // The text before the mark keeps its tabs, so that the mark stands below its column whatever a tab's width.
        var before = new string([.. SourceLine.Take(Column - 1).Select(c => c == '\t' ? '\t' : ' ')]);
        yield return new string(' ', number.Length - 2) + "| " + before + "^";
    }
}

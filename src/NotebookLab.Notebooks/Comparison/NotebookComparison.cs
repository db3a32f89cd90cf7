namespace NotebookLab.Notebooks.Comparison;

/// <summary>
/// Compares a notebook that was just run with the committed one, so that prose and results can't drift apart.
/// </summary>
/// <remarks>
/// <para>Text must be equal but for its numbers, which are compared as numbers: equal within a relative tolerance,
/// whole numbers exactly. Charts and other JSON are compared member by member, arrays written as base64 decoded
/// first. Consecutive writes to the same stream count as one, however they were cut.</para>
/// <para>Not compared: execution counts and metadata, which say nothing about the result; <c>image/png</c>, which
/// is made separately; the <c>text/html</c> beside a chart's JSON, which is the same chart once more with an id
/// of the day; and tracebacks, which name folders of the machine.</para>
/// </remarks>
public static class NotebookComparison
{
    /// <summary>All differences, in the order of the cells; none when the notebook still says what it said.</summary>
    /// <param name="expected">The committed notebook.</param>
    /// <param name="actual">The same notebook, run again.</param>
    /// <param name="tolerance">By how much of the larger number two numbers may differ.</param>
    public static IReadOnlyList<Difference> Compare(Notebook expected, Notebook actual, double tolerance = 1e-9)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        if (expected.Cells.Count != actual.Cells.Count)
        {
            var last = Math.Min(expected.Cells.Count, actual.Cells.Count) + 1;
            return [new Difference(last, "the notebook", $"{expected.Cells.Count} cells", $"{actual.Cells.Count} cells")];
        }
        var texts = new TextComparison(tolerance);
        var outputs = new OutputComparison(texts);
        return
        [
            .. expected.Cells.Zip(actual.Cells).SelectMany((cells, i) =>
            {
                var (was, now) = cells;
                var kinds = was.Kind == now.Kind
                    ? texts.Compare("source", was.Source, now.Source)
                    : [new Mismatch("kind", was.Kind.ToString(), now.Kind.ToString())];
                return kinds.Concat(outputs.Compare(was.Outputs, now.Outputs))
                    .Select(found => new Difference(i + 1, found.Where, found.Expected, found.Actual));
            }),
        ];
    }
}

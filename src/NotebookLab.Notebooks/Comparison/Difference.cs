namespace NotebookLab.Notebooks.Comparison;

/// <summary>One place where a notebook that was run again doesn't say what the committed one says.</summary>
/// <param name="Cell">The cell's number, counted from one over all cells.</param>
/// <param name="Where">What in the cell: <c>output 2, chart data[0].y[3]</c>.</param>
/// <param name="Expected">What the committed notebook has there.</param>
/// <param name="Actual">What running it gave.</param>
public sealed record Difference(int Cell, string Where, string Expected, string Actual)
{
    /// <summary>The difference in one line.</summary>
    public override string ToString() => $"cell {Cell}, {Where}: expected {Expected}, got {Actual}";
}

using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// A matrix as a heat map, row 0 at the top: blue above 0, orange below, white at 0. While the numbers have room on a narrow page they
/// stand in the cells, and the colours stay so light that ink can be read on all of them; a larger matrix has a key instead.
/// </summary>
sealed class MatrixMap
{
    const int MostColumns = 7, MostRows = 10;   // seven cells of a chart 400 pixels wide hold six letters each
    const int MostLetters = 6;

    readonly Matrix<double> matrix;
    readonly double greatest;
    readonly int power;   // very small and very large numbers are told in powers of ten, or they would not fit

    public MatrixMap(Matrix<double> matrix, string name)
    {
        (this.matrix, Name) = (matrix, name);
        double[] finite = [.. matrix.Enumerate().Where(double.IsFinite)];
        Holes = matrix.RowCount * matrix.ColumnCount - finite.Length;
        greatest = finite.Length == 0 ? 1 : finite.Max(Math.Abs) is > 0 and var most ? most : 1;
        power = greatest is >= 0.01 and < 9999 ? 0 : (int)Math.Floor(Math.Log10(greatest));
    }

    public string Name { get; }

    public int ColumnCount => matrix.ColumnCount;

    public int RowCount => matrix.RowCount;

    public int Holes { get; }

    public bool IsNumbered => matrix.ColumnCount <= MostColumns && matrix.RowCount <= MostRows;

    public string Heading => IsInPowers ? $"<b>{Name}</b>, in {Number.PowerOfTen(power)}" : $"<b>{Name}</b>";

    /// <summary>What a reader must know where cells are empty or their numbers are not the matrix's own.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (IsInPowers) yield return $"the numbers in {Name} are times {Number.PowerOfTen(power)}";
            if (Holes > 0)
                yield return $"grey where {Name} is not a finite number ({Holes} of "
                    + $"{Number.Count(matrix.RowCount * matrix.ColumnCount, "cell")})";
        }
    }

    bool IsInPowers => IsNumbered && power != 0;

    public LinearAxis Columns() => Figure.Axis("column", -0.5, matrix.ColumnCount - 0.5).Counting(matrix.ColumnCount);

    public LinearAxis Rows() => Figure.Axis("row", matrix.RowCount - 0.5, -0.5).Counting(matrix.RowCount);

    public Trace TraceIn(Panel panel)
    {
        var trace = new Trace2D("heatmap")
            .Set("name", Name)
            .Set("x", Indices(matrix.ColumnCount)).Set("y", Indices(matrix.RowCount))
            .Set("z", matrix.ToRowArrays())
            .Set("zmin", -greatest).Set("zmax", greatest)
            .Set("colorscale", Look.ScaleOf(IsNumbered ? [.. Look.Signs.Skip(1).SkipLast(1)] : Look.Signs))
            .Set("hoverongaps", false)
            .Set("hovertemplate", $"{Name}, row %{{y}}, column %{{x}}: %{{z:.6g}}<extra></extra>");
        if (IsNumbered)
        {
            trace.Set("text", matrix.ToRowArrays().Select(row => Array.ConvertAll(row, Cell)).ToArray())
                .Set("texttemplate", "%{text}").Set("textfont", Look.TextOf(13, Look.Ink))
                .Set("xgap", 2).Set("ygap", 2).Set("showscale", false);
        }
        else
        {
            trace.Set("colorbar", KeyBelow(panel));
        }

        return panel.Take(trace);
    }

    // Three digits, fewer where zeros after the point take the room.
    string Cell(double value)
    {
        if (!double.IsFinite(value)) return "";
        double shown = value / Math.Pow(10, power);
        string text = Number.Text(shown, 3);
        if (text.Length <= MostLetters) return text;
        return Math.Round(shown, 3) == 0 ? "≈ 0" : Number.Text(Math.Round(shown, 3));
    }

    ColorBar KeyBelow(Panel panel) => new ColorBar()
        .Set("orientation", "h").Set("thickness", 10)
        .Set("len", panel.Across.Length).Set("x", (panel.Across.From + panel.Across.To) / 2)
        .Set("y", panel.Up.From).Set("yanchor", "top").Set("ypad", 48)
        .Set("outlinewidth", 0).Set("ticks", "")
        .Set("tickvals", new[] { -greatest, 0, greatest })
        .Set("ticktext", new[] { Number.Text(-greatest, 2), "0", Number.Text(greatest, 2) })
        .Set("tickfont", Look.TextOf(13, Look.Ink));

    static double[] Indices(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];
}

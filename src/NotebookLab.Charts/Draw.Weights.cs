using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Shapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws weights and the gradient of the loss by them side by side: blue above 0, orange below, each with the colours of its own scale.
    /// </summary>
    /// <param name="w">The weights: a row per input, a column per class.</param>
    /// <param name="gradient">∂L/∂W, of the same shape.</param>
    /// <returns>The chart; up to 10 rows and 7 columns have their numbers in the cells.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or there are none or more than 6,400 numbers in all.</exception>
    /// <example><code>Draw.Weights(net.W, net.Gradient(x, t))</code></example>
    public static GenericChart Weights(Matrix<double> w, Matrix<double> gradient)
    {
        CheckCells(w, MostCells / 2);
        ArgumentNullException.ThrowIfNull(gradient);
        if (gradient.RowCount != w.RowCount || gradient.ColumnCount != w.ColumnCount)
            throw new ArgumentException($"gradient must be {Shape(w)}, as w is, but is {Shape(gradient)}.", nameof(gradient));
        return MatricesOf(
            gradient.Enumerate().All(g => g == 0) ? "The gradient is 0: W stays as it is" : "Where the gradient is blue, W falls",
            $"a step against the gradient lowers weights where it is blue and raises them where it is orange; both are {Shape(w)}",
            new MatrixMap(w, "W"), new MatrixMap(gradient, "∂L/∂W"));
    }

    /// <summary>Draws a matrix as a heat map: blue above 0, orange below, white at 0.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="name">What the chart calls it; left out, it takes it from the code.</param>
    /// <returns>The chart; up to 10 rows and 7 columns have their numbers in the cells.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentException">There are none or more than 6,400 numbers.</exception>
    /// <example><code>Draw.Matrix(net.W, "W")</code></example>
    public static GenericChart Matrix(Matrix<double> matrix, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        CheckCells(matrix, MostCells);
        return MatricesOf(name, $"a {Shape(matrix)} matrix", new MatrixMap(matrix, name));
    }

    const int MostCells = 6400;   // 32-bit numbers, packed: 34 KB

    static GenericChart MatricesOf(string title, string subtitle, params MatrixMap[] maps)
    {
        // Numbers of four columns or more need the whole width of a narrow page.
        var first = maps[0];
        int across = first.IsNumbered && first.ColumnCount > 3 ? 1 : maps.Length;
        bool stacked = across < maps.Length;
        var panels = Panel.Grid(maps.Length, across, gapAcross: 0.06, gapUp: 0.1);
        // For the headings.
        if (maps.Length > 1)
            panels = Array.ConvertAll(panels, panel => panel with { Up = new Interval(panel.Up.From, panel.Up.To - 0.06) });
        int picture = first.IsNumbered ? Math.Clamp((stacked ? 34 : 44) * first.RowCount, stacked ? 100 : 190, 300) : 340;
        var layout = new Layout()
            .Set("height", (stacked ? 2 * picture + 60 : picture) + (first.IsNumbered ? 56 : 92) + 110)
            .Set("showlegend", false)
            .Set("plot_bgcolor", maps.Any(map => map.Holes > 0) ? Look.GridLine : "#ffffff")
            .Set("margin", new Margin().Set("b", first.IsNumbered ? 56 : 92));
        for (int i = 0; i < maps.Length; i++)
        {
            var (x, y) = (maps[i].Columns(), maps[i].Rows());
            if (i > 0 && !stacked) y.Set("showticklabels", false).Set("ticks", "").Set("title", new Title().Set("text", ""));
            if (i == 0 && stacked) x.Set("title", new Title().Set("text", ""));
            panels[i].AddTo(layout, x, y);
        }

        if (maps.Length > 1) layout.Set("annotations", maps.Select((map, i) => panels[i].Heading(map.Heading, Look.Ink)).ToArray());
        return Figure.Of(maps.Select((map, i) => map.TraceIn(panels[i])), layout, title, Sentence([
            subtitle,
            first.IsNumbered ? null : "too many numbers to write them into the cells: point at one",
            .. maps.SelectMany(map => map.Notes)]));
    }

    static void CheckCells(Matrix<double> matrix, int most, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        if (matrix.RowCount * matrix.ColumnCount == 0)
            throw new ArgumentException($"{name} must have at least one element, but is {Shape(matrix)}.", name);
        if (matrix.RowCount * matrix.ColumnCount > most)
            throw new ArgumentException(
                $"{name} must have at most {most} elements to be drawn, but is {Shape(matrix)}; draw a part of it: SubMatrix.", name);
    }

    static string Shape(Matrix<double> matrix) => $"{matrix.RowCount}×{matrix.ColumnCount}";
}

using System.Globalization;
using System.Xml.Linq;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Charts.Tests.Display;

public class MatrixDisplayTests
{
    // Draw is touched so that this assembly's module initializer has run, as #r makes it run in a notebook.
    static MatrixDisplayTests() => _ = Draw.Curve(Math.Sin, 0, 1);

    static readonly Matrix<double> Book = Matrix<double>.Build.DenseOfArray(
        new[,] { { 0.21924763, 0.14356247, -0.36281009 }, { 0.32887144, 0.2153437, -0.54421514 } });

    static string[][] Cells(string html) =>
        [.. XElement.Parse(html).Descendants("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray())];

    [Fact]
    public void A_matrix_is_a_table_and_aligned_text()
    {
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(Book.GetType()));
        Assert.Equal([["0.21924763", "0.14356247", "-0.36281009"], ["0.32887144", "0.2153437", "-0.54421514"]],
            Cells(Book.ToDisplayString("text/html")));
        Assert.Equal("0.21924763  0.14356247  -0.36281009\n0.32887144   0.2153437  -0.54421514", Book.ToDisplayString("text/plain"));
        Assert.Equal("2 × 3 matrix", XElement.Parse(Book.ToDisplayString("text/html")).Element("caption")!.Value);
    }

    [Fact]
    public void Every_kind_of_matrix_and_vector_is_shown_so()
    {
        Assert.Equal("1  0\n0  1", Matrix<double>.Build.DenseIdentity(2).ToDisplayString("text/plain"));
        Assert.Equal("1  0\n0  1", Matrix<double>.Build.SparseIdentity(2).ToDisplayString("text/plain"));
        Assert.Equal("1  0\n0  1", Matrix<double>.Build.DiagonalIdentity(2).ToDisplayString("text/plain"));
        Assert.Equal("6  -8  0.1", Vector<double>.Build.DenseOfArray([6, -8, 0.1]).ToDisplayString("text/plain"));
        Assert.Equal("6  0", Vector<double>.Build.SparseOfArray([6, 0]).ToDisplayString("text/plain"));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(Vector<double>.Build.Dense(2).GetType()));
        Assert.Equal([["6", "-8"]], Cells(Vector<double>.Build.DenseOfArray([6, -8]).ToDisplayString("text/html")));
    }

    [Fact]
    public void Ten_digits_hide_the_rounding_of_a_central_difference() =>
        Assert.Equal("6  8", Vector<double>.Build.DenseOfArray([6.00000000000378, 7.999999999999119]).ToDisplayString("text/plain"));

    [Fact]
    public void A_large_matrix_is_cut_short_and_keeps_its_last_row_and_column()
    {
        var large = Matrix<double>.Build.Dense(100, 50, (i, j) => 100 * i + j);
        string[][] cells = Cells(large.ToDisplayString("text/html"));
        Assert.Equal(12, cells.Length);
        Assert.All(cells, row => Assert.Equal(12, row.Length));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "…", "49"], cells[0]);
        Assert.All(cells[10], cell => Assert.Equal("…", cell));
        Assert.Equal("9949", cells[11][11]);
    }

    [Fact]
    public void Numbers_that_are_none_are_shown_as_what_they_are() =>
        Assert.Equal("NaN  Infinity",
            Vector<double>.Build.DenseOfArray([double.NaN, double.PositiveInfinity]).ToDisplayString("text/plain"));

    [Fact]
    public void Decimal_points_stay_points_in_a_country_with_decimal_commas()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("0.5  1234.5", Vector<double>.Build.DenseOfArray([0.5, 1234.5]).ToDisplayString("text/plain"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

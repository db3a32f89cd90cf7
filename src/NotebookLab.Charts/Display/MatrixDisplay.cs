using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Charts.Labels;

namespace NotebookLab.Charts.Display;

/// <summary>How matrices and vectors of Math.NET show themselves in a notebook: as a table, in text as aligned numbers.</summary>
static class MatrixDisplay
{
#pragma warning disable CA2255 // As with charts: #r alone makes matrices show.
    [ModuleInitializer]
    internal static void Register()
#pragma warning restore CA2255
    {
        Formatter.Register<Matrix<double>>((matrix, writer) => writer.Write(TableOf(matrix).Html()), "text/html");
        Formatter.Register<Matrix<double>>((matrix, writer) => writer.Write(TableOf(matrix).Plain()), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(Matrix<double>), "text/html", "text/plain");
        Formatter.Register<Vector<double>>((vector, writer) => writer.Write(TableOf(vector).Html()), "text/html");
        Formatter.Register<Vector<double>>((vector, writer) => writer.Write(TableOf(vector).Plain()), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(Vector<double>), "text/html", "text/plain");
    }

    static NumberTable TableOf(Matrix<double> matrix) =>
        new(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j], $"{matrix.RowCount} × {matrix.ColumnCount} matrix");

    static NumberTable TableOf(Vector<double> vector) =>
        new(1, vector.Count, (_, j) => vector[j], $"vector of {Number.Count(vector.Count, "number")}");
}

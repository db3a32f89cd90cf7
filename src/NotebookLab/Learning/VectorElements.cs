using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

/// <summary>A MathNet vector read as a span, so that a formula is written once for both.</summary>
static class VectorElements
{
    /// <summary>The vector's own memory if it is dense, else a copy: to be read only.</summary>
    public static ReadOnlySpan<double> Elements(this Vector<double> vector) => vector.AsArray() ?? vector.ToArray();
}

using System.Numerics.Tensors;

namespace NotebookLab.Learning;

/// <summary>The sigmoid σ(a) = 1 / (1 + exp(−a)): any number becomes one between 0 and 1, along an S-shaped curve.</summary>
/// <remarks>
/// Its slope follows from its value, σ′(a) = σ(a)(1 − σ(a)): greatest at 0, where it is ¼, and near 0 where |a| is large,
/// so that a unit driven far out hardly learns. Source: "Deep Learning from Scratch", section 3.2.
/// </remarks>
public static class Sigmoid
{
    /// <summary>The sigmoid of a number.</summary>
    /// <param name="a">The number; infinite ones have the limits 0 and 1, NaN stays NaN.</param>
    /// <returns>σ(a), from 0 to 1.</returns>
    public static double Of(double a) => 1 / (1 + Math.Exp(-a));

    /// <summary>The sigmoid of each element, written to memory that the caller owns.</summary>
    /// <param name="a">The numbers.</param>
    /// <param name="y">Where the results go, of the length of <paramref name="a"/>; it may be <paramref name="a"/> itself.</param>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty, or <paramref name="y"/> is of another length.</exception>
    public static void Of(ReadOnlySpan<double> a, Span<double> y)
    {
        Require.NotEmpty(a);
        Require.SameLength(y, a);
        TensorPrimitives.Sigmoid(a, y);
    }

    /// <summary>The slope of the sigmoid by its value: σ′(a) = y(1 − y), where y = σ(a).</summary>
    /// <param name="y">The value σ(a), from 0 to 1.</param>
    /// <returns>The slope, from 0 to ¼.</returns>
    public static double SlopeAt(double y) => y * (1 - y);
}

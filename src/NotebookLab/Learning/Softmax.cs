using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

/// <summary>Scores made probabilities: yₖ = exp(aₖ) / Σᵢ exp(aᵢ), all positive, of sum 1.</summary>
/// <remarks>
/// The greatest score is subtracted from all of them first. Numerator and denominator shrink by the same factor, so
/// the result is the same, but no exponential overflows: exp(710) would already be infinite, and ∞/∞ is NaN.
/// A score that is NaN or +∞ makes every probability NaN, and so do scores
/// that are all −∞. Source: "Deep Learning from Scratch", section 3.5.
/// </remarks>
public static class Softmax
{
    /// <summary>The probabilities of one vector of scores.</summary>
    /// <param name="a">The scores, one per class.</param>
    /// <returns>The probabilities, of the length of <paramref name="a"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty.</exception>
    public static double[] Of(ReadOnlySpan<double> a)
    {
        var y = new double[a.Length];
        Of(a, y);
        return y;
    }

    /// <summary>The probabilities of one vector of scores, written to memory that the caller owns.</summary>
    /// <param name="a">The scores, one per class.</param>
    /// <param name="y">Where the probabilities go, of the length of <paramref name="a"/>; it may be <paramref name="a"/> itself.</param>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty, or <paramref name="y"/> is of another length.</exception>
    public static void Of(ReadOnlySpan<double> a, Span<double> y)
    {
        Require.NotEmpty(a);
        Require.SameLength(y, a);

        double greatest = a[0];
        foreach (double ak in a)
            greatest = Math.Max(greatest, ak);

        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            y[k] = Math.Exp(a[k] - greatest);
            sum += y[k];
        }

        for (int k = 0; k < y.Length; k++)
            y[k] /= sum;
    }

    /// <summary>The probabilities of one vector of scores.</summary>
    /// <param name="a">The scores, one per class.</param>
    /// <returns>The probabilities, of the length of <paramref name="a"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="a"/> is null.</exception>
    public static Vector<double> Of(Vector<double> a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Vector<double>.Build.Dense(Of(a.Elements()));
    }

    /// <summary>The probabilities of a batch: each row of scores by itself, whatever the other rows hold.</summary>
    /// <param name="a">The scores: a row per example, a column per class.</param>
    /// <returns>The probabilities, of the shape of <paramref name="a"/>; each row's sum is 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="a"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty.</exception>
    public static Matrix<double> OfRows(Matrix<double> a)
    {
        Require.NotEmpty(a);
        return Matrix<double>.Build.DenseOfRowVectors(a.EnumerateRows().Select(Of));
    }
}

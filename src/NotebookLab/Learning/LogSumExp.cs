using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

/// <summary>The logarithm of a sum of exponentials, ln Σₖ exp(aₖ): a smooth stand-in for the greatest of the scores.</summary>
/// <remarks>
/// <para>
/// The greatest score m is taken out of the sum, m + ln Σₖ exp(aₖ − m), so that no exponential overflows. The result lies
/// between m and m + ln n, for n scores.
/// </para>
/// <para>
/// Its gradient is <see cref="Softmax"/>, and with it the cross entropy of a softmax needs no probability:
/// −ln yₖ = ln Σᵢ exp(aᵢ) − aₖ, which stays finite where yₖ itself is too small for a <see cref="double"/>.
/// </para>
/// </remarks>
public static class LogSumExp
{
    /// <summary>ln Σₖ exp(aₖ) of one vector of scores.</summary>
    /// <param name="a">The scores.</param>
    /// <returns>The logarithm; NaN if a score is NaN, −∞ if all scores are −∞.</returns>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty.</exception>
    public static double Of(ReadOnlySpan<double> a)
    {
        Require.NotEmpty(a);

        double greatest = a[0];
        foreach (double ak in a)
            greatest = Math.Max(greatest, ak);
        if (!double.IsFinite(greatest))
            return greatest; // ∞ − ∞ would be NaN

        double sum = 0;
        foreach (double ak in a)
            sum += Math.Exp(ak - greatest);
        return greatest + Math.Log(sum);
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{double})"/>
    /// <exception cref="ArgumentNullException"><paramref name="a"/> is null.</exception>
    public static double Of(Vector<double> a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Of(a.Elements());
    }

    /// <summary>ln Σₖ exp(aₖ) of a batch: of each row by itself, whatever the other rows hold.</summary>
    /// <param name="a">The scores: a row per example, a column per class.</param>
    /// <returns>The logarithms: one per row.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="a"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty.</exception>
    public static Vector<double> OfRows(Matrix<double> a)
    {
        Require.NotEmpty(a);
        return Vector<double>.Build.DenseOfEnumerable(a.EnumerateRows().Select(Of));
    }
}

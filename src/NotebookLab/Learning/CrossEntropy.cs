using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

/// <summary>The cross-entropy error E = −Σₖ tₖ ln(yₖ + ε): how surprised the probabilities y are by the truth t.</summary>
/// <remarks>
/// <para>
/// With a one-hot t that is −ln of the probability given to the right class: 0 for certainty, infinite where the right
/// class was thought impossible. ε, if wanted, keeps the logarithm finite there: the book's code has 1e-7, which
/// changes the error in its seventh digit. The default is 0, the exact error.
/// </para>
/// <para>A class with tₖ = 0 adds nothing, not even 0 · ∞. Source: "Deep Learning from Scratch", section 4.2.2.</para>
/// </remarks>
public static class CrossEntropy
{
    /// <summary>The error against a vector of targets, one-hot or probabilities themselves.</summary>
    /// <param name="y">The probabilities, one per class, as <see cref="Softmax"/> gives them.</param>
    /// <param name="t">The targets, of the length of <paramref name="y"/>.</param>
    /// <param name="epsilon">ε, added inside the logarithm: 0 is exact, 1e-7 the book's.</param>
    /// <returns>The error, in nats.</returns>
    /// <exception cref="ArgumentException"><paramref name="y"/> is empty, or <paramref name="t"/> is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element of <paramref name="y"/> is below 0 or above 1, or <paramref name="epsilon"/> is negative or not finite.
    /// </exception>
    public static double Of(ReadOnlySpan<double> y, ReadOnlySpan<double> t, double epsilon = 0)
    {
        Check(y, epsilon);
        Require.SameLength(t, y);
        double sum = 0;
        for (int k = 0; k < y.Length; k++)
        {
            if (t[k] != 0)
                sum += t[k] * Math.Log(y[k] + epsilon);
        }
        return -sum;
    }

    /// <summary>The error against the number of the right class, −ln(y[label] + ε).</summary>
    /// <param name="y">The probabilities, one per class, as <see cref="Softmax"/> gives them.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="epsilon">ε, added inside the logarithm: 0 is exact, 1e-7 the book's.</param>
    /// <returns>The error, in nats.</returns>
    /// <exception cref="ArgumentException"><paramref name="y"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element of <paramref name="y"/> is below 0 or above 1, <paramref name="label"/> is no class,
    /// or <paramref name="epsilon"/> is negative or not finite.
    /// </exception>
    public static double Of(ReadOnlySpan<double> y, int label, double epsilon = 0)
    {
        Check(y, epsilon);
        if (label < 0 || label >= y.Length)
            throw Require.OutOfRange(nameof(label), $"label must be from 0 to {y.Length - 1}, but was {label}.");
        return -Math.Log(y[label] + epsilon);
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="y"/> or <paramref name="t"/> is null.</exception>
    public static double Of(Vector<double> y, Vector<double> t, double epsilon = 0)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(t);
        return Of(y.Elements(), t.Elements(), epsilon);
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{double}, int, double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="y"/> is null.</exception>
    public static double Of(Vector<double> y, int label, double epsilon = 0)
    {
        ArgumentNullException.ThrowIfNull(y);
        return Of(y.Elements(), label, epsilon);
    }

    /// <summary>The mean error of a batch, against a row of targets for each example.</summary>
    /// <param name="y">The probabilities: a row per example, a column per class, as <see cref="Softmax.OfRows"/> gives them.</param>
    /// <param name="t">The targets, of the shape of <paramref name="y"/>.</param>
    /// <param name="epsilon">ε, added inside the logarithm: 0 is exact, 1e-7 the book's.</param>
    /// <returns>The sum of the rows' errors divided by their number, in nats.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="y"/> or <paramref name="t"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="y"/> is empty, or <paramref name="t"/> is of another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element of <paramref name="y"/> is below 0 or above 1, or <paramref name="epsilon"/> is negative or not finite.
    /// </exception>
    public static double OfRows(Matrix<double> y, Matrix<double> t, double epsilon = 0)
    {
        Require.NotEmpty(y);
        Require.SameShape(t, y);

        double sum = 0;
        for (int n = 0; n < y.RowCount; n++)
            sum += Of(y.Row(n), t.Row(n), epsilon);
        return sum / y.RowCount;
    }

    /// <summary>The mean error of a batch, against the number of the right class of each example.</summary>
    /// <param name="y">The probabilities: a row per example, a column per class, as <see cref="Softmax.OfRows"/> gives them.</param>
    /// <param name="labels">The right classes, from 0: one per row of <paramref name="y"/>.</param>
    /// <param name="epsilon">ε, added inside the logarithm: 0 is exact, 1e-7 the book's.</param>
    /// <returns>The sum of the rows' errors divided by their number, in nats.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="y"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="y"/> is empty, or there is not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element of <paramref name="y"/> is below 0 or above 1, a label is no class,
    /// or <paramref name="epsilon"/> is negative or not finite.
    /// </exception>
    public static double OfRows(Matrix<double> y, ReadOnlySpan<int> labels, double epsilon = 0)
    {
        Require.NotEmpty(y);
        Require.OnePerRow(labels, y);
        Require.Labels(labels, y.ColumnCount);

        double sum = 0;
        for (int n = 0; n < y.RowCount; n++)
            sum += Of(y.Row(n), labels[n], epsilon);
        return sum / y.RowCount;
    }

    static void Check(ReadOnlySpan<double> y, double epsilon)
    {
        Require.NotEmpty(y);
        for (int k = 0; k < y.Length; k++)
        {
            // Scores that never went through softmax would give an error that looks plausible. NaN passes: it shows by itself.
            if (y[k] < 0 || y[k] > 1)
                throw Require.OutOfRange(nameof(y), $"y must hold probabilities from 0 to 1, but y[{k}] was {y[k]}.");
        }
        Require.NotNegative(epsilon);
    }
}

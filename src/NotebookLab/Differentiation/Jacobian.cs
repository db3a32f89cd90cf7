using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Differentiation;

/// <summary>
/// The Jacobian matrix of a function whose value is a vector, f: Rⁿ → Rᵐ: Jᵢⱼ = ∂fᵢ/∂xⱼ, a row for each output and a column
/// for each variable.
/// </summary>
/// <remarks>
/// One variable at a time is moved by <c>h</c>, which gives a column; row i is the gradient of fᵢ. A step that does not
/// change its element is refused, and where f or x is infinite or NaN, so is the matrix, as in <see cref="Gradient"/>.
/// </remarks>
public static class Jacobian
{
    /// <summary>The Jacobian by central differences, Jᵢⱼ ≈ (fᵢ(…, xⱼ + h, …) − fᵢ(…, xⱼ − h, …)) / 2h.</summary>
    /// <param name="f">The function: <c>x =&gt; [x[0] * x[1], x[0] + x[1]]</c>. Each call gets its own array, to keep or change.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>, such as 1e-3 or <see cref="Step.Central"/>; else 1e-4.</param>
    /// <returns>The Jacobian, m×n: a row per element of f's value, a column per element of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is empty, or <paramref name="f"/> returned null, an empty array, or arrays of different lengths.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change an element of <paramref name="x"/>.
    /// </exception>
    public static Matrix<double> Central(Func<double[], double[]> f, ReadOnlySpan<double> x, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.NotEmpty(x);
        int outputs = ValueAt(x).Length;
        if (outputs == 0)
            throw new ArgumentException("f must return at least one element, but returned an empty array.", nameof(f));
        return Central(Field, x, outputs, h);

        void Field(ReadOnlySpan<double> point, Span<double> y)
        {
            double[] value = ValueAt(point);
            if (value.Length != outputs)
                throw new ArgumentException(
                    $"f must return {outputs} elements everywhere, as it did at x, but returned {value.Length}.", nameof(f));
            value.CopyTo(y);
        }

        double[] ValueAt(ReadOnlySpan<double> point) =>
            f(point.ToArray()) ?? throw new ArgumentException("f must return an array, but returned null.", nameof(f));
    }

    /// <summary>The Jacobian of a field by central differences.</summary>
    /// <param name="f">The function; an element of y that it does not write shows as NaN.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="outputs">How many elements f writes, m: the length of its y.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>, such as 1e-3 or <see cref="Step.Central"/>; else 1e-4.</param>
    /// <returns>The Jacobian, m×n: a row per element of y, a column per element of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="outputs"/> is not positive, or <paramref name="h"/> is not positive and finite, or too small to change
    /// an element of <paramref name="x"/>.
    /// </exception>
    public static Matrix<double> Central(VectorField f, ReadOnlySpan<double> x, int outputs, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.NotEmpty(x);
        Require.Positive(outputs);
        Step step = h.Or(Step.Usual);
        step.MustChange(x, Step.Central);

        double[] point = x.ToArray(), above = new double[outputs], below = new double[outputs];
        Matrix<double> jacobian = Matrix<double>.Build.Dense(outputs, x.Length);
        for (int j = 0; j < point.Length; j++)
        {
            double hj = step.At(x[j]);
            point[j] = x[j] + hj;
            ValueTo(above);
            point[j] = x[j] - hj;
            ValueTo(below);
            point[j] = x[j];
            for (int i = 0; i < outputs; i++)
                jacobian[i, j] = (above[i] - below[i]) / (2 * hj);
        }
        return jacobian;

        void ValueTo(double[] y)
        {
            Array.Fill(y, double.NaN);
            f(point, y);
        }
    }
}

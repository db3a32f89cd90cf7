using System.Buffers;
using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Differentiation;

/// <summary>The gradient ∇f = (∂f/∂x₀, ∂f/∂x₁, …): every partial derivative, each estimated from two values of f.</summary>
/// <remarks>
/// <para>One variable at a time is moved by <c>h</c> while the others stay; what the caller passes is never left changed.</para>
/// <para>
/// An <c>h</c> so small that xᵢ + h == xᵢ is no error: rounding has swallowed the step, and that element of the
/// gradient is 0. A step of 1e-4 suffers this from |xᵢ| ≈ 1e12 on. Where f is infinite or NaN, so is the gradient.
/// </para>
/// <para>Source: "Deep Learning from Scratch", sections 4.3.3 and 4.4.</para>
/// </remarks>
public static class Gradient
{
    /// <summary>The gradient by central differences, ∂f/∂xᵢ ≈ (f(…, xᵢ + h, …) − f(…, xᵢ − h, …)) / 2h.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>.</param>
    /// <returns>The gradient, of the length of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static double[] Central(ScalarField f, ReadOnlySpan<double> x, double h = 1e-4)
    {
        var gradient = new double[x.Length];
        Central(f, x, gradient, h);
        return gradient;
    }

    /// <summary>The gradient by central differences, written to memory that the caller owns.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="gradient">Where the gradient goes, of the length of <paramref name="x"/>.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty, or <paramref name="gradient"/> is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static void Central(ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, double h = 1e-4)
    {
        Check(f, x, gradient, h);
        double[] rented = ArrayPool<double>.Shared.Rent(x.Length);
        try
        {
            Span<double> point = rented.AsSpan(0, x.Length);
            x.CopyTo(point);
            for (int i = 0; i < point.Length; i++)
            {
                double xi = point[i];
                point[i] = xi + h;
                double above = f(point);
                point[i] = xi - h;
                double below = f(point);
                point[i] = xi; // put back, not added back: (xi − h) + h may differ from xi in its last digit
                gradient[i] = (above - below) / (2 * h);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>The gradient by central differences as a field: a function of the point, for an optimizer or a drawing of arrows.</summary>
    /// <param name="f">The function.</param>
    /// <param name="h">The step, in the unit of the points.</param>
    /// <returns>The field x ↦ ∇f(x).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static VectorField Central(ScalarField f, double h = 1e-4)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.PositiveAndFinite(h);
        return (x, gradient) => Central(f, x, gradient, h);
    }

    /// <summary>The gradient of a function of a matrix, ∂f/∂W by central differences: a matrix of the shape of W.</summary>
    /// <remarks>
    /// <paramref name="w"/> itself is what moves, and <paramref name="f"/> receives it. That is why the book's idiom
    /// <c>Gradient.Central(w =&gt; net.Loss(x, t), net.W)</c> works though the function ignores its argument.
    /// Each element is restored before the next one moves, also when <paramref name="f"/> throws.
    /// </remarks>
    /// <param name="f">The function, such as the loss of a network by its weights.</param>
    /// <param name="w">Where the gradient is taken; of any shape.</param>
    /// <param name="h">The step, in the unit of <paramref name="w"/>.</param>
    /// <returns>The gradient: the element at (i, j) is ∂f/∂wᵢⱼ.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="w"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="w"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static Matrix<double> Central(Func<Matrix<double>, double> f, Matrix<double> w, double h = 1e-4)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.NotEmpty(w);
        Require.PositiveAndFinite(h);
        return Matrix<double>.Build.Dense(w.RowCount, w.ColumnCount, Partial);

        double Partial(int i, int j)
        {
            double wij = w[i, j];
            try
            {
                w[i, j] = wij + h;
                double above = f(w);
                w[i, j] = wij - h;
                double below = f(w);
                return (above - below) / (2 * h);
            }
            finally
            {
                w[i, j] = wij; // put back, not added back: (wij − h) + h may differ from wij in its last digit
            }
        }
    }

    /// <summary>The gradient by forward differences, ∂f/∂xᵢ ≈ (f(…, xᵢ + h, …) − f(x)) / h.</summary>
    /// <remarks>It asks for n + 1 values of f where central differences ask for 2n, and pays for that with an error of order h instead of h².</remarks>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, double)"/>
    public static double[] Forward(ScalarField f, ReadOnlySpan<double> x, double h = 1e-4)
    {
        var gradient = new double[x.Length];
        Forward(f, x, gradient, h);
        return gradient;
    }

    /// <summary>The gradient by forward differences, written to memory that the caller owns.</summary>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Span{double}, double)"/>
    public static void Forward(ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, double h = 1e-4)
    {
        Check(f, x, gradient, h);
        double[] rented = ArrayPool<double>.Shared.Rent(x.Length);
        try
        {
            Span<double> point = rented.AsSpan(0, x.Length);
            x.CopyTo(point);
            double here = f(point);
            for (int i = 0; i < point.Length; i++)
            {
                double xi = point[i];
                point[i] = xi + h;
                double above = f(point);
                point[i] = xi; // put back, not subtracted back, for the same reason
                gradient[i] = (above - here) / h;
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static void Check(ScalarField f, ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, double h)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.NotEmpty(x);
        Require.SameLength(gradient, x);
        Require.PositiveAndFinite(h);
    }
}

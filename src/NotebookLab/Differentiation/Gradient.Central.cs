using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLab.Differentiation;

public static partial class Gradient
{
    /// <summary>The gradient by central differences, ∂f/∂xᵢ ≈ (f(…, xᵢ + h, …) − f(…, xᵢ − h, …)) / 2h.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>, such as 1e-3 or <see cref="Step.Central"/>; else 1e-4.</param>
    /// <returns>The gradient, of the length of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change an element of <paramref name="x"/>.
    /// </exception>
    public static double[] Central(ScalarField f, ReadOnlySpan<double> x, Step h = default)
    {
        var gradient = new double[x.Length];
        Central(f, x, gradient, h);
        return gradient;
    }

    /// <summary>
    /// The gradient by central differences at a point that is no array of <c>double</c>: of whole numbers, a list, a vector.
    /// </summary>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Step)"/>
    [OverloadResolutionPriority(-1)]
    public static double[] Central<T>(ScalarField f, IEnumerable<T> x, Step h = default) where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        return Central(f, [.. x.Select(double.CreateChecked)], h);
    }

    /// <summary>The gradient of a function of an array by central differences.</summary>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Step)"/>
    [OverloadResolutionPriority(-1)]
    public static double[] Central(Func<double[], double> f, ReadOnlySpan<double> x, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        return Central(f.AsScalarField(), x, h);
    }

    /// <summary>The gradient by central differences, written to memory that the caller owns.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="gradient">
    /// Where the gradient goes, of the length of <paramref name="x"/>; it may be <paramref name="x"/> itself.
    /// </param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>, such as 1e-3 or <see cref="Step.Central"/>; else 1e-4.</param>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty, or <paramref name="gradient"/> is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change an element of <paramref name="x"/>.
    /// </exception>
    public static void Central(ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        CheckShapes(x, gradient);
        Step step = h.Or(Step.Usual);
        step.MustChange(x, Step.Central);
        OnCopy(CentralDifferences, f, x, gradient, step);
    }

    /// <summary>The gradient by central differences as a field: a function of the point, for an optimizer or a drawing of arrows.</summary>
    /// <remarks>Unlike a direct call it does not refuse elements that h cannot change: their partial derivatives are 0.</remarks>
    /// <param name="f">The function.</param>
    /// <param name="h">The step, in the unit of the points, such as 1e-3 or <see cref="Step.Central"/>; else 1e-4.</param>
    /// <returns>The field x ↦ ∇f(x).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static VectorField Central(ScalarField f, Step h = default) => Field(CentralDifferences, f, h);

    // A lambda in a field rather than a method: delegates of static methods are slower to call.
    static readonly Differences CentralDifferences = (f, point, gradient, step) =>
    {
        for (int i = 0; i < point.Length; i++)
        {
            double xi = point[i];
            double h = step.At(xi);
            point[i] = xi + h;
            double above = f(point);
            point[i] = xi - h;
            double below = f(point);
            point[i] = xi; // put back, not added back: (xi − h) + h may differ from xi in its last digit
            gradient[i] = (above - below) / (2 * h);
        }
    };
}

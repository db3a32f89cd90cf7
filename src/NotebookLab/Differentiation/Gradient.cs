using System.Buffers;

namespace NotebookLab.Differentiation;

/// <summary>The gradient ∇f = (∂f/∂x₀, ∂f/∂x₁, …): every partial derivative, each estimated from two values of f.</summary>
/// <remarks>
/// <para>One variable at a time is moved by <c>h</c> while the others stay; what the caller passes is never left changed.</para>
/// <para>
/// The <see cref="Step"/> is one number for all variables, 1e-4 as in the book, or one that the value of each decides.
/// </para>
/// <para>
/// An <c>h</c> so small that xᵢ + h == xᵢ, as 1e-4 is from |xᵢ| ≈ 1e12 on, is swallowed by rounding, and no slope is to be
/// seen. A direct call is a question about one point: it is answered, or refused. A field is walked on, and a walk that
/// runs away must be seen: there the field's element is 0. Where f or x is infinite or NaN, the gradient is NaN in both.
/// </para>
/// <para>Source: "Deep Learning from Scratch", sections 4.3.3 and 4.4.</para>
/// </remarks>
public static partial class Gradient
{
    const int Short = 16;

    /// <summary>A rule for all partial derivatives; it moves the elements of the point one by one and puts each back.</summary>
    /// <remarks>Each is written out, not made of a grid of points and their coefficients: its code is to look like its formula.</remarks>
    delegate void Differences(ScalarField f, Span<double> point, Span<double> gradient, Step step);

    /// <summary>Lets a rule move a copy of x: on the stack if x is short, else in an array of the pool, so nothing is allocated.</summary>
    static void OnCopy(Differences differences, ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, Step step)
    {
        double[]? rented = null;
        Span<double> copy = x.Length <= Short ? stackalloc double[Short] : rented = ArrayPool<double>.Shared.Rent(x.Length);
        Span<double> point = copy[..x.Length];
        x.CopyTo(point);
        differences(f, point, gradient, step);

        // Not in a finally: an array that does not come back, because f threw, is lost to the pool and harms nobody.
        if (rented is not null)
            ArrayPool<double>.Shared.Return(rented);
    }

    static VectorField Field(Differences differences, ScalarField f, Step step)
    {
        ArgumentNullException.ThrowIfNull(f);
        step = step.Or(Step.Usual);
        return (x, gradient) =>
        {
            CheckShapes(x, gradient);
            OnCopy(differences, f, x, gradient, step);
        };
    }

    static void CheckShapes(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient)
    {
        Require.NotEmpty(x);
        Require.SameLength(gradient, x);
    }
}

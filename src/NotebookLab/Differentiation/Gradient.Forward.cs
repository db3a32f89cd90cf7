namespace NotebookLab.Differentiation;

public static partial class Gradient
{
    /// <summary>The gradient by forward differences, ∂f/∂xᵢ ≈ (f(…, xᵢ + h, …) − f(x)) / h.</summary>
    /// <remarks>
    /// It asks for n + 1 values of f where central differences ask for 2n, and pays for that with an error of order h instead of h².
    /// </remarks>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>, such as 1e-6 or <see cref="Step.Forward"/>; else 1e-4.</param>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Step)"/>
    public static double[] Forward(ScalarField f, ReadOnlySpan<double> x, Step h = default)
    {
        var gradient = new double[x.Length];
        Forward(f, x, gradient, h);
        return gradient;
    }

    /// <summary>The gradient by forward differences, written to memory that the caller owns.</summary>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Span{double}, Step)"/>
    public static void Forward(ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        CheckShapes(x, gradient);
        Step step = h.Or(Step.Usual);
        step.MustChange(x, Step.Forward);
        OnCopy(ForwardDifferences, f, x, gradient, step);
    }

    /// <summary>The gradient by forward differences as a field: a function of the point.</summary>
    /// <inheritdoc cref="Central(ScalarField, Step)"/>
    public static VectorField Forward(ScalarField f, Step h = default) => Field(ForwardDifferences, f, h);

    // A lambda in a field rather than a method: delegates of static methods are slower to call.
    static readonly Differences ForwardDifferences = (f, point, gradient, step) =>
    {
        double here = f(point);
        for (int i = 0; i < point.Length; i++)
        {
            double xi = point[i];
            double h = step.At(xi);
            point[i] = xi + h;
            double above = f(point);
            point[i] = xi; // put back, not subtracted back, for the same reason
            gradient[i] = (above - here) / h;
        }
    };
}

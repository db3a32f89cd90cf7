namespace NotebookLab.Differentiation;

public static partial class Gradient
{
    /// <summary>The gradient by forward differences, ∂f/∂xᵢ ≈ (f(…, xᵢ + h, …) − f(x)) / h.</summary>
    /// <remarks>
    /// It asks for n + 1 values of f where central differences ask for 2n, and pays for that with an error of order h instead of h².
    /// </remarks>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, double)"/>
    public static double[] Forward(ScalarField f, ReadOnlySpan<double> x, double h = 1e-4)
    {
        var gradient = new double[x.Length];
        Forward(f, x, gradient, h);
        return gradient;
    }

    /// <summary>The gradient by forward differences, with a step for each element, such as <c>StepSize.Forward</c>.</summary>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Func{double, double})"/>
    public static double[] Forward(ScalarField f, ReadOnlySpan<double> x, Func<double, double> h)
    {
        var gradient = new double[x.Length];
        Forward(f, x, gradient, h);
        return gradient;
    }

    /// <summary>The gradient by forward differences, written to memory that the caller owns.</summary>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Span{double}, double)"/>
    public static void Forward(ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, double h = 1e-4) =>
        ForwardAt(f, x, gradient, new Step(h));

    /// <summary>The gradient by forward differences with a step for each element, written to memory that the caller owns.</summary>
    /// <inheritdoc cref="Central(ScalarField, ReadOnlySpan{double}, Span{double}, Func{double, double})"/>
    public static void Forward(ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, Func<double, double> h) =>
        ForwardAt(f, x, gradient, new Step(h));

    /// <summary>The gradient by forward differences as a field: a function of the point.</summary>
    /// <inheritdoc cref="Central(ScalarField, double)"/>
    public static VectorField Forward(ScalarField f, double h = 1e-4) => Field(ForwardDifferences, f, new Step(h));

    /// <summary>The gradient by forward differences as a field, with a step for each element, such as <c>StepSize.Forward</c>.</summary>
    /// <inheritdoc cref="Central(ScalarField, Func{double, double})"/>
    public static VectorField Forward(ScalarField f, Func<double, double> h) => Field(ForwardDifferences, f, new Step(h));

    static void ForwardAt(ScalarField f, ReadOnlySpan<double> x, Span<double> gradient, Step step)
    {
        ArgumentNullException.ThrowIfNull(f);
        CheckShapes(x, gradient);
        step.MustChange(x, StepSize.Forward);
        OnCopy(ForwardDifferences, f, x, gradient, step);
    }

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

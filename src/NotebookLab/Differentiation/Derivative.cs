using System.Numerics;

namespace NotebookLab.Differentiation;

/// <summary>The derivative f′(x) of a function of one variable, estimated from a few of its values.</summary>
/// <remarks>
/// <para>
/// The step <c>h</c> is a compromise. A large one measures the slope of a secant instead of the tangent's
/// (the error of a forward or backward difference grows like h, that of the central difference like h²); with
/// a small one the two values agree in almost every digit, and their difference is mostly rounding error.
/// <see cref="StepSize"/> has the best compromise for each; 1e-4, if none is given, is the book's.
/// </para>
/// <para>
/// An <c>h</c> so small that x + h == x is refused: both values would be the same, and the difference 0 whatever
/// the slope. At an <c>x</c> that is infinite or not a number, or where f is, the result is NaN.
/// </para>
/// <para>
/// The generic methods also take <see cref="float"/> and <see cref="Half"/>, in which rounding shows sooner.
/// Source: "Deep Learning from Scratch", section 4.3.1.
/// </para>
/// </remarks>
public static partial class Derivative
{
    /// <summary>The forward difference, (f(x + h) − f(x)) / h.</summary>
    /// <typeparam name="T">The kind of number: <see cref="double"/>, <see cref="float"/> or <see cref="Half"/>.</typeparam>
    /// <param name="f">The function.</param>
    /// <param name="x">Where the derivative is taken.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>.</param>
    /// <returns>An estimate of f′(x) whose error shrinks in proportion to h.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change <paramref name="x"/>.
    /// </exception>
    public static T Forward<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        Check(f, x, h, StepSize.Forward, nameof(StepSize.Forward));
        return (f(x + h) - f(x)) / h;
    }

    /// <summary>The backward difference, (f(x) − f(x − h)) / h.</summary>
    /// <inheritdoc cref="Forward{T}(Func{T, T}, T, T)"/>
    public static T Backward<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        Check(f, x, h, StepSize.Forward, nameof(StepSize.Forward));
        return (f(x) - f(x - h)) / h;
    }

    /// <summary>The central difference, (f(x + h) − f(x − h)) / 2h.</summary>
    /// <returns>An estimate of f′(x) whose error shrinks in proportion to h²; on a parabola only rounding is left.</returns>
    /// <inheritdoc cref="Forward{T}(Func{T, T}, T, T)"/>
    public static T Central<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        Check(f, x, h, StepSize.Central, nameof(StepSize.Central));
        return CentralDifference(f, x, h);
    }

    /// <summary>The five-point difference, (f(x − 2h) − 8f(x − h) + 8f(x + h) − f(x + 2h)) / 12h.</summary>
    /// <returns>An estimate of f′(x) whose error shrinks in proportion to h⁴; up to the fourth power of x only rounding is left.</returns>
    /// <inheritdoc cref="Forward{T}(Func{T, T}, T, T)"/>
    public static T FivePoint<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        Check(f, x, h, StepSize.FivePoint, nameof(StepSize.FivePoint));
        T two = T.CreateChecked(2), eight = T.CreateChecked(8), twelve = T.CreateChecked(12);
        return (f(x - two * h) - eight * f(x - h) + eight * f(x + h) - f(x + two * h)) / (twelve * h);
    }

    /// <inheritdoc cref="Forward{T}(Func{T, T}, T, T)"/>
    public static double Forward(Func<double, double> f, double x, double h = 1e-4) => Forward<double>(f, x, h);

    /// <inheritdoc cref="Backward{T}(Func{T, T}, T, T)"/>
    public static double Backward(Func<double, double> f, double x, double h = 1e-4) => Backward<double>(f, x, h);

    /// <inheritdoc cref="Central{T}(Func{T, T}, T, T)"/>
    public static double Central(Func<double, double> f, double x, double h = 1e-4) => Central<double>(f, x, h);

    /// <summary>The five-point difference, (f(x − 2h) − 8f(x − h) + 8f(x + h) − f(x + 2h)) / 12h.</summary>
    /// <remarks>Without a step it takes 1e-3, near the best for numbers about 1: see <see cref="StepSize.FivePoint(double)"/>.</remarks>
    /// <inheritdoc cref="FivePoint{T}(Func{T, T}, T, T)"/>
    public static double FivePoint(Func<double, double> f, double x, double h = 1e-3) => FivePoint<double>(f, x, h);

    /// <summary>The formula alone, for derivatives along a line through several variables, which have checks of their own.</summary>
    internal static T CentralDifference<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        T two = T.One + T.One;
        return (f(x + h) - f(x - h)) / (two * h);
    }

    static void Check<T>(Func<T, T> f, T x, T h, Func<T, T> better, string rule) where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.PositiveAndFinite(h);
        if (!Step.Changes(x, h))
            throw Step.Refusal(x, h, nameof(x), $"StepSize.{rule}(x)", better(x));
    }
}

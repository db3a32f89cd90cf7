using System.Numerics;

namespace NotebookLab.Differentiation;

/// <summary>The derivative f′(x) of a function of one variable, estimated from two of its values.</summary>
/// <remarks>
/// <para>
/// The step <c>h</c> is a compromise. A large one measures the slope of a secant instead of the tangent's
/// (the error of a forward or backward difference grows like h, that of the central difference like h²); with
/// a small one the two values agree in almost every digit, and their difference is mostly rounding error.
/// </para>
/// <para>
/// An <c>h</c> so small that x + h == x is no error here, because it is worth seeing: rounding has swallowed
/// the step, and the result is 0. A value that is not a number, or an infinite one, makes the result NaN.
/// </para>
/// <para>
/// The generic methods also take <see cref="float"/> and <see cref="Half"/>, in which rounding shows sooner.
/// Source: "Deep Learning from Scratch", section 4.3.1.
/// </para>
/// </remarks>
public static class Derivative
{
    /// <summary>The forward difference, (f(x + h) − f(x)) / h.</summary>
    /// <typeparam name="T">The kind of number: <see cref="double"/>, <see cref="float"/> or <see cref="Half"/>.</typeparam>
    /// <param name="f">The function.</param>
    /// <param name="x">Where the derivative is taken.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>.</param>
    /// <returns>An estimate of f′(x) whose error shrinks in proportion to h.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static T Forward<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.PositiveAndFinite(h);
        return (f(x + h) - f(x)) / h;
    }

    /// <summary>The backward difference, (f(x) − f(x − h)) / h.</summary>
    /// <inheritdoc cref="Forward{T}(Func{T, T}, T, T)"/>
    public static T Backward<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.PositiveAndFinite(h);
        return (f(x) - f(x - h)) / h;
    }

    /// <summary>The central difference, (f(x + h) − f(x − h)) / 2h.</summary>
    /// <returns>An estimate of f′(x) whose error shrinks in proportion to h²; on a parabola only rounding is left.</returns>
    /// <inheritdoc cref="Forward{T}(Func{T, T}, T, T)"/>
    public static T Central<T>(Func<T, T> f, T x, T h) where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.PositiveAndFinite(h);
        T two = T.One + T.One;
        return (f(x + h) - f(x - h)) / (two * h);
    }

    /// <inheritdoc cref="Forward{T}(Func{T, T}, T, T)"/>
    public static double Forward(Func<double, double> f, double x, double h = 1e-4) => Forward<double>(f, x, h);

    /// <inheritdoc cref="Backward{T}(Func{T, T}, T, T)"/>
    public static double Backward(Func<double, double> f, double x, double h = 1e-4) => Backward<double>(f, x, h);

    /// <inheritdoc cref="Central{T}(Func{T, T}, T, T)"/>
    public static double Central(Func<double, double> f, double x, double h = 1e-4) => Central<double>(f, x, h);
}

using System.Numerics;

namespace NotebookLab.Differentiation;

/// <summary>Steps h that suit the size of x: with them the two errors of a difference, secant and rounding, are about equal.</summary>
/// <remarks>
/// <para>
/// Values of f are known to a relative precision of ε (2⁻⁵² ≈ 2.2e-16 in <see cref="double"/>), so a difference divided
/// by h has a rounding error of about ε/h, which grows as h shrinks. The error of the secant shrinks with h: like h for
/// a forward difference, like h² for a central one. The sum is least where both are about equal:
/// </para>
/// <list type="bullet">
/// <item>forward, ε/h = h: h = √ε ≈ 1.5e-8, and 8 digits are right;</item>
/// <item>central, ε/h = h²: h = ∛ε ≈ 6.1e-6, and 10 to 11 digits are right;</item>
/// <item>five points, ε/h = h⁴: h = ε^(1/5) ≈ 7.4e-4, and 12 to 13 digits are right;</item>
/// <item>second derivative, ε/h² = h²: h = ε^(1/4) ≈ 1.2e-4, and 8 digits are right.</item>
/// </list>
/// <para>
/// That is meant for functions and derivatives of about equal size. The step grows with |x|, since the gaps between
/// floating-point numbers do, but does not shrink below |x| = 1, or there would be none at 0.
/// </para>
/// <para>
/// Each step is a distance that floating-point numbers at x really have: (x + h) − x == h. Otherwise x + h would be
/// rounded and the difference divided by an h that was not gone, an error as large as those that h balances.
/// A step at an x that is infinite or NaN is NaN. Source: W. H. Press et al., "Numerical Recipes" (2007), section 5.7.
/// </para>
/// </remarks>
public static class StepSize
{
    /// <summary>The step for a forward or backward difference, √ε · max(1, |x|).</summary>
    /// <typeparam name="T">The kind of number, of precision ε: <see cref="double"/>, <see cref="float"/> or <see cref="Half"/>.</typeparam>
    /// <param name="x">Where the derivative is taken.</param>
    /// <returns>The step, in the unit of <paramref name="x"/>.</returns>
    public static T Forward<T>(T x) where T : IFloatingPointIeee754<T> => Scaled(Root<T>.Second, x);

    /// <summary>The step for a central difference, ∛ε · max(1, |x|).</summary>
    /// <inheritdoc cref="Forward{T}(T)"/>
    public static T Central<T>(T x) where T : IFloatingPointIeee754<T> => Scaled(Root<T>.Third, x);

    /// <summary>The step for the five-point difference, ε^(1/5) · max(1, |x|).</summary>
    /// <inheritdoc cref="Forward{T}(T)"/>
    public static T FivePoint<T>(T x) where T : IFloatingPointIeee754<T> => Scaled(Root<T>.Fifth, x);

    /// <summary>The step for a central difference of second order, (f(x + h) − 2f(x) + f(x − h)) / h²: ε^(1/4) · max(1, |x|).</summary>
    /// <inheritdoc cref="Forward{T}(T)"/>
    public static T SecondDerivative<T>(T x) where T : IFloatingPointIeee754<T> => Scaled(Root<T>.Fourth, x);

    /// <inheritdoc cref="Forward{T}(T)"/>
    public static double Forward(double x) => Forward<double>(x);

    /// <inheritdoc cref="Central{T}(T)"/>
    public static double Central(double x) => Central<double>(x);

    /// <inheritdoc cref="FivePoint{T}(T)"/>
    public static double FivePoint(double x) => FivePoint<double>(x);

    /// <inheritdoc cref="SecondDerivative{T}(T)"/>
    public static double SecondDerivative(double x) => SecondDerivative<double>(x);

    static T Scaled<T>(T root, T x) where T : IFloatingPointIeee754<T>
    {
        T h = root * T.Max(T.One, T.Abs(x));
        return (x + h) - x;
    }

    /// <summary>The roots of ε, the gap between 1 and the next number; computed once for each kind of number.</summary>
    static class Root<T> where T : IFloatingPointIeee754<T>
    {
        static readonly T Epsilon = T.BitIncrement(T.One) - T.One; // T.Epsilon is something else, the least number above 0

        public static readonly T Second = T.Sqrt(Epsilon);
        public static readonly T Third = T.Cbrt(Epsilon);
        public static readonly T Fourth = T.RootN(Epsilon, 4);
        public static readonly T Fifth = T.RootN(Epsilon, 5);
    }
}

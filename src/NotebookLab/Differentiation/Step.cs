using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLab.Differentiation;

/// <summary>The step h of a difference in several variables: the same for all of them, or one that the value of each decides.</summary>
readonly struct Step
{
    readonly double same;
    readonly Func<double, double>? byValue;

    public Step(double h) => same = Require.PositiveAndFinite(h);

    public Step(Func<double, double> h)
    {
        ArgumentNullException.ThrowIfNull(h);
        byValue = h;
    }

    /// <summary>The step of a variable whose value is <paramref name="x"/>.</summary>
    public double At(double x) => byValue is null ? same : byValue(x);

    /// <summary>Refuses a step that rounding swallows at an element of <paramref name="x"/>.</summary>
    public void MustChange(
        ReadOnlySpan<double> x, Func<double, double> better, [CallerArgumentExpression(nameof(better))] string advice = "")
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (!Changes(x[i], At(x[i])))
                Refuse(i, x[i], At(x[i]), better, advice); // a method of its own: making the message here would slow each call down
        }
    }

    static void Refuse(int i, double x, double h, Func<double, double> better, string advice) =>
        throw Refusal(x, h, $"x[{i}]", advice, better(x));

    /// <summary>Whether h leads to other numbers on both sides of x. An x that is not finite passes, as the result shows it.</summary>
    public static bool Changes<T>(T x, T h) where T : IFloatingPointIeee754<T> =>
        x - h < x && x < x + h && h < T.PositiveInfinity || !T.IsFinite(x);

    /// <summary>The exception for a step that does not change x, with one that does.</summary>
    /// <param name="x">The value that should change.</param>
    /// <param name="h">The step.</param>
    /// <param name="name">What <paramref name="x"/> is called.</param>
    /// <param name="advice">A better step as an expression.</param>
    /// <param name="better">The value of that expression.</param>
    public static ArgumentOutOfRangeException Refusal<T>(T x, T h, string name, string advice, T better) where T : IFloatingPointIeee754<T>
    {
        if (!(h > T.Zero && T.IsFinite(h)))
            return Require.OutOfRange(nameof(h), $"h must be positive and finite, but was {h} for {name} = {x}.");
        char sign = x + h == x ? '+' : '-';
        return Require.OutOfRange(
            nameof(h), $"h must be large enough to change {name}, but {x} {sign} {h} == {x}. Try h = {advice}, here {better:G2}.");
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NotebookLab.Differentiation;

/// <summary>
/// The step h of a difference in several variables: a number, the same for all of them, or one that the value of each decides.
/// </summary>
/// <remarks>
/// A number is a step by itself: <c>Gradient.Central(f, x, 1e-3)</c>. Where the variables are of different sizes one that grows
/// with them is better: <c>Gradient.Central(f, x, Step.Central)</c>, or <c>new Step(x =&gt; …)</c> by a rule of your own. What a
/// step that was left out is, the method says.
/// </remarks>
public readonly struct Step
{
    readonly double same;
    readonly Func<double, double>? byValue;

    /// <summary>The same step for every variable.</summary>
    /// <param name="h">The step, in the unit of the variables.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public Step(double h) => same = Require.PositiveAndFinite(h);

    /// <summary>A step for each variable.</summary>
    /// <param name="h">The step of a variable by its value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="h"/> is null.</exception>
    public Step(Func<double, double> h)
    {
        ArgumentNullException.ThrowIfNull(h);
        byValue = h;
    }

    /// <summary>The best for forward differences of any variable: <see cref="StepSize.Forward(double)"/>.</summary>
    public static Step Forward { get; } = new(StepSize.Forward);

    /// <summary>The best for central differences of any variable: <see cref="StepSize.Central(double)"/>.</summary>
    public static Step Central { get; } = new(StepSize.Central);

    /// <summary>The best for second differences of any variable: <see cref="StepSize.SecondDerivative(double)"/>.</summary>
    public static Step SecondDerivative { get; } = new(StepSize.SecondDerivative);

    /// <summary>The book's, 1e-4, for first derivatives to which none was given.</summary>
    internal static Step Usual { get; } = 1e-4;

    /// <summary>A number as the step for every variable.</summary>
    /// <param name="h">The step, in the unit of the variables.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static implicit operator Step(double h) => new(h);

    /// <summary>A function as the step of a variable by its value.</summary>
    /// <param name="h">The function.</param>
    /// <exception cref="ArgumentNullException"><paramref name="h"/> is null.</exception>
    public static implicit operator Step(Func<double, double> h) => new(h);

    /// <summary>The step of a variable.</summary>
    /// <param name="x">The variable's value.</param>
    /// <returns>The step, in the unit of <paramref name="x"/>; 0 if this is <c>default</c>, which is no step yet.</returns>
    public double At(double x) => byValue is null ? same : byValue(x);

    /// <summary>This step, or another if none was given.</summary>
    internal Step Or(Step usual) => byValue is null && same == 0 ? usual : this;

    /// <summary>Refuses a step that rounding swallows at an element of <paramref name="x"/>.</summary>
    internal void MustChange(ReadOnlySpan<double> x, Step better, [CallerArgumentExpression(nameof(better))] string advice = "")
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (!Changes(x[i], At(x[i])))
                Refuse(i, x[i], At(x[i]), better, advice); // a method of its own: making the message here would slow each call down
        }
    }

    static void Refuse(int i, double x, double h, Step better, string advice) => throw Refusal(x, h, $"x[{i}]", advice, better.At(x));

    /// <summary>Whether h leads to other numbers on both sides of x. An x that is not finite passes, as the result shows it.</summary>
    internal static bool Changes<T>(T x, T h) where T : IFloatingPointIeee754<T> =>
        x - h < x && x < x + h && h < T.PositiveInfinity || !T.IsFinite(x);

    /// <summary>The exception for a step that does not change x, with one that does.</summary>
    /// <param name="x">The value that should change.</param>
    /// <param name="h">The step.</param>
    /// <param name="name">What <paramref name="x"/> is called.</param>
    /// <param name="advice">A better step as an expression.</param>
    /// <param name="better">The value of that expression.</param>
    internal static ArgumentOutOfRangeException Refusal<T>(T x, T h, string name, string advice, T better)
        where T : IFloatingPointIeee754<T>
    {
        if (!(h > T.Zero && T.IsFinite(h)))
            return Require.OutOfRange(nameof(h), $"h must be positive and finite, but was {h} for {name} = {x}.");
        char sign = x + h == x ? '+' : '-';
        return Require.OutOfRange(
            nameof(h), $"h must be large enough to change {name}, but {x} {sign} {h} == {x}. Try h = {advice}, here {better:G2}.");
    }
}

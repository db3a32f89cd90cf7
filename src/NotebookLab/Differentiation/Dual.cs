namespace NotebookLab.Differentiation;

/// <summary>
/// A number that carries its derivative along: a + bε with ε² = 0. Computing with such numbers differentiates exactly, without a step.
/// </summary>
/// <remarks>
/// <para>
/// Each operation below computes its value and, beside it, its slope by the rule that calculus has for it; the chain rule
/// is that every operation multiplies by the slopes it is given. A function written with these operations therefore returns
/// its derivative with its value: forward-mode automatic differentiation. A plain number is a constant, of slope 0.
/// </para>
/// <para>
/// At a kink there is no derivative, and the mean of the slopes on both sides is taken: 0 for |x| at 0, half of each
/// slope for the greater of two equal numbers. The central difference would measure the same. Elsewhere a function
/// with branches has the slope of the branch it took. An infinite slope times 0, as in √(x²) at 0, is NaN: the
/// chain rule alone cannot decide it.
/// </para>
/// <para>
/// Comparisons look at the values alone, so that a function branches as it would for plain numbers; but == asks for equal
/// slopes too. Source: R. E. Wengert, "A simple automatic derivative evaluation program" (1964).
/// </para>
/// </remarks>
/// <param name="Value">The number itself, a.</param>
/// <param name="Slope">Its derivative with respect to the variable, b: 1 for the variable, 0 for a constant.</param>
public readonly partial record struct Dual(double Value, double Slope)
{
    /// <summary>The derivative of a function of one variable, exact but for rounding.</summary>
    /// <param name="f">The function, written for dual numbers: <c>x =&gt; x * Dual.Sin(x)</c>.</param>
    /// <param name="x">Where the derivative is taken.</param>
    /// <returns>f′(x); NaN where f(x) is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    public static double Derivative(Func<Dual, Dual> f, double x)
    {
        ArgumentNullException.ThrowIfNull(f);
        return f(new Dual(x, 1)).SlopeOfValue;
    }

    /// <summary>The gradient of a function of several variables, exact but for rounding: one call of f for each of them.</summary>
    /// <param name="f">The function, written for dual numbers: <c>x =&gt; x[0] * x[0] + x[1]</c>.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <returns>The gradient, of the length of <paramref name="x"/>; NaN where f(x) is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    public static double[] Gradient(Func<Dual[], Dual> f, double[] x)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        Require.NotEmpty(x);
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            gradient[i] = f([.. x.Select((xj, j) => new Dual(xj, j == i ? 1 : 0))]).SlopeOfValue;
        return gradient;
    }

    // ln has a slope of 1/x by its rule also where it has no value.
    double SlopeOfValue => double.IsNaN(Value) ? double.NaN : Slope;

    /// <summary>A constant.</summary>
    public static implicit operator Dual(double constant) => new(constant, 0);

    /// <summary>(−x)′ = −x′</summary>
    public static Dual operator -(Dual x) => new(-x.Value, -x.Slope);

    /// <summary>(x + y)′ = x′ + y′</summary>
    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Slope + y.Slope);

    /// <summary>(x − y)′ = x′ − y′</summary>
    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Slope - y.Slope);

    /// <summary>(xy)′ = x′y + xy′</summary>
    public static Dual operator *(Dual x, Dual y) => new(x.Value * y.Value, x.Slope * y.Value + x.Value * y.Slope);

    /// <summary>(x/y)′ = (x′ − (x/y) y′) / y</summary>
    public static Dual operator /(Dual x, Dual y) => new(x.Value / y.Value, (x.Slope - x.Value / y.Value * y.Slope) / y.Value);

    /// <summary>Whether the value of x is less.</summary>
    public static bool operator <(Dual x, Dual y) => x.Value < y.Value;

    /// <summary>Whether the value of x is greater.</summary>
    public static bool operator >(Dual x, Dual y) => x.Value > y.Value;

    /// <summary>Whether the value of x is less or equal.</summary>
    public static bool operator <=(Dual x, Dual y) => x.Value <= y.Value;

    /// <summary>Whether the value of x is greater or equal.</summary>
    public static bool operator >=(Dual x, Dual y) => x.Value >= y.Value;

    /// <summary>The number as mathematics writes it: "3 + 2ε".</summary>
    public override string ToString() =>
        FormattableString.Invariant(Slope < 0 ? $"{Value} - {-Slope}ε" : (FormattableString)$"{Value} + {Slope}ε");
}

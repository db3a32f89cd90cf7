namespace NotebookLab.Differentiation;

/// <summary>
/// A number that a <see cref="Tape"/> has recorded, or a constant. Each operation records its value and its slopes by what went in.
/// </summary>
/// <remarks>
/// The operations are those of <see cref="Dual"/>, with the same slopes at kinks; comparisons look at the values alone,
/// and == asks whether both are the same entry of the same tape.
/// </remarks>
public readonly record struct Variable
{
    internal Variable(double value, Tape? tape, int index) => (Value, Tape, Index) = (value, tape, index);

    /// <summary>The number itself.</summary>
    public double Value { get; }

    /// <summary>The tape on which it is recorded; null for a constant.</summary>
    public Tape? Tape { get; }

    internal int Index { get; }

    /// <summary>A constant: on no tape.</summary>
    public static implicit operator Variable(double constant) => new(constant, null, -1);

    /// <summary>−x, by x: −1</summary>
    public static Variable operator -(Variable x) => Tape.Record(-x.Value, (x, -1));

    /// <summary>x + y, by x: 1, by y: 1</summary>
    public static Variable operator +(Variable x, Variable y) => Tape.Record(x.Value + y.Value, (x, 1), (y, 1));

    /// <summary>x − y, by x: 1, by y: −1</summary>
    public static Variable operator -(Variable x, Variable y) => Tape.Record(x.Value - y.Value, (x, 1), (y, -1));

    /// <summary>xy, by x: y, by y: x</summary>
    public static Variable operator *(Variable x, Variable y) => Tape.Record(x.Value * y.Value, (x, y.Value), (y, x.Value));

    /// <summary>x/y, by x: 1/y, by y: −(x/y)/y</summary>
    public static Variable operator /(Variable x, Variable y) =>
        Tape.Record(x.Value / y.Value, (x, 1 / y.Value), (y, -(x.Value / y.Value) / y.Value));

    /// <summary>Whether the value of x is less.</summary>
    public static bool operator <(Variable x, Variable y) => x.Value < y.Value;

    /// <summary>Whether the value of x is greater.</summary>
    public static bool operator >(Variable x, Variable y) => x.Value > y.Value;

    /// <summary>Whether the value of x is less or equal.</summary>
    public static bool operator <=(Variable x, Variable y) => x.Value <= y.Value;

    /// <summary>Whether the value of x is greater or equal.</summary>
    public static bool operator >=(Variable x, Variable y) => x.Value >= y.Value;

    /// <summary>xⁿ, by x: n xⁿ⁻¹</summary>
    public static Variable Pow(Variable x, double n) => Tape.Record(Math.Pow(x.Value, n), (x, Dual.PowerSlope(x.Value, n)));

    /// <summary>xʸ, by x: y xʸ⁻¹, by y: xʸ ln x</summary>
    public static Variable Pow(Variable x, Variable y)
    {
        double power = Math.Pow(x.Value, y.Value);
        return Tape.Record(power, (x, Dual.PowerSlope(x.Value, y.Value)), (y, power * Math.Log(x.Value)));
    }

    /// <summary>√x, by x: 1 / 2√x</summary>
    public static Variable Sqrt(Variable x) => Tape.Record(Math.Sqrt(x.Value), (x, 1 / (2 * Math.Sqrt(x.Value))));

    /// <summary>exp x, by x: exp x</summary>
    public static Variable Exp(Variable x) => Tape.Record(Math.Exp(x.Value), (x, Math.Exp(x.Value)));

    /// <summary>ln x, by x: 1/x</summary>
    public static Variable Log(Variable x) => Tape.Record(Math.Log(x.Value), (x, 1 / x.Value));

    /// <summary>sin x, by x: cos x</summary>
    public static Variable Sin(Variable x) => Tape.Record(Math.Sin(x.Value), (x, Math.Cos(x.Value)));

    /// <summary>cos x, by x: −sin x</summary>
    public static Variable Cos(Variable x) => Tape.Record(Math.Cos(x.Value), (x, -Math.Sin(x.Value)));

    /// <summary>tan x, by x: 1 + tan²x</summary>
    public static Variable Tan(Variable x)
    {
        double tan = Math.Tan(x.Value);
        return Tape.Record(tan, (x, 1 + tan * tan));
    }

    /// <summary>tanh x, by x: 1 − tanh²x</summary>
    public static Variable Tanh(Variable x)
    {
        double tanh = Math.Tanh(x.Value);
        return Tape.Record(tanh, (x, 1 - tanh * tanh));
    }

    /// <summary>σ(x) = 1 / (1 + exp(−x)), by x: σ(1 − σ)</summary>
    public static Variable Sigmoid(Variable x)
    {
        double σ = 1 / (1 + Math.Exp(-x.Value));
        return Tape.Record(σ, (x, σ * (1 - σ)));
    }

    /// <summary>|x|, by x: 1 for x &gt; 0, −1 for x &lt; 0, and 0 at the kink</summary>
    public static Variable Abs(Variable x) => Tape.Record(Math.Abs(x.Value), (x, Dual.Sign(x.Value)));

    /// <summary>The greater of x and y, by the greater: 1, by the other: 0; by either: ½ if they are equal</summary>
    public static Variable Max(Variable x, Variable y)
    {
        double share = Dual.Share(x.Value, y.Value);
        return Tape.Record(Math.Max(x.Value, y.Value), (x, share), (y, 1 - share));
    }

    /// <summary>The less of x and y, by the less: 1, by the other: 0; by either: ½ if they are equal</summary>
    public static Variable Min(Variable x, Variable y)
    {
        double share = Dual.Share(y.Value, x.Value);
        return Tape.Record(Math.Min(x.Value, y.Value), (x, share), (y, 1 - share));
    }

    /// <summary>The value, as in code.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value}");
}

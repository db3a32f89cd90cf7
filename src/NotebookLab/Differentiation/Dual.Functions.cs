namespace NotebookLab.Differentiation;

public readonly partial record struct Dual
{
    /// <summary>(xⁿ)′ = n xⁿ⁻¹ x′</summary>
    public static Dual Pow(Dual x, double n) => new(Math.Pow(x.Value, n), PowerSlope(x.Value, n) * x.Slope);

    /// <summary>(xʸ)′ = y xʸ⁻¹ x′ + xʸ ln(x) y′</summary>
    public static Dual Pow(Dual x, Dual y)
    {
        double power = Math.Pow(x.Value, y.Value);
        // An exponent that stays asks for no logarithm: (−2)³ has a slope by −2.
        double byExponent = y.Slope == 0 ? 0 : power * Math.Log(x.Value) * y.Slope;
        return new(power, PowerSlope(x.Value, y.Value) * x.Slope + byExponent);
    }

    /// <summary>(√x)′ = x′ / 2√x</summary>
    public static Dual Sqrt(Dual x) => new(Math.Sqrt(x.Value), x.Slope / (2 * Math.Sqrt(x.Value)));

    /// <summary>(exp x)′ = exp(x) x′</summary>
    public static Dual Exp(Dual x) => new(Math.Exp(x.Value), Math.Exp(x.Value) * x.Slope);

    /// <summary>(ln x)′ = x′ / x</summary>
    public static Dual Log(Dual x) => new(Math.Log(x.Value), x.Slope / x.Value);

    /// <summary>(sin x)′ = cos(x) x′</summary>
    public static Dual Sin(Dual x) => new(Math.Sin(x.Value), Math.Cos(x.Value) * x.Slope);

    /// <summary>(cos x)′ = −sin(x) x′</summary>
    public static Dual Cos(Dual x) => new(Math.Cos(x.Value), -Math.Sin(x.Value) * x.Slope);

    /// <summary>(tan x)′ = (1 + tan²x) x′</summary>
    public static Dual Tan(Dual x)
    {
        double tan = Math.Tan(x.Value);
        return new(tan, (1 + tan * tan) * x.Slope);
    }

    /// <summary>(tanh x)′ = (1 − tanh²x) x′</summary>
    public static Dual Tanh(Dual x)
    {
        double tanh = Math.Tanh(x.Value);
        return new(tanh, (1 - tanh * tanh) * x.Slope);
    }

    /// <summary>σ(x) = 1 / (1 + exp(−x)); σ′ = σ(1 − σ) x′</summary>
    public static Dual Sigmoid(Dual x)
    {
        double σ = 1 / (1 + Math.Exp(-x.Value));
        return new(σ, σ * (1 - σ) * x.Slope);
    }

    /// <summary>|x|′ = x′ for x &gt; 0, −x′ for x &lt; 0, and 0 at the kink.</summary>
    public static Dual Abs(Dual x) => new(Math.Abs(x.Value), Sign(x.Value) * x.Slope);

    /// <summary>The greater number with its slope; of two equal numbers the mean slope.</summary>
    public static Dual Max(Dual x, Dual y)
    {
        double share = Share(x.Value, y.Value);
        return new(Math.Max(x.Value, y.Value), share * x.Slope + (1 - share) * y.Slope);
    }

    /// <summary>The less number with its slope; of two equal numbers the mean slope.</summary>
    public static Dual Min(Dual x, Dual y)
    {
        double share = Share(y.Value, x.Value);
        return new(Math.Min(x.Value, y.Value), share * x.Slope + (1 - share) * y.Slope);
    }

    // By the rule x⁰ has the slope 0 · x⁻¹ at 0, which is NaN; but 1 has the slope 0.
    internal static double PowerSlope(double x, double n) => n == 0 ? 0 : n * Math.Pow(x, n - 1);

    // 1, −1, or x itself, which is then 0 or NaN.
    internal static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    // How much of the slope of max(x, y) is that of x: all, nothing, or half if they are equal.
    internal static double Share(double x, double y) => x > y ? 1 : x < y ? 0 : 0.5;
}

namespace NotebookLab.Optimization;

/// <summary>Momentum and RMSProp together: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², x ← x − ηₜm/(√v + ε).</summary>
/// <remarks>
/// <para>
/// g is the gradient at x, and all of it goes element by element. The means m and v start at 0 and are too small at first;
/// ηₜ = η√(1 − β₂ᵗ)/(1 − β₁ᵗ) makes up for it in step t = 1, 2, …. The run's memory holds them as "m" and "v".
/// </para>
/// <para>
/// ε stands outside the root and is the book's 1e-7, where the paper has 1e-8. In this order, the efficient one from the end
/// of the paper's section 2, it is added to √v before the correction: it is the ε̂ there. With ε = 0 a variable
/// whose slope has always been 0 stays where it is: 0/0 is taken for 0 by every rule.
/// </para>
/// <para>
/// <see cref="AdamW"/> and <see cref="AmsGrad"/> write the lines for m and v out again rather than build on this rule: each is
/// read whole, formula by formula, as its paper has it, and set beside this one the difference is a line.
/// Source: D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015.
/// </para>
/// </remarks>
/// <param name="LearningRate">η, about the length of a step in each variable.</param>
/// <param name="Beta1">β₁, how much of the mean gradient a step keeps, from 0 to below 1.</param>
/// <param name="Beta2">β₂, how much of the mean square a step keeps, from 0 to below 1.</param>
/// <param name="Epsilon">ε, which keeps the quotient finite where v is 0: 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record Adam(double LearningRate = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7)
    : Optimizer(LearningRate)
{
    /// <summary>How much of the mean gradient a step keeps, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Beta1 { get; init => field = Require.BelowOne(value, nameof(Beta1)); } = Require.BelowOne(Beta1);

    /// <summary>How much of the mean square a step keeps, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Beta2 { get; init => field = Require.BelowOne(value, nameof(Beta2)); } = Require.BelowOne(Beta2);

    /// <summary>What keeps the quotient finite where v is 0: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Epsilon { get; init => field = Require.NotNegative(value, nameof(Epsilon)); } = Require.NotNegative(Epsilon);

    /// <inheritdoc/>
    protected override IEnumerable<(string Symbol, double Value, double Usual)> Settings =>
        [("β₁", Beta1, 0.9), ("β₂", Beta2, 0.999), ("ε", Epsilon, 1e-7)];

    /// <inheritdoc/>
    protected override Rule Begin(Memory memory)
    {
        double[] m = memory.Vector("m"), v = memory.Vector("v");
        return (x, g, η) =>
        {
            int t = memory.Steps;
            double ηt = η * Math.Sqrt(1 - Math.Pow(Beta2, t)) / (1 - Math.Pow(Beta1, t));
            for (int i = 0; i < x.Length; i++)
            {
                m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
                v[i] = Beta2 * v[i] + (1 - Beta2) * g[i] * g[i];
                x[i] -= Quotient(ηt * m[i], Math.Sqrt(v[i]) + Epsilon);
            }
        };
    }
}

namespace NotebookLab.Optimization;

/// <summary>Adam that never forgets a steep slope: u ← max(u, v), x ← x − ηₜm/(√u + ε).</summary>
/// <remarks>
/// <para>
/// m, v, ηₜ and ε are those of <see cref="Adam"/>. The maximum u, the paper's v̂, starts at 0; the run's memory holds "m",
/// "v" and "u". A rare but steep slope then keeps the steps small for good, where Adam's v would fade and the steps grow again.
/// While v does not fall, it is Adam.
/// </para>
/// <para>
/// The paper leaves the correction of m and v out, for simplicity; here ηₜ has it, as Adam and the common libraries
/// do, so that the maximum is the only difference.
/// Source: S. J. Reddi, S. Kale and S. Kumar, "On the convergence of Adam and beyond", ICLR 2018.
/// </para>
/// </remarks>
/// <param name="LearningRate">η, about the length of a step in each variable.</param>
/// <param name="Beta1">β₁, how much of the mean gradient a step keeps, from 0 to below 1.</param>
/// <param name="Beta2">β₂, how much of the mean square a step keeps, from 0 to below 1.</param>
/// <param name="Epsilon">ε, which keeps the quotient finite where u is 0: 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record AmsGrad(double LearningRate = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7)
    : Optimizer(LearningRate)
{
    /// <summary>How much of the mean gradient a step keeps, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Beta1 { get; init => field = Require.BelowOne(value, nameof(Beta1)); } = Require.BelowOne(Beta1);

    /// <summary>How much of the mean square a step keeps, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Beta2 { get; init => field = Require.BelowOne(value, nameof(Beta2)); } = Require.BelowOne(Beta2);

    /// <summary>What keeps the quotient finite where u is 0: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Epsilon { get; init => field = Require.NotNegative(value, nameof(Epsilon)); } = Require.NotNegative(Epsilon);

    /// <inheritdoc/>
    protected override string Name => "AMSGrad";

    /// <inheritdoc/>
    protected override IEnumerable<(string Symbol, double Value, double Usual)> Settings =>
        [("β₁", Beta1, 0.9), ("β₂", Beta2, 0.999), ("ε", Epsilon, 1e-7)];

    /// <inheritdoc/>
    protected override Rule Begin(Memory memory)
    {
        double[] m = memory.Vector("m"), v = memory.Vector("v"), u = memory.Vector("u");
        return (x, g, η) =>
        {
            int t = memory.Steps;
            double ηt = η * Math.Sqrt(1 - Math.Pow(Beta2, t)) / (1 - Math.Pow(Beta1, t));
            for (int i = 0; i < x.Length; i++)
            {
                m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
                v[i] = Beta2 * v[i] + (1 - Beta2) * g[i] * g[i];
                u[i] = Math.Max(u[i], v[i]);
                x[i] -= Quotient(ηt * m[i], Math.Sqrt(u[i]) + Epsilon);
            }
        };
    }
}

namespace NotebookLab.Optimization;

/// <summary>Adam with decoupled weight decay: Adam's step, and beside it x shrinks, x ← x − ηₜm/(√v + ε) − ηλx.</summary>
/// <remarks>
/// <para>
/// m, v, ηₜ and ε are those of <see cref="Adam"/>; the run's memory holds "m" and "v". A penalty ½λ|x|² added to the
/// function would go through m and v, and shrink least the variables of the steepest slopes; here all shrink
/// alike. So the end is not quite a minimum of the function: it is drawn towards 0. Without decay it is Adam.
/// </para>
/// <para>
/// η is the learning rate in force, so a schedule slows the decay too. The paper multiplies λ by the schedule's factor
/// alone; its λ is this one times <see cref="Optimizer.LearningRate"/>.
/// Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019.
/// </para>
/// </remarks>
/// <param name="LearningRate">η, about the length of a step in each variable.</param>
/// <param name="Beta1">β₁, how much of the mean gradient a step keeps, from 0 to below 1.</param>
/// <param name="Beta2">β₂, how much of the mean square a step keeps, from 0 to below 1.</param>
/// <param name="Epsilon">ε, which keeps the quotient finite where v is 0: 0 or more.</param>
/// <param name="WeightDecay">λ, by how much x shrinks for a learning rate of 1: 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record AdamW(
    double LearningRate = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7, double WeightDecay = 0.01)
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

    /// <summary>By how much x shrinks for a learning rate of 1: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay { get; init => field = Require.NotNegative(value, nameof(WeightDecay)); } = Require.NotNegative(WeightDecay);

    /// <inheritdoc/>
    protected override IEnumerable<(string Symbol, double Value, double Usual)> Settings =>
        [("β₁", Beta1, 0.9), ("β₂", Beta2, 0.999), ("ε", Epsilon, 1e-7), ("λ", WeightDecay, 0.01)];

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
                x[i] -= Quotient(ηt * m[i], Math.Sqrt(v[i]) + Epsilon) + η * WeightDecay * x[i];
            }
        };
    }
}

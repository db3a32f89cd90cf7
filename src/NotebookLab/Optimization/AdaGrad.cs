namespace NotebookLab.Optimization;

/// <summary>A learning rate for each variable, smaller the more slope it has met: h ← h + g², x ← x − ηg/(√h + ε).</summary>
/// <remarks>
/// <para>
/// g is the gradient at x, and all of it goes element by element. The sum of squares h starts at 0; the run's memory holds
/// it as "h". It never falls, so the steps become smaller and smaller.
/// </para>
/// <para>
/// ε stands outside the root and is the book's 1e-7. With ε = 0 a variable whose slope has always been 0 stays where it
/// is: 0/0 is taken for 0 by every rule.
/// Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for online learning and stochastic
/// optimization", JMLR 12 (2011); "Deep Learning from Scratch", section 6.1.5.
/// </para>
/// </remarks>
/// <param name="LearningRate">η, about the length of the first step in each variable.</param>
/// <param name="Epsilon">ε, which keeps the quotient finite where h is 0: 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record AdaGrad(double LearningRate = 0.01, double Epsilon = 1e-7) : Optimizer(LearningRate)
{
    /// <summary>What keeps the quotient finite where h is 0: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Epsilon { get; init => field = Require.NotNegative(value, nameof(Epsilon)); } = Require.NotNegative(Epsilon);

    /// <inheritdoc/>
    protected override IEnumerable<(string Symbol, double Value, double Usual)> Settings => [("ε", Epsilon, 1e-7)];

    /// <inheritdoc/>
    protected override Rule Begin(Memory memory)
    {
        double[] h = memory.Vector("h");
        return (x, g, η) =>
        {
            for (int i = 0; i < x.Length; i++)
            {
                h[i] += g[i] * g[i];
                x[i] -= Quotient(η * g[i], Math.Sqrt(h[i]) + Epsilon);
            }
        };
    }
}

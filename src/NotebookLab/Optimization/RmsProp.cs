namespace NotebookLab.Optimization;

/// <summary>AdaGrad that forgets: h ← ρh + (1 − ρ)g², x ← x − ηg/(√h + ε), so that old slopes fade and the steps do not die.</summary>
/// <remarks>
/// <para>
/// g is the gradient at x, and all of it goes element by element. The mean of squares h starts at 0, not at 1; the run's
/// memory holds it as "h". As it needs some steps to grow, the first ones are longer than η: the very first by 1/√(1 − ρ).
/// </para>
/// <para>
/// ε stands outside the root and is 1e-7, as for the book's rules; others take 1e-8. With ε = 0 a variable whose slope has
/// always been 0 stays where it is: 0/0 is taken for 0 by every rule.
/// Source: T. Tieleman and G. Hinton, "Lecture 6.5, RMSProp", Coursera: Neural Networks for Machine Learning (2012).
/// </para>
/// </remarks>
/// <param name="LearningRate">η, about the length of a step in each variable.</param>
/// <param name="Rho">ρ, how much of the mean a step keeps, from 0 to below 1: 0.99 in the book's code, 0.9 in the lecture.</param>
/// <param name="Epsilon">ε, which keeps the quotient finite where h is 0: 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record RmsProp(double LearningRate = 0.01, double Rho = 0.99, double Epsilon = 1e-7) : Optimizer(LearningRate)
{
    /// <summary>How much of the mean a step keeps, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Rho { get; init => field = Require.BelowOne(value, nameof(Rho)); } = Require.BelowOne(Rho);

    /// <summary>What keeps the quotient finite where h is 0: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Epsilon { get; init => field = Require.NotNegative(value, nameof(Epsilon)); } = Require.NotNegative(Epsilon);

    /// <inheritdoc/>
    protected override string Name => "RMSProp";

    /// <inheritdoc/>
    protected override IEnumerable<(string Symbol, double Value, double Usual)> Settings =>
        [("ρ", Rho, 0.99), ("ε", Epsilon, 1e-7)];

    /// <inheritdoc/>
    protected override Rule Begin(Memory memory)
    {
        double[] h = memory.Vector("h");
        return (x, g, η) =>
        {
            for (int i = 0; i < x.Length; i++)
            {
                h[i] = Rho * h[i] + (1 - Rho) * g[i] * g[i];
                x[i] -= Quotient(η * g[i], Math.Sqrt(h[i]) + Epsilon);
            }
        };
    }
}

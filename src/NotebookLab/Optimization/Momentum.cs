namespace NotebookLab.Optimization;

/// <summary>A ball that rolls: v ← βv − ηg, x ← x + v. Slopes that agree add up, slopes that alternate cancel.</summary>
/// <remarks>
/// <para>g is the gradient at x. The velocity v starts at 0; the run's memory holds it as "v".</para>
/// <para>
/// Source: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods" (1964); in this form
/// "Deep Learning from Scratch", section 6.1.4.
/// </para>
/// </remarks>
/// <param name="LearningRate">η, how much of the gradient is added to the velocity.</param>
/// <param name="Beta">β, how much of the velocity a step keeps, from 0 (gradient descent) to below 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record Momentum(double LearningRate = 0.01, double Beta = 0.9) : Optimizer(LearningRate)
{
    /// <summary>How much of the velocity a step keeps, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Beta { get; init => field = Require.BelowOne(value, nameof(Beta)); } = Require.BelowOne(Beta);

    /// <inheritdoc/>
    protected override IEnumerable<(string Symbol, double Value, double Usual)> Settings => [("β", Beta, 0.9)];

    /// <inheritdoc/>
    protected override Rule Begin(Memory memory)
    {
        double[] v = memory.Vector("v");
        return (x, g, η) =>
        {
            for (int i = 0; i < x.Length; i++)
            {
                v[i] = Beta * v[i] - η * g[i];
                x[i] += v[i];
            }
        };
    }
}

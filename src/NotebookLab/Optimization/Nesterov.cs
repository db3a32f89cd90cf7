namespace NotebookLab.Optimization;

/// <summary>Momentum that looks ahead: v ← βv − ηg, x ← x + βv − ηg, with the new v in the second formula.</summary>
/// <remarks>
/// <para>
/// Nesterov's idea is to ask for the gradient where the momentum is about to lead. With the point θ that is
/// v ← βv − η ∇f(θ + βv), θ ← θ + v. Call that place ahead x = θ + βv. A step moves it, with v' the new velocity, to
/// θ + v' + βv' = x − βv + v' + βv' = x − ηg + βv', as v' − βv = −ηg. So the rule above, which needs the
/// gradient at x alone, is the same walk, seen from the place ahead; it starts at the same point, as v is 0 there.
/// </para>
/// <para>
/// g is the gradient at x. The velocity v starts at 0; the run's memory holds it as "v". Source: Y. Nesterov, "A method
/// of solving a convex programming problem with convergence rate O(1/k²)" (1983); the look-ahead form I. Sutskever et
/// al., "On the importance of initialization and momentum in deep learning", ICML 2013; this form Y. Bengio, N.
/// Boulanger-Lewandowski and R. Pascanu, "Advances in optimizing recurrent networks" (2012).
/// </para>
/// </remarks>
/// <param name="LearningRate">η, how much of the gradient is added to the velocity.</param>
/// <param name="Beta">β, how much of the velocity a step keeps, from 0 (gradient descent) to below 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record Nesterov(double LearningRate = 0.01, double Beta = 0.9) : Optimizer(LearningRate)
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
                x[i] += Beta * v[i] - η * g[i];
            }
        };
    }
}

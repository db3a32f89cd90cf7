namespace NotebookLab.Optimization;

/// <summary>Gradient descent, x ← x − η ∇f(x): downhill, by a step in proportion to the slope.</summary>
/// <remarks>
/// "Stochastic" is the gradient, not the rule: with a loss over a random batch of data this is SGD, with a whole
/// function it is plain gradient descent. Where the curvature is at most λ, it converges for η &lt; 2/λ.
/// Source: "Deep Learning from Scratch", section 4.4.1.
/// </remarks>
/// <param name="LearningRate">η, the length of a step for a gradient of length 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="LearningRate"/> is not positive and finite.</exception>
public sealed record Sgd(double LearningRate = 0.1) : Optimizer(LearningRate)
{
    /// <inheritdoc/>
    protected override string Name => "SGD";

    /// <inheritdoc/>
    protected override Rule Begin(Memory memory) => (x, g, η) =>
    {
        for (int i = 0; i < x.Length; i++)
            x[i] -= η * g[i];
    };
}

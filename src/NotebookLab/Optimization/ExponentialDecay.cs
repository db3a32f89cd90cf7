namespace NotebookLab.Optimization;

/// <summary>A learning rate that falls by the same factor in every step: γᵗ.</summary>
/// <param name="Factor">γ, what a step multiplies the rate by, above 0 and at most 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Factor"/> is outside that range.</exception>
public sealed record ExponentialDecay(double Factor = 0.99) : Schedule
{
    /// <summary>What a step multiplies the rate by, above 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Factor
    {
        get;
        init => field = Require.AtMostOne(value, nameof(Factor));
    } = Require.AtMostOne(Factor);

    /// <inheritdoc/>
    protected override double FactorAt(int t) => Math.Pow(Factor, t);

    /// <summary>The schedule in words: "× 0.99 every step".</summary>
    public override string ToString() => FormattableString.Invariant($"× {Factor} every step");
}

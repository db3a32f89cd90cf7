namespace NotebookLab.Optimization;

/// <summary>A learning rate that falls in stairs: the factor γ^⌊t/n⌋, one multiplication by γ every n steps.</summary>
/// <param name="Every">n, the steps from one stair to the next.</param>
/// <param name="Factor">γ, what a stair multiplies the rate by, above 0 and at most 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record StepDecay(int Every, double Factor = 0.5) : Schedule
{
    /// <summary>The steps from one stair to the next, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Every
    {
        get;
        init => field = Require.Positive(value, nameof(Every));
    } = Require.Positive(Every);

    /// <summary>What a stair multiplies the rate by, above 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Factor
    {
        get;
        init => field = Require.AtMostOne(value, nameof(Factor));
    } = Require.AtMostOne(Factor);

    /// <inheritdoc/>
    protected override double FactorAt(int t) => Math.Pow(Factor, t / Every);

    /// <summary>The schedule in words: "× 0.5 every 10 steps".</summary>
    public override string ToString() => FormattableString.Invariant($"× {Factor} every {Every} steps");
}

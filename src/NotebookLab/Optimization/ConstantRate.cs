namespace NotebookLab.Optimization;

/// <summary>The same learning rate in every step: the factor 1.</summary>
public sealed record ConstantRate : Schedule
{
    /// <inheritdoc/>
    protected override double FactorAt(int t) => 1;

    /// <summary>The schedule in a word: "constant".</summary>
    public override string ToString() => "constant";
}

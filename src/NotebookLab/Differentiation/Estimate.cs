namespace NotebookLab.Differentiation;

/// <summary>A number that was estimated, and by how much it may be wrong.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">How far the truth is from <paramref name="Value"/> at most, as far as can be judged: no proof.</param>
public readonly record struct Estimate(double Value, double Error)
{
    /// <summary>Both numbers as physicists write them: "0.5403023058681435 ± 5E-14".</summary>
    public override string ToString() => FormattableString.Invariant($"{Value} ± {Error:G1}");
}

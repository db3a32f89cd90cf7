namespace NotebookLab.Optimization;

/// <summary>One point of a descent, and what it is like there.</summary>
/// <remarks>
/// In a run that diverges the numbers become infinite and then NaN, and say so here. A comparison with NaN is always false,
/// so <c>TakeWhile(p =&gt; p.GradientNorm &gt; tolerance)</c> takes it for the end of a success; the rules of
/// <see cref="Trajectory"/> do not.
/// </remarks>
/// <param name="Step">How many updates led here; 0 is the start.</param>
/// <param name="X">The point: one element per variable; an array of its own, so it can be kept.</param>
/// <param name="Value">The function's value at <paramref name="X"/>.</param>
/// <param name="GradientNorm">The length of the gradient at <paramref name="X"/>, √(g₀² + g₁² + …).</param>
/// <param name="LearningRate">The learning rate of the step from here to the next point; NaN if nobody told.</param>
public readonly record struct Iterate(int Step, double[] X, double Value, double GradientNorm, double LearningRate = double.NaN)
{
    /// <summary>The point as a line of a log: "step 3: x = (1, 2), f = 5, |∇f| = 4.47".</summary>
    public override string ToString()
    {
        string x = string.Join(", ", (X ?? []).Select(xi => FormattableString.Invariant($"{xi:G6}")));
        return FormattableString.Invariant($"step {Step}: x = ({x}), f = {Value:G6}, |∇f| = {GradientNorm:G3}");
    }
}

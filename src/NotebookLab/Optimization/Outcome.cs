namespace NotebookLab.Optimization;

/// <summary>How a run went, as <see cref="Trajectory.Outcome"/> reads it from the points; in words by <see cref="ToString"/>.</summary>
/// <param name="Kind">What became of the run.</param>
/// <param name="First">Where the run began.</param>
/// <param name="Best">The first point of the least finite value; where no value is finite, the first point.</param>
/// <param name="Last">Where the run ended.</param>
/// <param name="DivergedAt">The first point that had diverged; null if none had.</param>
/// <param name="LearningRate">
/// The rate of the step that led to <paramref name="DivergedAt"/> or else to <paramref name="Last"/>; NaN if the points don't tell.
/// </param>
public sealed record Outcome(OutcomeKind Kind, Iterate First, Iterate Best, Iterate Last, Iterate? DivergedAt, double LearningRate)
{
    // What counts as a change of f, and how often a way must exceed the reach of it: the definitions of OutcomeKind.
    const double Change = 1e-3;
    const double Turns = 3;

    /// <summary>
    /// The outcome in words, with what may help: "diverged at step 57: f = ∞, |∇f| = ∞, learning rate 10; try a smaller learning rate".
    /// </summary>
    public override string ToString() => Kind switch
    {
        OutcomeKind.Diverged when DivergedAt is { Step: 0 } start => $"not finite {At(start)}; try another start",
        OutcomeKind.Diverged => $"diverged {At(DivergedAt ?? Last)}{Rate}; try a smaller learning rate",
        OutcomeKind.Converged => $"converged {At(Last)}",
        OutcomeKind.Descending => $"still descending {At(Last)}; more steps lead further down",
        OutcomeKind.Rising => $"rising {At(Last)}, up from {Text(First.Value)}{Rate}; try a smaller learning rate, and check the gradient",
        OutcomeKind.Oscillating => $"oscillating {At(Last)}{Rate}; try a smaller learning rate",
        _ when Last.Step == First.Step => $"no step made {At(Last)}",
        _ => $"stalled {At(Last)}{Rate}; try a larger learning rate",
    };

    internal static Outcome Of(Iterate[] run, double tolerance)
    {
        Iterate first = run[0], last = run[^1];
        int diverged = Array.FindIndex(run, p => p.HasDivergedFrom(first.Value));
        int decisive = diverged >= 0 ? diverged : run.Length - 1;
        return new Outcome(
            diverged >= 0 ? OutcomeKind.Diverged : KindOf(run, tolerance),
            first,
            run.Where(p => double.IsFinite(p.Value)).DefaultIfEmpty(first).MinBy(p => p.Value),
            last,
            diverged >= 0 ? run[diverged] : null,
            run[Math.Max(0, decisive - 1)].LearningRate);
    }

    static OutcomeKind KindOf(Iterate[] run, double tolerance)
    {
        Iterate first = run[0], last = run[^1];
        int middle = (run.Length + 1) / 2;
        double early = run[..middle].Min(p => p.Value);
        Iterate[] later = run[middle..];

        if (last.GradientNorm <= tolerance)
            return OutcomeKind.Converged;
        if (later.Any(p => p.Value < early - Change * Math.Abs(early)))
            return OutcomeKind.Descending;
        if (last.Value > first.Value + Change * Math.Abs(first.Value))
            return OutcomeKind.Rising;
        return TurnsBack(later) ? OutcomeKind.Oscillating : OutcomeKind.Stalled;
    }

    static bool TurnsBack(Iterate[] points)
    {
        double way = 0, reach = 0;
        for (int k = 1; k < points.Length; k++)
        {
            way += Distance(points[k - 1].X, points[k].X);
            reach = Math.Max(reach, Distance(points[0].X, points[k].X));
        }
        return way > Turns * reach;
    }

    static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (ai, bi) => (ai - bi) * (ai - bi)).Sum());

    static string At(Iterate p) => FormattableString.Invariant($"at step {p.Step}: f = {Text(p.Value)}, |∇f| = {Text(p.GradientNorm)}");

    string Rate => double.IsNaN(LearningRate) ? "" : $", learning rate {Text(LearningRate)}";

    static string Text(double value) =>
        double.IsInfinity(value) ? (value > 0 ? "∞" : "−∞") : FormattableString.Invariant($"{value:G6}");
}

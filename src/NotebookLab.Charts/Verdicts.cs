using NotebookLab.Optimization;

namespace NotebookLab.Charts;

/// <summary>Judges learning rates by what they did.</summary>
public static class Verdicts
{
    const double Arrived = 0.05, HalfWay = 0.5;
    const double Change = 1e-3;   // less is no rise, as for an outcome

    /// <summary>
    /// Judges a run: by the share of the way down that is left, (f − f<sub>min</sub>) / (f₀ − f<sub>min</sub>), and by its steps.
    /// </summary>
    /// <param name="run">The run, its start first.</param>
    /// <param name="lowest">
    /// f<sub>min</sub>; left out, where the run seems to lead: the limit of
    /// its last values if they fall more and more slowly, or its least value.
    /// </param>
    /// <returns>The verdict; null for a run without a step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="run"/> is empty.</exception>
    /// <example><code>new Sgd(0.3).Minimize(Landscape.Ravine, 25).Judge(lowest: 0)</code></example>
    public static Verdict? Judge(this IEnumerable<Iterate> run, double? lowest = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        Iterate[] points = [.. run];
        var outcome = points.Outcome();
        if (outcome.Kind is OutcomeKind.Diverged or OutcomeKind.Rising || EndsHigher(points)) return Verdict.Diverges;
        if (points.Length == 1) return null;
        var (turnsBack, grows) = StepsOf(points);
        if (turnsBack && grows) return Verdict.Diverges;
        double floor = lowest ?? Limit(points);
        double left = (points[^1].Value - floor) / (points[0].Value - floor);
        if (outcome.Kind == OutcomeKind.Converged || left <= Arrived) return Verdict.Good;
        if (turnsBack) return Verdict.Oscillates;
        return left <= HalfWay ? Verdict.Slow : Verdict.TooSmall;
    }

    /// <summary>The verdict as a chart writes it: "too small".</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>One or two words.</returns>
    public static string InWords(this Verdict verdict) => verdict switch
    {
        Verdict.Diverges => "diverges",
        Verdict.Good => "good",
        Verdict.Oscillates => "oscillates",
        Verdict.Slow => "slow",
        _ => "too small",
    };

    /// <summary>
    /// Where a run seems to lead: if its values approach a limit by the same factor in equal times, three of them tell it (Aitken, 1926).
    /// </summary>
    internal static double Limit(IReadOnlyList<Iterate> points)
    {
        double least = points.Select(p => p.Value).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
        int apart = (points.Count - 1) / 4;
        if (apart == 0) return least;
        double a = points[^(1 + 2 * apart)].Value, b = points[^(1 + apart)].Value, c = points[^1].Value;
        bool fallsMoreSlowly = a - b > b - c && b > c && c <= least;
        return fallsMoreSlowly ? c - (b - c) * (b - c) / (a - b - (b - c)) : least;
    }

    static bool EndsHigher(Iterate[] points) => points[^1].Value > points[0].Value + Change * Math.Abs(points[0].Value);

    // Whether most steps of the later half turn back on the one before, and whether each of them is longer than that.
    static (bool TurnsBack, bool Grows) StepsOf(Iterate[] points)
    {
        double[][] steps = [.. points.Zip(points.Skip(1), (a, b) => a.X.Zip(b.X, (from, to) => to - from).ToArray())];
        var later = Enumerable.Range(1, steps.Length - 1).Where(i => 2 * i >= steps.Length).ToArray();
        if (later.Length == 0) return (false, false);
        int turns = later.Count(i => Product(steps[i], steps[i - 1]) < 0);
        bool grow = later.All(i => Product(steps[i], steps[i]) > (1 + Change) * Product(steps[i - 1], steps[i - 1]));
        return (2 * turns > later.Length, grow);
    }

    static double Product(double[] a, double[] b) => a.Zip(b, (ai, bi) => ai * bi).Sum();
}

namespace NotebookLab.Benchmarks.Comparison;

/// <summary>Measures several ways to do the same in turn, so that a machine that is busy for a while is so for all of them.</summary>
static class InTurn
{
    const int Rounds = 2;

    /// <summary>The least of each, in the order in which they came: what else a machine does can only add to a time.</summary>
    public static Timing[] Least(params IReadOnlyList<Func<Timing>> ways)
    {
        Timing[][] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => ways.Select(measure => measure()).ToArray())];
        return [.. ways.Select((_, way) => rounds.Select(round => round[way]).MinBy(timing => timing.Microseconds)!)];
    }
}

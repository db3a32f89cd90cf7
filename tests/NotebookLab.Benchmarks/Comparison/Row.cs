namespace NotebookLab.Benchmarks.Comparison;

/// <summary>A line of the table, columns parted by tabs.</summary>
static class Row
{
    public static string Of(Work work, Timing ours, Peer peer, Timing theirs) =>
        string.Join('\t', work.Name, Rounded(ours.Microseconds), peer.Name, Rounded(theirs.Microseconds),
            Rounded(theirs.Microseconds / ours.Microseconds));

    /// <summary>Three digits that mean something, and no exponent: 0.0123, 4.56, 789, 115000000.</summary>
    static string Rounded(double value) => double.Parse($"{value:G3}").ToString("0.#########");
}

using Plotly.NET;

namespace NotebookLab.Benchmarks.Charts;

/// <summary>A chart of ours and the same data as Plotly.NET draws it when it is told nothing but data and titles.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Ours">Draws ours.</param>
/// <param name="Defaults">Draws the other.</param>
sealed record ChartPair(string Name, Func<GenericChart> Ours, Func<GenericChart> Defaults)
{
    /// <summary>How long ours may take once one was drawn.</summary>
    public double MostMilliseconds { get; init; } = 10;

    /// <summary>How large ours may be.</summary>
    public int MostBytes { get; init; } = 40 * 1024;
}

using NotebookLab.Charts.Labels;

namespace NotebookLab.Charts.Shapes;

/// <summary>How often each class was taken for each class: a row per truth, a column per prediction.</summary>
sealed class ConfusionTable
{
    readonly int[][] counts;

    public ConfusionTable(int[] truth, int[] predicted, int classes)
    {
        counts = [.. Enumerable.Range(0, classes).Select(_ => new int[classes])];
        for (int n = 0; n < truth.Length; n++) counts[truth[n]][predicted[n]]++;
        Total = truth.Length;
    }

    public int Total { get; }

    public int Right => Enumerable.Range(0, counts.Length).Sum(k => counts[k][k]);

    /// <summary>What stands in the cells; a zero is left blank, so that the errors are seen.</summary>
    public string[][] Texts => Array.ConvertAll(counts, row => Array.ConvertAll(row, count => count == 0 ? "" : Number.Text(count)));

    /// <summary>
    /// The colours: the square root of the share of the row, which a single error shows in; positive on the diagonal and
    /// negative off it, so that errors have another hue; no number where nothing is counted.
    /// </summary>
    public double[][] Colours => [.. counts.Select((row, i) =>
    {
        double sum = row.Sum();
        return row.Select((count, j) => count == 0 ? double.NaN : (i == j ? 1 : -1) * Math.Sqrt(count / sum)).ToArray();
    })];

    /// <summary>The most frequent confusion in words, or nothing where all is right.</summary>
    public string? Worst
    {
        get
        {
            var errors = (from truth in Enumerable.Range(0, counts.Length)
                          from taken in Enumerable.Range(0, counts.Length)
                          where truth != taken && counts[truth][taken] > 0
                          select (Truth: truth, Taken: taken, Times: counts[truth][taken])).ToArray();
            if (errors.Length == 0) return null;
            var most = errors.MaxBy(error => error.Times);
            int others = errors.Count(error => error.Times == most.Times) - 1;
            return $"most often a {most.Truth} was taken for a {most.Taken}: {Number.Count(most.Times, "time")}"
                + (others == 0 ? "" : $", as {Number.Count(others, "other pair")}");
        }
    }
}

namespace NotebookLab.Charts.Labels;

/// <summary>Moves labels at the ends of lines apart as far as it takes to read them.</summary>
static class Spread
{
    /// <param name="heights">Where the labels would stand, from 0 at the foot of the picture to 1 at its top.</param>
    /// <param name="apart">How far apart two labels must stand, in the same unit.</param>
    /// <returns>Where they stand, in the same order.</returns>
    public static double[] Apart(double[] heights, double apart)
    {
        double[] moved = [.. heights];
        int[] order = [.. Enumerable.Range(0, moved.Length).OrderBy(i => moved[i])];
        for (int k = 1; k < order.Length; k++) moved[order[k]] = Math.Max(moved[order[k]], moved[order[k - 1]] + apart);
        for (int k = order.Length - 1; k >= 0; k--)
        {
            double ceiling = k == order.Length - 1 ? 1 : moved[order[k + 1]] - apart;
            moved[order[k]] = Math.Min(moved[order[k]], ceiling);
        }

        return moved;
    }
}

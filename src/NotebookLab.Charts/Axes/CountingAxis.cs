using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Axes;

/// <summary>Ticks of an axis that counts: whole numbers from 0, each of them while there are few.</summary>
static class CountingAxis
{
    public static LinearAxis Counting(this LinearAxis axis, int count) => axis
        .Set("tick0", 0).Set("dtick", count <= 10 ? 1 : new Interval(0, count).Round(5).Step)
        .Set("showgrid", false);
}

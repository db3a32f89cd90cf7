using NotebookLab.Charts.Labels;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// A grid as contour lines with light blues between them. Lines are at equal heights; where those would all crowd at the edge,
/// as on the steep walls of a flat valley, f doubles from line to line instead.
/// </summary>
/// <param name="grid">The values.</param>
/// <param name="levels">About how many lines there are.</param>
sealed class ContourMap(Grid grid, int levels = 12)
{
    const double Floor = 1.0 / 512;   // nine doublings below the highest point; a grid is too coarse for the bottom of a ravine

    readonly bool doubling = grid.Low >= 0 && !grid.IsFlat && Median(grid) - grid.Low < 0.15 * (grid.High - grid.Low);

    public string? Note => !doubling ? grid.Note : "f doubles from contour to contour" + (grid.Note is null ? "" : $"; {grid.Note}");

    /// <param name="numbered">Whether the lines carry their heights; not where arrows need the room.</param>
    public Trace Trace(bool numbered) => new Trace2D("contour")
        .Set("name", doubling ? "log₂ f" : "f")
        .Set("x", grid.X).Set("y", grid.Y).Set("z", doubling ? Doublings() : grid.Z)
        .Set("autocontour", false)
        .Set("zmin", doubling ? Math.Log2(Math.Max(grid.Low, Floor * grid.High)) : grid.Heights.From)
        .Set("zmax", doubling ? Math.Log2(grid.High) : grid.Heights.To)
        .Set("contours", (doubling ? Whole() : grid.Levels(levels)).Set("showlabels", numbered && !doubling)
            .Set("labelfont", Look.TextOf(13, "#334155")))
        .Set("colorscale", Look.ScaleOf(Look.Heights))
        .Set("line", new Line().Set("color", "rgba(51,85,120,0.45)").Set("width", 0.8))
        .Set("showscale", false)
        .Set("hovertemplate", $"(%{{x:.3g}}, %{{y:.3g}})<br>{(doubling ? "log₂ f" : "f")} = %{{z:.4g}}<extra></extra>");

    /// <summary>
    /// The contours for a chart that moves. plotly.js clears ordinary ones at each picture of an animation, and they flicker;
    /// those on a carpet, here a flat one that is as wide as the window, it draws again each time.
    /// </summary>
    public Trace[] OnCarpet()
    {
        double[] x = [grid.X[0], grid.X[^1]], y = [grid.Y[0], grid.Y[^1]];
        var contours = new TraceCarpet("contourcarpet").Set("carpet", "plane");
        Trace(numbered: false).ShallowCopyDynamicPropertiesTo(contours, true);
        foreach (string name in new[] { "x", "y", "hovertemplate" }) contours.RemoveProperty(name);
        return
        [
            new TraceCarpet("carpet")
                .Set("name", "window").Set("carpet", "plane")
                .Set("a", x).Set("b", y)
                .Set("x", Array.ConvertAll(y, _ => x)).Set("y", Array.ConvertAll(y, yi => Array.ConvertAll(x, _ => yi)))
                .Set("aaxis", Unseen()).Set("baxis", Unseen()),
            contours.Set("a", Number.Rounded(grid.X, grid.X[^1] - grid.X[0])).Set("b", Number.Rounded(grid.Y, grid.Y[^1] - grid.Y[0])),
        ];
    }

    static LinearAxis Unseen() => new LinearAxis()
        .Set("showgrid", false).Set("showline", false).Set("startline", false).Set("endline", false)
        .Set("showticklabels", "none").Set("smoothing", 0).Set("title", new Title().Set("text", ""));

    double[][] Doublings() =>
        Array.ConvertAll(grid.Z, row => Array.ConvertAll(row, f => Math.Log2(Math.Max(f, Floor * grid.High))));

    Contours Whole() => new Contours()
        .Set("start", Math.Ceiling(Math.Log2(Math.Max(grid.Low, Floor * grid.High))))
        .Set("end", Math.Floor(Math.Log2(grid.High)))
        .Set("size", 1.0);

    static double Median(Grid grid)
    {
        double[] finite = [.. grid.Values.Where(double.IsFinite).Order()];
        return finite[finite.Length / 2];
    }
}

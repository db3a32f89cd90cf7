using NotebookLab.Charts.Labels;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// Arrows of −∇f, each starting at the point where it is measured. Plotly.js has no arrows of its own: a line with a marker that
/// points away from the point before is one, and one trace for each of five classes of |∇f| keeps a chart small.
/// </summary>
sealed class ArrowField
{
    readonly List<(double X, double Y, double Gx, double Gy, double Length)> points = [];
    readonly double[] edges;
    readonly double reach;

    /// <param name="gradient">∇f; the arrows point the other way.</param>
    /// <param name="xs">The points' x₀.</param>
    /// <param name="ys">The points' x₁.</param>
    /// <param name="reach">The length of the longest arrow, in units of x.</param>
    public ArrowField(VectorField gradient, double[] xs, double[] ys, double reach)
    {
        this.reach = reach;
        double[] point = new double[2], slope = new double[2];
        foreach (double y in ys)
        {
            foreach (double x in xs)
            {
                (point[0], point[1]) = (x, y);
                gradient(point, slope);
                points.Add((x, y, slope[0], slope[1], Math.Sqrt(slope[0] * slope[0] + slope[1] * slope[1])));
            }
        }

        edges = Edges([.. points.Select(p => p.Length).Where(double.IsFinite).Order()]);
    }

    double Steepest => edges[^1];

    public IEnumerable<Trace> Traces
    {
        get
        {
            var classes = points.ToLookup(p => !double.IsFinite(p.Length) ? -2 : p.Length <= 1e-9 * Steepest ? -1 : ClassOf(p.Length));
            if (classes.Contains(-2)) yield return Dots("∇f is not a number", "x", classes[-2]);
            if (classes.Contains(-1)) yield return Dots("∇f = 0", "circle", classes[-1]);
            for (int i = 0; i + 1 < edges.Length; i++)
                if (edges[i] < edges[i + 1]) yield return Arrows(i, classes[i]);   // also one without arrows: no gap between the numbers
        }
    }

    // Equal classes; where steep arrows at the edge would leave most others in the first, classes grow as the squares; where even
    // those would not tell them apart, each class takes its fifth of the arrows.
    static double[] Edges(double[] sorted)
    {
        int count = Look.Steepness.Count;
        if (sorted.Length == 0) return new double[count + 1];
        double steepest = sorted[^1];
        double middle = sorted[sorted.Length / 2] / steepest;
        return [0, .. Enumerable.Range(1, count).Select(i =>
            middle < 1.0 / 8 ? sorted[(sorted.Length - 1) * i / count] : steepest * Math.Pow((double)i / count, middle < 0.3 ? 2 : 1))];
    }

    int ClassOf(double length)
    {
        int i = 0;
        while (i + 2 < edges.Length && length > edges[i + 1]) i++;
        return i;
    }

    // From 0 for no slope to 1 for the steepest, along the classes, so that length and colour say the same.
    double Share(double length)
    {
        int i = ClassOf(length);
        double width = edges[i + 1] - edges[i];
        return (i + (width > 0 ? Math.Min(1, (length - edges[i]) / width) : 1)) / (edges.Length - 1);
    }

    Trace Arrows(int i, IEnumerable<(double X, double Y, double Gx, double Gy, double Length)> members)
    {
        List<double> x = [], y = [], heads = [];
        foreach (var p in members.DefaultIfEmpty((double.NaN, double.NaN, 0, 0, 1)))
        {
            double scale = reach * (0.32 + 0.68 * Share(p.Length)) / p.Length;
            x.AddRange([p.X, p.X - scale * p.Gx, double.NaN]);
            y.AddRange([p.Y, p.Y - scale * p.Gy, double.NaN]);
            heads.AddRange([0, 6 + i, 0]);
        }

        return new Trace2D("scatter")
            .Set("name", $"{Number.Text(edges[i], 2)}–{Number.Text(edges[i + 1], 2)}")
            .Set("mode", "lines+markers")
            .Set("x", x.ToArray()).Set("y", y.ToArray())
            .Set("line", new Line().Set("color", Look.Steepness[i]).Set("width", 1.5 + 0.15 * i))
            .Set("marker", new Marker()
                .Set("symbol", "arrow").Set("angleref", "previous").Set("size", heads.ToArray())
                .Set("color", Look.Steepness[i]).Set("opacity", 1).Set("line", new Line().Set("width", 0)))
            .Set("hoverinfo", "skip");
    }

    static Trace Dots(string name, string symbol, IEnumerable<(double X, double Y, double Gx, double Gy, double Length)> members) =>
        new Trace2D("scatter")
            .Set("name", name)
            .Set("mode", "markers")
            .Set("x", members.Select(p => p.X).ToArray()).Set("y", members.Select(p => p.Y).ToArray())
            .Set("marker", new Marker().Set("symbol", symbol).Set("size", 6).Set("color", Look.Ink))
            .Set("hoverinfo", "name");
}

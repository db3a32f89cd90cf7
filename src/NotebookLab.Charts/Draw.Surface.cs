using System.Runtime.CompilerServices;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    const int SurfaceResolution = 61;

    /// <summary>
    /// Draws a landscape as a surface that can be turned, with its contours on the floor and, if there is one, a path on it.
    /// </summary>
    /// <param name="landscape">The landscape; the chart shows its window.</param>
    /// <param name="path">What an optimizer returned.</param>
    /// <param name="resolution">How many points the surface has in each direction.</param>
    /// <returns>The chart; the camera stands where the path can be seen.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or its points are not in the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resolution"/> is below 2 or above 400.</exception>
    /// <example><code>Draw.Surface(bowl, path)</code></example>
    public static GenericChart Surface(Landscape landscape, IEnumerable<Iterate>? path = null, int resolution = SurfaceResolution)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        return SurfaceOf(landscape.Value, landscape.Window, path?.Select(iterate => iterate.X), resolution, landscape.ToString());
    }

    /// <summary>
    /// Draws a function of two numbers as a surface that can be turned, with its contours on the floor and, if there is one, a path on it.
    /// </summary>
    /// <param name="f">A function of two numbers.</param>
    /// <param name="window">The part of the plane to show.</param>
    /// <param name="path">Points in the order they were visited.</param>
    /// <param name="resolution">How many points the surface has in each direction.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart; the camera stands where the path can be seen.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or its points are not in the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The window is empty or not finite, or <paramref name="resolution"/> is below 2 or above 400.
    /// </exception>
    /// <example><code>Draw.Surface(x => x[0] * x[0] + x[1] * x[1], new Window(-3, 3, -3, 3))</code></example>
    public static GenericChart Surface(
        ScalarField f, Window window, IEnumerable<double[]>? path = null, int resolution = SurfaceResolution,
        [CallerArgumentExpression(nameof(f))] string formula = "") =>
        SurfaceOf(f, window, path, resolution, Formula.Of(formula).Definition("x"));

    static GenericChart SurfaceOf(ScalarField f, Window window, IEnumerable<double[]>? path, int resolution, string name)
    {
        var grid = Grid.Sample(f, window, resolution);
        var trail = path is null ? null : Trail.Of("path", path, window, margin: 0, MostPoints, nameof(path));
        var heights = Interval.Around(grid.Values);
        var layout = new Layout().Set("height", 500).Set("showlegend", false).Set("scene", SceneOf(grid, window, heights, trail?.Points))
            .Set("margin", new Margin().Set("l", 0).Set("r", 0).Set("b", 0));
        Trace[] traces = trail is null ? [Sheet(grid)] : [Sheet(grid), Line(trail, f, heights.Length / 100)];
        return Figure.Of(traces, layout, name, Sentence(
            trail is null ? "height and colour show f; lines on the floor join equal heights" : Summary(f, trail), trail?.Note, grid.Note));
    }

    static Scene SceneOf(Grid grid, Window window, Interval heights, IReadOnlyList<double[]>? points) => new Scene()
        .Set("xaxis", Wall("x₀", new Interval(window.XMin, window.XMax)))
        .Set("yaxis", Wall("x₁", new Interval(window.YMin, window.YMax)))
        // The floor lies below the surface, where f has no values: no numbers there.
        .Set("zaxis", Wall("f", heights with { From = heights.From - 0.15 * heights.Length })
            .Set("tickvals", grid.Heights.RoundNumbers(4)))
        .Set("aspectmode", "manual").Set("aspectratio", new AspectRatio().Set("x", 0.93).Set("y", 0.93).Set("z", 0.66))
        .Set("camera", Viewpoint.Of(grid, points));

    static Trace Sheet(Grid grid)
    {
        var levels = grid.Levels(12)
            .Set("show", !grid.IsFlat).Set("usecolormap", true).Set("width", 2)
            .Set("project", new ContourProject().Set("z", true));
        return new Trace3D("surface")
            .Set("name", "f")
            .Set("x", grid.X).Set("y", grid.Y).Set("z", grid.Z)
            .Set("colorscale", "Viridis")
            .Set("showscale", false)
            .Set("contours", new Contours().Set("z", levels))
            .Set("lighting", new Lighting().Set("ambient", 0.75).Set("diffuse", 0.55).Set("specular", 0.08).Set("roughness", 0.9))
            .Set("hovertemplate", "(%{x:.3g}, %{y:.3g})<br>f = %{z:.4g}<extra></extra>");
    }

    // The path lies a hair above the surface, or it would sink in.
    static Trace Line(Trail trail, ScalarField f, double lift) => new Trace3D("scatter3d")
        .Set("name", trail.Name)
        .Set("mode", "lines+markers")
        .Set("x", trail.Points.Select(p => p[0]).ToArray()).Set("y", trail.Points.Select(p => p[1]).ToArray())
        .Set("z", trail.Points.Select(p => f(p) + lift).ToArray())
        .Set("line", new Line().Set("color", Look.Lines[1].Colour).Set("width", 7))
        .Set("marker", new Marker()
            .Set("color", "#ffffff").Set("size", trail.Marks.Select((mark, i) => mark == Trail.Mark.Arrow || i == 0 ? 5.0 : 0).ToArray())
            .Set("opacity", 1).Set("line", new Line().Set("color", Look.Lines[1].Colour).Set("width", 2)))
        .Set("hovertemplate", "(%{x:.4g}, %{y:.4g})<extra></extra>");

    static LinearAxis Wall(string title, Interval range) => new LinearAxis()
        .Set("title", new Title().Set("text", title).Set("font", Look.TextOf(13, Look.Ink))).Set("range", new[] { range.From, range.To })
        .Set("gridcolor", "#d1d5db").Set("showbackground", false).Set("zeroline", false)
        .Set("tickfont", Look.TextOf(13, Look.Ink)).Set("nticks", 6).Set("tickangle", 0);
}

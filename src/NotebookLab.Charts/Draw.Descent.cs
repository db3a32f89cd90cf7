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
    /// <summary>Draws a path on the contours of a landscape, an arrow for each step, with its start and the minima marked.</summary>
    /// <param name="landscape">The landscape; the chart shows its window.</param>
    /// <param name="path">What an optimizer returned.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> or <paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or its points are not in the plane.</exception>
    /// <example><code>Draw.Descent(Landscape.Bowl, path)</code></example>
    public static GenericChart Descent(Landscape landscape, IEnumerable<Iterate> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Descent(landscape, paths: ("path", path));
    }

    /// <summary>Draws several paths on the contours of one landscape, told apart by colour, dash and name.</summary>
    /// <param name="landscape">The landscape; the chart shows its window.</param>
    /// <param name="paths">The paths and their names.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">The landscape or a path is null.</exception>
    /// <exception cref="ArgumentException">There is no path, a path is empty, or its points are not in the plane.</exception>
    /// <example><code>Draw.Descent(valley, ("η = 0.1", slow), ("η = 0.9", fast))</code></example>
    public static GenericChart Descent(Landscape landscape, params (string Name, IEnumerable<Iterate> Path)[] paths)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(paths);
        var named = paths.Select(p => (p.Name, p.Path?.Select(iterate => iterate.X)));
        return Descent(landscape.Value, landscape.Window, landscape.ToString(), InWindow(landscape), named, nameof(paths));
    }

    /// <summary>Draws a path of your own on the contours of a function, an arrow for each step, with its start marked.</summary>
    /// <param name="f">A function of two numbers.</param>
    /// <param name="window">The part of the plane to show.</param>
    /// <param name="path">The points in the order they were visited.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or its points are not in the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is empty or not finite.</exception>
    /// <example><code>Draw.Descent(f, new Window(-3.5, 3.5, -4.5, 4.5), history)</code></example>
    public static GenericChart Descent(
        ScalarField f, Window window, IEnumerable<double[]> path, [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        return Descent(f, window, Formula.Of(formula).Definition("x"), [], [("path", path)], nameof(path));
    }

    static GenericChart Descent(
        ScalarField f, Window window, string name, double[][] minima,
        IEnumerable<(string Name, IEnumerable<double[]>? Path)> paths, string argument,
        string title = "Each arrow is one step", string x = "x₀", string y = "x₁")
    {
        var contours = new ContourMap(Grid.Sample(f, window, ContourResolution));
        Trail[] trails = TrailsOf(paths, window, argument);

        var traces = new List<Trace> { contours.Trace(numbered: true) };
        traces.AddRange(trails.Zip(PathStylesOf(trails), Path));
        traces.Add(StartsOf(trails));
        traces.AddRange(MinimaOf(f, minima));

        var start = trails[0].Start;
        var labels = new List<Annotation> { Figure.Label("start", start[0], start[1], Look.Ink).Set("yshift", Aside(start, window)) };
        if (minima.Length > 0)
            labels.Add(Figure.Label("minimum", minima[0][0], minima[0][1], Look.Ink).Set("yshift", -Aside(start, window) * 1.3));
        var layout = Plane.Of(window, legend: trails.Length > 1, x, y).Set("annotations", labels.ToArray());
        return Figure.Of(traces, layout, title, Sentence([
            name,
            trails.Length == 1 ? Summary(f, trails[0]) : $"{Number.Count(trails.Length, "path")} on its contours",
            .. NotesOf(trails),
            contours.Note]));
    }

    const int MostPoints = 450;   // of all paths together, which keeps a chart below 40 KB

    static LineStyle[] PathStylesOf(Trail[] trails) =>
    [
        .. Palette.OfPaths(trails.Select(trail => trail.Name))
            .Select((style, i) => style with { Dash = Look.Lines[i % Look.Lines.Count].Dash }),   // the first one's is solid
    ];

    static Trail[] TrailsOf(IEnumerable<(string Name, IEnumerable<double[]>? Path)> paths, Window window, string argument)
    {
        var given = paths.ToArray();
        if (given.Length == 0) throw new ArgumentException("There is no path to draw, at least one was expected.", argument);
        return [.. given.Select(p => Trail.Of(p.Name, p.Path!, window, margin: 1, MostPoints / given.Length, argument))];
    }

    static Trace StartsOf(Trail[] trails) =>
        Mark("start", "circle", 9, Look.Ink, [.. trails.Select(trail => trail.Start).DistinctBy(p => (p[0], p[1]))]);

    // What a reader must know about what isn't drawn, with the path's name where there are several.
    static IEnumerable<string> NotesOf(Trail[] trails) => trails is [var only]
        ? new[] { only.OfDots, only.Note }.OfType<string>()
        : trails.SelectMany(trail => new[]
        {
            trail.OfDots is null ? null : $"{trail.Name}: {trail.OfDots}",
            trail.Note is null ? null : $"{trail.Name} {trail.Note}",
        }).OfType<string>();

    static string Summary(ScalarField f, Trail trail) => trail.Steps == 0
        ? $"no step yet: only the start {Number.Text(trail.Start)}, where f is {Number.Text(f(trail.Start))}"
        : $"{Number.Count(trail.Steps, "step")} from {Number.Text(trail.Start)}: "
            + $"f goes from {Number.Text(f(trail.Start))} to {Number.Text(f(trail.End))}";

    static Trace Path(Trail trail, LineStyle style) => new Trace2D("scatter")
        .Set("name", trail.Name)
        .Set("mode", "lines+markers")
        .Set("x", trail.Points.Select(p => p[0]).ToArray()).Set("y", trail.Points.Select(p => p[1]).ToArray())
        .Set("line", new Line().Set("color", style.Colour).Set("width", trail.Width).Set("dash", style.Dash).Set("simplify", false))
        .Set("marker", new Marker()
            .Set("symbol", trail.Symbols).Set("angleref", "previous")
            .Set("size", trail.Sizes).Set("color", style.Colour).Set("opacity", 1)
            .Set("line", new Line().Set("color", "#ffffff").Set("width", trail.Outlines)))
        .Set("hovertemplate", "(%{x:.4g}, %{y:.4g})<extra></extra>");

    static double[][] InWindow(Landscape landscape) =>
        [.. landscape.Minima.Where(minimum => minimum.Length == 2 && landscape.Window.Shows(minimum))];

    static IEnumerable<Trace> MinimaIn(Landscape landscape) => MinimaOf(landscape.Value, InWindow(landscape));

    // The lowest ones are large stars, those that are only lower than their surroundings small ones.
    static IEnumerable<Trace> MinimaOf(ScalarField f, double[][] minima)
    {
        if (minima.Length == 0) yield break;
        double least = minima.Min(p => f(p));
        var kinds = minima.ToLookup(p => f(p) - least <= 1e-9 * Math.Max(1, Math.Abs(least)));
        yield return Mark("minimum", "star", 16, "#ffffff", [.. kinds[true]]);
        if (kinds[false].Any()) yield return Mark("local minimum", "star", 10, "#ffffff", [.. kinds[false]]);
    }

    static Trace Mark(string name, string symbol, int size, string fill, params double[][] points) => new Trace2D("scatter")
        .Set("name", name)
        .Set("mode", "markers")
        .Set("x", points.Select(p => p[0]).ToArray()).Set("y", points.Select(p => p[1]).ToArray())
        .Set("showlegend", false)
        .Set("marker", new Marker().Set("symbol", symbol).Set("size", size).Set("color", fill)
            .Set("line", new Line().Set("color", Look.Ink).Set("width", 1.2)))
        .Set("hovertemplate", $"{name} (%{{x:.4g}}, %{{y:.4g}})<extra></extra>");

    // Labels stand above a start in the upper half and below one in the lower half: away from the way it goes.
    static double Aside(double[] start, Window window) => start[1] < (window.YMin + window.YMax) / 2 ? -17 : 17;
}

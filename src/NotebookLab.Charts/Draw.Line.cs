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
    /// <summary>
    /// Draws the fit of a line: the points with the line that a run ends at, and beside them the run on the contours of the mean
    /// squared error, where each line is a point.
    /// </summary>
    /// <param name="fit">The fit.</param>
    /// <param name="path">What an optimizer returned: by all points, <c>rule.Minimize(fit.Landscape, 20)</c>, or by batches.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> or <paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or its points are not slope and intercept.</exception>
    /// <example><code>Draw.Line(fit, new Sgd(0.3).Minimize(fit.Landscape, 20))</code></example>
    public static GenericChart Line(LineFit fit, IEnumerable<Iterate> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Line(fit, paths: ("path", path));
    }

    /// <summary>Draws the fit of a line by several runs, told apart by colour, dash and name.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="paths">The runs and their names.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">The fit or a run is null.</exception>
    /// <exception cref="ArgumentException">There is no run, a run is empty, or its points are not slope and intercept.</exception>
    /// <example><code>Draw.Line(fit, ("all points", calm), ("batches of 5", restless))</code></example>
    public static GenericChart Line(LineFit fit, params (string Name, IEnumerable<Iterate> Path)[] paths)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(paths);
        Landscape loss = fit.Landscape;
        Trail[] trails = TrailsOf(paths.Select(p => (p.Name, p.Path?.Select(point => point.X))), loss.Window, nameof(paths));

        bool isOne = trails.Length == 1;
        LineStyle[] styles = PathStylesOf(trails);
        double[] x = fit.Inputs.ToArray(), t = fit.Targets.ToArray();
        Interval inputs = Interval.Around(x), targets = Interval.Around(t);
        var contours = new ContourMap(Grid.Sample(loss.Value, loss.Window, ContourResolution));
        Panel data = new(0, new Interval(0, 0.44), new Interval(0, 1)), plane = new(1, new Interval(0.56, 1), new Interval(0, 1));
        var layout = new Layout().Set("height", 460).Set("showlegend", !isOne).Set("margin", new Margin().Set("b", isOne ? 56 : 108));
        if (!isOne) layout.Set("legend", new Legend().Set("yref", "container").Set("y", 0.01).Set("yanchor", "bottom"));
        data.AddTo(layout, Figure.Axis("x", inputs.From, inputs.To), Figure.Axis("t", targets.From, targets.To));
        Window window = loss.Window;
        plane.AddTo(
            layout,
            Figure.Axis("w", window.XMin, window.XMax).Set("showgrid", false),
            Figure.Axis("b", window.YMin, window.YMax).Set("showgrid", false));
        layout.Set(
            "annotations", new[] { data.Heading("the points and the line", Look.Ink), plane.Heading("each line is a point", Look.Ink) });

        List<Trace> traces =
        [
            plane.Take(contours.Trace(numbered: true)),
            .. trails.Zip(styles, (trail, style) => plane.Take(Path(trail, style))),
            plane.Take(StartsOf(trails)),
            .. MinimaIn(loss).Select(plane.Take),
            data.Take(Mark("point", "circle", 8, Look.Lines[0].Colour, [.. x.Zip(t, (xn, tn) => new[] { xn, tn })])),
            data.Take(LineOf(loss.Minimum, inputs, "least squares", new(Look.Ink, Look.Ink, "dot"))),
            .. trails.Zip(styles, (trail, style) => data.Take(LineOf(trail.End, inputs, $"line of {trail.Name}", style))),
        ];
        return Figure.Of(traces, layout, "A line is fitted step by step", Sentence([
            $"mean of (wx + b − t)² over {Number.Count(fit.Count, "point")}; dotted: the line of least squares",
            isOne
                ? $"{Number.Count(trails[0].Steps, "step")} from {Number.Text(trails[0].Start)} to {Number.Text(trails[0].End)}: "
                    + $"it goes from {Number.Text(loss.Value(trails[0].Start))} to {Number.Text(loss.Value(trails[0].End))}"
                : $"{Number.Count(trails.Length, "path")} on its contours",
            .. NotesOf(trails),
            contours.Note]));
    }

    static Trace LineOf(double[] p, Interval inputs, string name, LineStyle style) => new Trace2D("scatter")
        .Set("name", name)
        .Set("mode", "lines")
        .Set("x", new[] { inputs.From, inputs.To }).Set("y", new[] { p[0] * inputs.From + p[1], p[0] * inputs.To + p[1] })
        .Set("line", new Line().Set("color", style.Colour).Set("width", 2.5).Set("dash", style.Dash))
        .Set("showlegend", false)
        .Set("hoverinfo", "skip");
}

using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws what an optimizer remembers, under its path: AdaGrad's h, Adam's m and v, and the effective step that comes of them.
    /// </summary>
    /// <param name="landscape">The landscape; the optimizer starts at its start.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="steps">How many steps it makes, 1 to 500.</param>
    /// <returns>
    /// The chart: the path on contours, then a panel for each vector of the optimizer's
    /// <see cref="Memory"/>, then |Δxᵢ / gᵢ|, by what each coordinate's slope was multiplied.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The landscape is not one of two variables.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> lies outside of 1 to 500.</exception>
    /// <example><code>Draw.InnerState(Landscape.Ravine, new Adam(0.3), 60)</code></example>
    public static GenericChart InnerState(Landscape landscape, Optimizer optimizer, int steps)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (steps is < 1 or > 500)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "An inner state is drawn for 1 to 500 steps.");
        InThePlane(landscape);

        var window = landscape.Window;
        var states = OptimizerState.Along(landscape, optimizer, steps);
        var trail = Trail.Of("path", states.Select(state => state.X), window, margin: 1, most: 250, nameof(optimizer));
        var contours = new ContourMap(Grid.Sample(landscape.Value, window, StateResolution), levels: 8);
        StateLine[] lines = [.. states[0].Vectors.Keys.Select(name => StateLine.Of(name, states))];
        double foot = 0.42 + 0.08 * lines.Length, share = (foot - 0.08) / lines.Length;   // more panels take more of the room
        var plane = new Panel(0, new Interval(0, 1), new Interval(foot, 1));
        var layout = new Layout().Set("height", 400 + 100 * lines.Length).Set("showlegend", false)
            .Set("margin", new Margin().Set("b", 52).Set("r", 40));
        AddPlane(layout, plane, window, isLeft: true, isLow: true);
        var traces = new List<Trace>
        {
            plane.Take(contours.Trace(numbered: false)),
            plane.Take(Path(trail, Palette.OfPaths([optimizer.ToString()])[0] with { Dash = "solid" })),
            plane.Take(Mark("start", "circle", 8, Look.Ink, landscape.Start)),
        };
        foreach (var trace in MinimaIn(landscape)) traces.Add(plane.Take(trace));

        var labels = new List<Annotation>();
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
        {
            var panel = new Panel(i + 1, new Interval(0, 1),
                new Interval(foot - 0.08 - share * (i + 1) + 0.06 * share, foot - 0.08 - share * i - 0.22 * share));
            bool isLast = i == lines.Length - 1;
            panel.AddTo(layout, Figure.Axis(isLast ? "step" : "", 0, steps).Set("showticklabels", isLast), line.Axis);
            labels.Add(panel.Heading(line.Title, Look.Ink).Set("x", 0).Set("xanchor", "left"));
            for (int k = 0; k < 2; k++) traces.Add(panel.Take(line.Trace(k)));
            labels.AddRange(line.Labels(panel));
        }

        string title = lines.Length > 1 ? $"What {optimizer} remembers" : $"{optimizer} remembers nothing";
        return Figure.Of(traces, layout.Set("annotations", labels.ToArray()), title, Sentence([
            landscape.ToString(), $"{Number.Count(steps, "step")}; full lines x₀, dashed x₁", trail.OfDots, trail.Note, contours.Note]));
    }

    const int StateResolution = 41;
}

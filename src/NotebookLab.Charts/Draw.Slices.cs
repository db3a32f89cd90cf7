using System.Runtime.CompilerServices;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Landscapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using Gradient = NotebookLab.Differentiation.Gradient;
using Step = NotebookLab.Differentiation.Step;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws what partial derivatives are: a landscape as a surface, cut through a
    /// point along x₀ and along x₁, and below it the two slices with their slopes.
    /// </summary>
    /// <param name="landscape">The landscape, one of two variables; the chart shows its window.</param>
    /// <param name="at">The point of the plane where the slices cross.</param>
    /// <returns>The chart; a slice has the same colour and dash on the surface and below it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> or <paramref name="at"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The landscape is not one of two variables, or <paramref name="at"/> has not 2 numbers.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is not finite or lies outside of the window.</exception>
    /// <example><code>Draw.Slices(Landscape.Bowl, [3, 4])</code></example>
    public static GenericChart Slices(Landscape landscape, double[] at)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        InThePlane(landscape);
        return SlicesOf(landscape.Value, landscape.Window, at, landscape.ToString());
    }

    /// <summary>
    /// Draws what partial derivatives are: a function as a surface, cut through a
    /// point along x₀ and along x₁, and below it the two slices with their slopes.
    /// </summary>
    /// <param name="f">A function of two numbers.</param>
    /// <param name="window">The part of the plane to show.</param>
    /// <param name="at">The point of the plane where the slices cross.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart; a slice has the same colour and dash on the surface and below it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="at"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="at"/> has not 2 numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The window is empty or not finite, or <paramref name="at"/> is not finite or lies outside of the window.
    /// </exception>
    /// <example><code>Draw.Slices(x => x[0] * x[0] + x[1] * x[1], new Window(-4, 4, -5, 5), at: [3, 4])</code></example>
    public static GenericChart Slices(
        ScalarField f, Window window, double[] at,
        [CallerArgumentExpression(nameof(f))] string formula = "") =>
        SlicesOf(f, window, at, Formula.Of(formula).Definition("x"));

    static GenericChart SlicesOf(ScalarField f, Window window, double[] at, string name)
    {
        var grid = Grid.Sample(f, window, 51);
        InTheWindow(window, at);
        double[] slopes = Gradient.Central(f, at, new Step(TangentLine.StepAt));
        Slice[] slices = [Slice.Of(f, window, at, 0, slopes[0]), Slice.Of(f, window, at, 1, slopes[1])];
        Panel[] panels = [new(0, new Interval(0, 0.44), new Interval(0, 0.3)), new(1, new Interval(0.56, 1), new Interval(0, 0.3))];
        // The same heights in both panels, so that the steeper slope looks steeper.
        var range = Interval.Around(slices.SelectMany(slice => slice.Values).Append(slices[0].Value));
        var heights = Interval.Around(grid.Values);
        double lift = heights.Length / 60;
        var layout = new Layout().Set("height", 690).Set("showlegend", false)
            .Set("margin", new Margin().Set("l", 8).Set("r", 8))   // as wide as can be: on a narrow page the scene needs it
            .Set("scene", SceneOf(grid, window, heights, [.. slices.SelectMany(slice => slice.Points), at])
                .Set("domain", new Domain().Set("x", new[] { 0.0, 1 }).Set("y", new[] { 0.42, 1 })));
        // Pale blues: on the dark colours of Draw.Surface, a green line cannot be seen.
        var traces = new List<Trace> { Sheet(grid).Set("colorscale", Look.ScaleOf([.. Look.Heights.Take(4)])) };
        traces.AddRange(slices.Select(slice => OnTheSurface(slice, lift)));
        traces.Add(OnTheSurface(at, slices[0].Value + 2 * lift));
        foreach (var (panel, slice) in panels.Zip(slices))
        {
            bool isLeft = panel.Index == 0;
            panel.AddTo(
                layout,
                Figure.Axis(slice.Moving, slice.Domain.From, slice.Domain.To).Set("tickvals", Ticks(slice.Domain.From, slice.Domain.To)),
                Figure.Axis(isLeft ? "f" : "", range.From, range.To).Set("nticks", 5).Set("showticklabels", isLeft));
            traces.AddRange(InThePanel(slice, range).Select(panel.Take));
        }

        layout.Set("annotations",
            panels.Zip(slices, (panel, slice) => panel.Heading(
                $"{slice.Fixed}:<br>{slice.SlopeInWords}", SliceStyle(slice.Variable).TextColour)).ToArray());
        return Figure.Of(traces, layout, "Two slices, two partial derivatives", Sentence(
            $"{name}, cut at {Number.Text(at)}", "slopes by central differences, h = 1e-4", grid.Note, GapsOf(slices)));
    }

    // In space a dash and a dot look alike; a full line and a dashed one don't.
    static LineStyle SliceStyle(int variable) => StyleOf(variable) with { Dash = variable == 0 ? "solid" : "dash" };

    static Trace OnTheSurface(Slice slice, double lift) => new Trace3D("scatter3d")
        .Set("name", $"slice with {slice.Fixed}")
        .Set("mode", "lines")
        .Set("x", slice.Along(0)).Set("y", slice.Along(1)).Set("z", Array.ConvertAll(slice.Values, value => value + lift))
        .Set("line", new Line().Set("color", SliceStyle(slice.Variable).Colour).Set("dash", SliceStyle(slice.Variable).Dash)
            .Set("width", 9))
        .Set("hoverinfo", "skip");

    static Trace OnTheSurface(double[] at, double height) => new Trace3D("scatter3d")
        .Set("name", "point on the surface")
        .Set("mode", "markers")
        .Set("x", new[] { at[0] }).Set("y", new[] { at[1] }).Set("z", new[] { height })
        .Set("marker", new Marker().Set("color", Look.Ink).Set("size", 6).Set("opacity", 1))
        .Set("hovertemplate", "(%{x:.4g}, %{y:.4g})<extra></extra>");

    static IEnumerable<Trace> InThePanel(Slice slice, Interval range)
    {
        var style = SliceStyle(slice.Variable);
        yield return new Trace2D("scatter")
            .Set("name", $"f along {slice.Moving}")
            .Set("mode", "lines")
            .Set("x", slice.Along(slice.Variable)).Set("y", slice.Values)
            .Set("line", new Line().Set("color", style.Colour).Set("dash", style.Dash).Set("width", 3).Set("simplify", false))
            .Set("hovertemplate", $"{slice.Moving} = %{{x:.4g}}<br>f = %{{y:.4g}}<extra></extra>");
        if (slice.HasTangent)
        {
            var (x, y) = slice.Tangent(range);
            yield return new Trace2D("scatter")
                .Set("name", $"tangent along {slice.Moving}")
                .Set("mode", "lines")
                .Set("x", x).Set("y", y)
                .Set("line", new Line().Set("color", Look.Ink).Set("width", 2))
                .Set("hoverinfo", "skip");
        }

        yield return Mark($"point along {slice.Moving}", "circle", 9, Look.Ink, [slice.At[slice.Variable], slice.Value])
            .Set("cliponaxis", false);
    }

    static string? GapsOf(Slice[] slices)
    {
        int holes = slices.Sum(slice => slice.Holes);
        return slices[0].HasTangent && slices[1].HasTangent && holes == 0 ? null
            : Sentence(
                holes > 0 ? $"gaps in the slices where f is not a finite number ({holes} of {slices.Length * Slice.Count} points)" : null,
                double.IsNaN(slices[0].Value) ? $"f is not a finite number at {Number.Text(slices[0].At)}" : null,
                slices.All(slice => slice.HasTangent) ? null : "no tangent where there is no slope");
    }

    static void InTheWindow(Window window, double[] at)
    {
        ArgumentNullException.ThrowIfNull(at);
        if (at.Length != 2)
            throw new ArgumentException($"A point to cut at has 2 numbers, but {Number.Text(at)} has {at.Length}.", nameof(at));
        if (!window.Shows(at))
            throw new ArgumentOutOfRangeException(
                nameof(at), Number.Text(at),
                $"A point to cut at lies in the window: x₀ from {Number.Text(window.XMin)} to {Number.Text(window.XMax)}, "
                    + $"x₁ from {Number.Text(window.YMin)} to {Number.Text(window.YMax)}.");
    }
}

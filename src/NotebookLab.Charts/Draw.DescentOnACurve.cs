using System.Runtime.CompilerServices;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>Draws a descent in one variable on its curve, an arrow for each step from a point of the curve to the next.</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where the curve ends, above <paramref name="from"/>.</param>
    /// <param name="path">What an optimizer returned, for a function of one variable.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or its points are not of one variable.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is empty or not finite.</exception>
    /// <example><code>Draw.Descent(x => x * x, -4, 4, new Sgd(0.3).Minimize(x => x * x, start: -3, steps: 20))</code></example>
    public static GenericChart Descent(
        Func<double, double> f, double from, double to, IEnumerable<Iterate> path,
        [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        var curve = SampledCurve.Of(f, from, to, formula);
        ArgumentNullException.ThrowIfNull(path);
        var window = new Window(curve.Domain.From, curve.Domain.To, curve.Range.From, curve.Range.To);
        Trail[] trails = TrailsOf([("path", path.Select(OnTheCurve))], window, nameof(path));
        Trail trail = trails[0];

        double[] start = trail.Start, end = trail.End;
        bool rises = f(start[0] + curve.Domain.Length / 100) > start[1];
        var layout = curve.Layout;
        // Above the slope, on the side where it goes down: there is no curve, and room.
        if (double.IsFinite(start[1]))
            layout.Set("annotations", new[]
            {
                Figure.Label("start", start[0], start[1], Look.Ink)
                    .Set("xanchor", rises ? "right" : "left").Set("xshift", rises ? -7 : 7).Set("yshift", 11),
            });
        return Figure.Of(
            [curve.Line, .. trails.Zip(PathStylesOf(trails), Path), StartsOf(trails)],
            layout,
            "Each arrow is one step",
            curve.With(Sentence([
                curve.Formula.Definition(),
                trail.Steps == 0
                    ? $"no step yet: only the start {Number.Text(start[0])}"
                    : $"{Number.Count(trail.Steps, "step")} from {curve.Formula.Variable} = {Number.Text(start[0])} "
                        + $"to {Number.Text(end[0])}: "
                        + $"f goes from {Number.Text(start[1])} to {Number.Text(end[1])}",
                .. NotesOf(trails)])));

        double[] OnTheCurve(Iterate point, int step) => point.X is [var x]
            ? [x, f(x)]
            : throw new ArgumentException(
                $"A path on a curve has 1 number a point; point {step} has {point.X?.Length ?? 0}.", nameof(path));
    }
}

using System.Runtime.CompilerServices;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>Draws a function of one number with its tangents, whose slopes are central differences (h = 1e-4).</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where the curve ends, above <paramref name="from"/>.</param>
    /// <param name="at">Where the tangents touch the curve, each between <paramref name="from"/> and <paramref name="to"/>.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="at"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="at"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is empty or not finite, or a point lies outside of it.</exception>
    /// <example><code>Draw.Tangent(x => 0.01 * x * x + 0.1 * x, 0, 20, at: [5, 10])</code></example>
    public static GenericChart Tangent(
        Func<double, double> f, double from, double to, double[] at,
        [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        var curve = SampledCurve.Of(f, from, to, formula);
        ArgumentNullException.ThrowIfNull(at);
        if (at.Length == 0)
            throw new ArgumentException(
                "A tangent needs a point to touch the curve at; there is none, at least one was expected.", nameof(at));
        foreach (double x in at.Where(x => !curve.Domain.Contains(x)))
            throw new ArgumentOutOfRangeException(
                nameof(at), x, $"A tangent touches the curve between {Number.Text(from)} and {Number.Text(to)}.");

        var tangents = Array.ConvertAll(at, x => new TangentLine(curve, f, x));
        var layout = curve.Layout.Set("annotations", tangents.Select((tangent, i) => tangent.Label(StyleOf(i).TextColour)).ToArray());
        return Figure.Of(
            [curve.Line, .. tangents.SelectMany((tangent, i) => Traces(tangent, StyleOf(i)))],
            layout,
            "The tangent's slope is the derivative",
            curve.With($"{curve.Formula.Definition()}; {DifferenceInWords}"));
    }

    const string DifferenceInWords = "slope by the central difference (f(x+h) − f(x−h)) / 2h, h = 1e-4";

    static LineStyle StyleOf(int tangent) => Look.Lines[1 + tangent % (Look.Lines.Count - 1)];

    static Trace[] Traces(TangentLine tangent, LineStyle style) =>
    [
        Straight($"tangent at {Number.Text(tangent.X)}", tangent.LineX, tangent.LineY, style),
        Dots($"point at {Number.Text(tangent.X)}", [tangent.X], [tangent.Y], style),
    ];

    static Trace Straight(string name, double[] x, double[] y, LineStyle style) => new Trace2D("scatter")
        .Set("name", name)
        .Set("mode", "lines")
        .Set("x", x).Set("y", y)
        .Set("line", new Line().Set("color", style.Colour).Set("width", 2.5))
        .Set("hoverinfo", "skip");

    static Trace Dots(string name, double[] x, double[] y, LineStyle style) => new Trace2D("scatter")
        .Set("name", name)
        .Set("mode", "markers")
        .Set("x", x).Set("y", y)
        .Set("marker", new Marker().Set("color", style.Colour).Set("size", 10)
            .Set("line", new Line().Set("color", "#ffffff").Set("width", 1.5)))
        .Set("cliponaxis", false)
        .Set("hovertemplate", "x = %{x:.4g}<br>f = %{y:.4g}<extra></extra>");
}

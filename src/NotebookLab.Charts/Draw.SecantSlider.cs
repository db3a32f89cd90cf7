using System.Runtime.CompilerServices;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>Draws a function of one number with a secant that a slider turns into the tangent: h shrinks over round numbers.</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where the curve ends, above <paramref name="from"/>.</param>
    /// <param name="at">
    /// Where the tangent touches the curve, between <paramref name="from"/>
    /// and <paramref name="to"/>; near <paramref name="to"/>, h is negative.
    /// </param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is empty or not finite, or the point lies outside of it.</exception>
    /// <example><code>Draw.SecantSlider(x => 0.01 * x * x + 0.1 * x, 0, 20, at: 5)</code></example>
    public static GenericChart SecantSlider(
        Func<double, double> f, double from, double to, double at,
        [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        var curve = CurveOfASecant(f, from, to, at, formula);
        var tangent = new TangentLine(curve, f, at);
        var secants = Array.ConvertAll(SecantLine.Steps(curve.Domain, at), h => new SecantLine(curve, f, at, h));
        var corner = new FreeCorner(curve);
        var steps = Array.ConvertAll(secants, secant => StepTo(secant, corner.Label(TextOf(secant, tangent), StyleOf(0).TextColour)));
        return Figure.Of(
            [curve.Line, Goal(curve, tangent), .. Traces(secants[0], StyleOf(0))],
            LayoutOf(curve, corner, secants[0], tangent)
                .Set("height", 520)
                .Set("sliders", new[] { Figure.Slider(steps, 0, "h = ", StyleOf(0).TextColour) }),
            "Shrink h: the secant becomes the tangent",
            curve.With(SubtitleOf(curve, at)));
    }

    static SampledCurve CurveOfASecant(Func<double, double> f, double from, double to, double at, string formula)
    {
        var curve = SampledCurve.Of(f, from, to, formula);
        return curve.Domain.Contains(at) ? curve : throw new ArgumentOutOfRangeException(
            nameof(at), at, $"A secant starts on the curve between {Number.Text(from)} and {Number.Text(to)}.");
    }

    static string SubtitleOf(SampledCurve curve, double at) => $"{curve.Formula.Definition()}; secant through "
        + $"{curve.Formula.Variable} = {Number.Text(at)} and {curve.Formula.Variable} + h; dashed: the tangent";

    static Layout LayoutOf(SampledCurve curve, FreeCorner corner, SecantLine secant, TangentLine tangent) => curve.Layout
        .Set("yaxis", Figure.Axis(curve.Formula.Value, curve.Range.From, corner.Top))
        .Set("annotations", new[] { corner.Label(TextOf(secant, tangent), StyleOf(0).TextColour) });

    static string TextOf(SecantLine secant, TangentLine tangent) =>
        $"{secant.Text}<br>{tangent.Text.Replace("<b>", "").Replace("</b>", "")}";

    static Trace Goal(SampledCurve curve, TangentLine tangent) => new Trace2D("scatter")
        .Set("name", $"tangent at {Number.Text(tangent.X)}")
        .Set("mode", "lines")
        .Set("x", new[] { curve.Domain.From, curve.Domain.To })
        .Set("y", SecantLine.Across(curve, tangent.X, tangent.Y, tangent.Slope))
        .Set("line", new Line().Set("color", Look.Muted).Set("width", 1.5).Set("dash", "dash"))
        .Set("hoverinfo", "skip");

    static Trace[] Traces(SecantLine secant, LineStyle style) =>
    [
        Straight("secant", secant.LineX, secant.LineY, style),
        Dots("points at x and x + h", secant.PointsX, secant.PointsY, style),
    ];

    // plotly.js reads one entry a trace: first the secant's, then the points'.
    static SliderStep StepTo(SecantLine secant, Annotation label)
    {
        var data = new DynamicObj.DynamicObj()
            .Set("x", new[] { secant.LineX, secant.PointsX })
            .Set("y", new[] { secant.LineY, secant.PointsY });
        return new SliderStep()
            .Set("label", Number.Text(secant.H))
            .Set("method", "update")
            .Set("args", new object[] { data, new Layout().Set("annotations", new[] { label }), new[] { 2, 3 } });
    }
}

using System.Runtime.CompilerServices;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using Plotly.NET;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>Draws a function of one number with one of its secants, and the tangent that it would become.</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where the curve ends, above <paramref name="from"/>.</param>
    /// <param name="at">The secant's first point, between <paramref name="from"/> and <paramref name="to"/>.</param>
    /// <param name="h">The distance to its second point; negative when that lies to the left.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The interval is empty or not finite, the point lies outside of it, or h is 0 or not finite.
    /// </exception>
    /// <example><code>Draw.Secant(x => 0.01 * x * x + 0.1 * x, 0, 20, at: 5, h: 10)</code></example>
    public static GenericChart Secant(
        Func<double, double> f, double from, double to, double at, double h,
        [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        var curve = CurveOfASecant(f, from, to, at, formula);
        if (!double.IsFinite(h) || h == 0)
            throw new ArgumentOutOfRangeException(nameof(h), h, "A secant goes through two points, so h must be finite and not 0.");
        var tangent = new TangentLine(curve, f, at);
        var secant = new SecantLine(curve, f, at, h);
        return Figure.Of(
            [curve.Line, Goal(curve, tangent), .. Traces(secant, StyleOf(0))],
            LayoutOf(curve, new FreeCorner(curve), secant, tangent),
            $"The secant of h = {Number.Text(h)} and the tangent",
            curve.With(SubtitleOf(curve, at)));
    }
}

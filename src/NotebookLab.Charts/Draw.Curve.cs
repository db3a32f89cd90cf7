using System.Runtime.CompilerServices;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

/// <summary>The charts of the notebooks, one call each; what comes back is an ordinary chart of Plotly.NET.</summary>
public static partial class Draw
{
    /// <summary>Draws a function of one number.</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where the curve ends, above <paramref name="from"/>.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is empty or not finite.</exception>
    /// <example><code>Draw.Curve(x => 0.01 * x * x + 0.1 * x, 0, 20)</code></example>
    public static GenericChart Curve(
        Func<double, double> f, double from, double to, [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        var curve = SampledCurve.Of(f, from, to, formula);
        return Figure.Of(
            [curve.Line],
            curve.Layout,
            curve.Formula.Definition(),
            curve.With($"{curve.Formula.Variable} from {Number.Text(from)} to {Number.Text(to)}"));
    }

    /// <summary>Draws several functions of one number, told apart by colour, dash and the name at the right end.</summary>
    /// <param name="from">Where the curves start.</param>
    /// <param name="to">Where they end, above <paramref name="from"/>.</param>
    /// <param name="curves">The functions and their names, 1 to 7; the first may name the variable too: <c>f(t)</c>.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException">There is no function, or more than 7.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is empty or not finite.</exception>
    /// <example><code>Draw.Curve(-3, 3, ("f", x => x * x), ("f′", x => 2 * x))</code></example>
    public static GenericChart Curve(double from, double to, params (string Name, Func<double, double> F)[] curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Length is 0 or > 7)
            throw new ArgumentException($"1 to 7 functions can be drawn in one chart, but there were {curves.Length}.", nameof(curves));
        foreach (var (_, f) in curves) ArgumentNullException.ThrowIfNull(f, nameof(curves));

        LineStyle[] styles = Palette.Of(curves.Select(curve => curve.Name));
        string variable = Formula.Of(curves[0].Name).Variable;
        SampledCurve[] sampled = [.. curves.Select(curve => SampledCurve.Of(curve.F, from, to, new Formula(curve.Name, null, variable)))];
        var range = new Interval(sampled.Min(curve => curve.Range.From), sampled.Max(curve => curve.Range.To));
        double[] heights = Spread.Apart(
            [.. sampled.Select(curve => Math.Clamp((curve.Y.LastOrDefault(double.IsFinite, range.To) - range.From) / range.Length, 0, 1))],
            apart: 0.06);
        var layout = sampled[0].Layout
            .Set("yaxis", Figure.Axis("", range.From, range.To))
            .Set("margin", new Margin().Set("r", Math.Clamp(16 + 7.5 * curves.Max(curve => curve.Name.Length), 40, 190)))
            .Set("annotations", sampled.Select(
                (curve, i) => Figure.EndLabel(curve.Formula.Name, 1, heights[i], styles[i].TextColour)).ToArray());
        string title = string.Join(", ", curves.Select(curve => curve.Name));
        return Figure.Of(
            sampled.Zip(styles, (curve, style) => curve.LineIn(style).Set("name", curve.Formula.Name)), layout, title,
            Sentence([
                $"{variable} from {Number.Text(from)} to {Number.Text(to)}",
                .. sampled.Select(curve => curve.Note is { } note ? $"{curve.Formula.Name}: {note}" : null)]));
    }
}

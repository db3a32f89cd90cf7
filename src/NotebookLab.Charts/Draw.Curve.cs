using System.Runtime.CompilerServices;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using Plotly.NET;

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
}

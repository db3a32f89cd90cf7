using System.Runtime.CompilerServices;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>Draws a function of one number with one tangent that a slider moves along the curve.</summary>
    /// <param name="f">The function.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where the curve ends, above <paramref name="from"/>.</param>
    /// <param name="positions">How many places the slider has, at least 2; they lie at equal distances, both ends among them.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The interval is empty or not finite, or there are fewer than 2 or more than 60 positions.
    /// </exception>
    /// <example><code>Draw.TangentSlider(Math.Sin, -3, 3)</code></example>
    public static GenericChart TangentSlider(
        Func<double, double> f, double from, double to, int positions = 25,
        [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        var curve = SampledCurve.Of(f, from, to, formula);
        if (positions is < 2 or > 60)
            throw new ArgumentOutOfRangeException(nameof(positions), positions, "A slider has 2 to 60 positions.");

        var style = StyleOf(0);
        var tangents = Array.ConvertAll(curve.Domain.Points(positions), x => new TangentLine(curve, f, x));
        int active = positions / 4;
        var layout = curve.Layout
            .Set("height", 520)
            .Set("annotations", new[] { tangents[active].Label(style.TextColour) })
            .Set("sliders",
                new[]
                {
                    Figure.Slider(Array.ConvertAll(tangents, tangent => StepTo(tangent, style)), active, $"{curve.Formula.Variable} = ",
                        style.TextColour),
                });
        return Figure.Of(
            [curve.Line, .. Traces(tangents[active], style)],
            layout,
            "Move the slider: how the slope changes",
            curve.With($"{curve.Formula.Definition()}; {DifferenceInWords}"));
    }

    // plotly.js reads one entry a trace: first the line's, then the point's.
    static SliderStep StepTo(TangentLine tangent, LineStyle style)
    {
        var data = new DynamicObj.DynamicObj()
            .Set("x", new[] { tangent.LineX, [tangent.X] })
            .Set("y", new[] { tangent.LineY, [tangent.Y] });
        return new SliderStep()
            .Set("label", Number.Text(tangent.X))
            .Set("method", "update")
            .Set("args", new object[] { data, new Layout().Set("annotations", new[] { tangent.Label(style.TextColour) }), new[] { 1, 2 } });
    }
}

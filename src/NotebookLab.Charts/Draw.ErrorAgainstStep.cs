using System.Runtime.CompilerServices;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    private static readonly (string Name, Func<Func<double, double>, double, double, double> Method)[] Differences =
    [
        ("forward ∝ h", (f, x, h) => (f(x + h) - f(x)) / h),
        ("central ∝ h²", (f, x, h) => (f(x + h) - f(x - h)) / (2 * h)),
        ("five-point ∝ h⁴", (f, x, h) => (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h)),
    ];

    /// <summary>Draws the error of forward, central and five-point differences against the step h, from 1e-16 to 1, on logarithmic axes.</summary>
    /// <param name="f">The function.</param>
    /// <param name="derivative">Its derivative, as you know it from calculus.</param>
    /// <param name="at">Where the derivative is taken.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart; each line has its name at its end and a large marker at its least error.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="derivative"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/>, or the derivative there, is not finite.</exception>
    /// <example><code>Draw.ErrorAgainstStep(Math.Sin, Math.Cos, at: 1)</code></example>
    public static GenericChart ErrorAgainstStep(
        Func<double, double> f, Func<double, double> derivative, double at, [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(derivative);
        double exact = derivative(at);
        if (!double.IsFinite(at)) throw new ArgumentOutOfRangeException(nameof(at), at, "The derivative is taken at a finite number.");
        if (!double.IsFinite(exact)) throw new ArgumentOutOfRangeException(nameof(at), at, $"The derivative is {Number.Text(exact)} there, a finite number was expected.");

        double[] steps = [.. Enumerable.Range(0, 49).Select(i => Math.Pow(10, (i - 48) / 3.0))];
        double[][] errors = Array.ConvertAll(Differences, way => Array.ConvertAll(steps, h => ErrorOf(way.Method(f, at, h), exact)));
        var range = Interval.Around(errors.SelectMany(row => row).Where(double.IsFinite).Select(Math.Log10), air: 0.05);
        int gaps = errors.Sum(row => row.Count(error => !double.IsFinite(error)));
        var layout = new Layout().Set("height", 460).Set("showlegend", false)
            .Set("margin", new Margin().Set("r", 125))
            .Set("xaxis", Logarithmic("step h", new Interval(-16.2, 0.1)))
            .Set("yaxis", Logarithmic("|error|", range))
            .Set("annotations", StepLabels(errors, range));
        return Figure.Of(
            [RoundingLine(f, at, steps), .. errors.Select((row, i) => ErrorLine(Differences[i].Name, steps, row, Look.Lines[i]))],
            layout,
            "Too small a step is as bad as too large a one",
            Sentence([
                $"{Formula.Of(formula).Definition("x")} at x = {Number.Text(at)}; dashed: rounding error ∝ ε/h",
                .. errors.Select((row, i) => LeastInWords(Differences[i].Name, steps, row)),
                gaps == 0 ? null : $"gaps where the error is 0 or not finite ({gaps} of {3 * steps.Length} points)"]));
    }

    // A logarithmic axis has no place for 0.
    private static double ErrorOf(double slope, double exact) => Math.Abs(slope - exact) is > 0 and < double.PositiveInfinity and var error ? error : double.NaN;

    private static int Least(double[] errors) => Array.IndexOf(errors, errors.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min());

    private static string? LeastInWords(string name, double[] steps, double[] errors) =>
        Least(errors) is >= 0 and var i && double.IsFinite(errors[i])
            ? $"{name.Split(' ')[0]}: least {Number.Text(errors[i], 2)} at h = {Number.Text(steps[i], 2)}"
            : null;

    private static Trace ErrorLine(string name, double[] steps, double[] errors, LineStyle style) => new Trace2D("scatter")
        .Set("name", name).Set("mode", "lines+markers").Set("x", steps).Set("y", errors)
        .Set("line", new Line().Set("color", style.Colour).Set("dash", style.Dash).Set("width", 2.5).Set("simplify", false))
        .Set("marker", new Marker().Set("color", style.Colour).Set("opacity", 1)
            .Set("size", steps.Select((_, i) => i == Least(errors) ? 12 : 4).ToArray()))
        .Set("hovertemplate", "h = %{x:.2g}<br>error %{y:.2g}<extra></extra>");

    private static Trace RoundingLine(Func<double, double> f, double at, double[] steps) => new Trace2D("scatter")
        .Set("name", "rounding error ε/h").Set("mode", "lines").Set("x", steps)
        .Set("y", Array.ConvertAll(steps, h => Math.BitIncrement(1.0) - 1 is var epsilon && Math.Abs(f(at)) is > 0 and var height ? epsilon * height / h : double.NaN))
        .Set("line", new Line().Set("color", Look.Muted).Set("dash", "dash").Set("width", 1)).Set("hoverinfo", "skip");

    private static LinearAxis Logarithmic(string title, Interval range) => Figure.Axis(title, range.From, range.To).Set("type", "log")
        .Set("tickvals", LogAxis.Ticks(range).Select(tick => tick.Value).ToArray())
        .Set("ticktext", LogAxis.Ticks(range).Select(tick => tick.Text).ToArray());

    // The names stand right of the lines' ends, one below the other in the order of the ends.
    private static Annotation[] StepLabels(double[][] errors, Interval range)
    {
        int[] order = [.. Enumerable.Range(0, errors.Length).OrderByDescending(i => errors[i].LastOrDefault(double.IsFinite))];
        double top = order.Length == 0 ? 1 : Math.Clamp((Math.Log10(Math.Max(errors[order[0]].LastOrDefault(double.IsFinite), 1e-300)) - range.From) / range.Length, 0.2, 1);
        return [.. order.Select((i, k) => Figure.Label(Differences[i].Name, 1, top - 0.06 * k, Look.Lines[i].TextColour)
            .Set("xref", "paper").Set("yref", "paper").Set("xanchor", "left").Set("yanchor", "middle").Set("xshift", 4))];
    }
}

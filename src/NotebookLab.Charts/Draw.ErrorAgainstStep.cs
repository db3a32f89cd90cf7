using System.Runtime.CompilerServices;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws how far the forward, the central and the five-point difference are from the derivative, against the step h, on two log axes.
    /// </summary>
    /// <param name="f">The function.</param>
    /// <param name="derivative">Its derivative.</param>
    /// <param name="at">Where the derivative is taken.</param>
    /// <param name="formula">What the title calls <paramref name="f"/>; left out, it takes it from the code.</param>
    /// <returns>The chart; dashed lines show the slopes of h, h² and h⁴, where truncation rules, and of ε/h, where rounding does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="derivative"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> or the derivative there is not finite.</exception>
    /// <example><code>Draw.ErrorAgainstStep(Math.Sin, Math.Cos, at: 1)</code></example>
    public static GenericChart ErrorAgainstStep(
        Func<double, double> f, Func<double, double> derivative, double at, [CallerArgumentExpression(nameof(f))] string formula = "") =>
        ErrorAgainstStep(f, derivative, at, formula,
            [("forward", (f, x, h) => (f(x + h) - f(x)) / h), ("central", (f, x, h) => (f(x + h) - f(x - h)) / (2 * h)),
                ("five-point", FivePoint)]);

    /// <summary>Draws how far difference formulas of your own are from the derivative, against the step h, on two log axes.</summary>
    /// <param name="f">The function.</param>
    /// <param name="derivative">Its derivative.</param>
    /// <param name="at">Where the derivative is taken.</param>
    /// <param name="formula">What the title calls <paramref name="f"/>.</param>
    /// <param name="methods">The formulas, each with its name: they take f, x and h.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/>, <paramref name="derivative"/> or a method is null.</exception>
    /// <exception cref="ArgumentException">There is no method, or more than 6.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> or the derivative there is not finite.</exception>
    /// <example><code>Draw.ErrorAgainstStep(Math.Sin, Math.Cos, 1, "sin", ("mine", (f, x, h) => (f(x + h) - f(x)) / h))</code></example>
    public static GenericChart ErrorAgainstStep(
        Func<double, double> f, Func<double, double> derivative, double at, string formula,
        params (string Name, Func<Func<double, double>, double, double, double> Method)[] methods)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(derivative);
        ArgumentNullException.ThrowIfNull(methods);
        if (methods.Length is 0 or > 6)
            throw new ArgumentException($"1 to 6 methods can be compared, but there were {methods.Length}.", nameof(methods));
        if (!double.IsFinite(at)) throw new ArgumentOutOfRangeException(nameof(at), at, "A derivative is taken at a finite number.");
        double exact = derivative(at);
        if (!double.IsFinite(exact))
            throw new ArgumentOutOfRangeException(
                nameof(derivative), exact, $"The derivative at {Number.Text(at)} must be a finite number.");

        ErrorCurve[] curves = [.. methods.Select((method, i) => ErrorCurve.Of(method.Name, method.Method, f, at, exact, Look.Lines[i]))];
        double rounding = Math.Max(double.Epsilon, Math.Pow(2, -53) * Math.Abs(f(at)));
        Interval across = new(-16.5, 1.2), up = ErrorRange(curves);
        ErrorGuide[] guides = [.. curves.Select(curve => curve.Truncation).OfType<ErrorGuide>().DistinctBy(guide => guide.Order),
            ErrorGuide.Rounding(rounding)];

        var layout = new Layout().Set("height", 450 + ErrorCurve.LabelHeight * curves.Length).Set("showlegend", false)
            .Set("margin", new Margin().Set("b", 60 + ErrorCurve.LabelHeight * curves.Length))
            .Set("xaxis", PowersOfTen("step h", across))
            .Set("yaxis", LogAxis.Of("|error|", up))
            .Set("annotations", (Annotation[])[.. curves.Select((curve, i) => curve.Label(i)),
                .. guides.Select(guide => guide.Label(across, up)).OfType<Annotation>()]);
        return Figure.Of(
            [.. guides.Select(guide => guide.Line(across)), .. curves.SelectMany(curve => curve.Traces(up))],
            layout,
            $"Error of {Formula.Of(formula).Name}′({Number.Text(at)}), against the step h",
            Sentence(["at the left rounding, ε/h; at the right truncation, a power of h; rings mark the least errors",
                .. curves.Select(curve => curve.Note)]));
    }

    // The formulas of the book: those of Derivative refuse a step that is lost in x, and its error belongs in the picture.
    static double FivePoint(Func<double, double> f, double x, double h) =>
        (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h);

    static Interval ErrorRange(ErrorCurve[] curves)
    {
        var around = Interval.Around(
            curves.SelectMany(curve => curve.Errors).Where(error => error > 0 && double.IsFinite(error)).Select(Math.Log10), air: 0.05);
        return new Interval(Math.Max(around.From, -20), Math.Min(around.To, 6));
    }

    static LinearAxis PowersOfTen(string title, Interval powers)
    {
        int[] ticks = [-16, -12, -8, -4, 0];
        return Figure.Axis(title, powers.From, powers.To).Set("type", "log")
            .Set("tickvals", Array.ConvertAll(ticks, power => Math.Pow(10, power)))
            .Set("ticktext", Array.ConvertAll(ticks, power => power == 0 ? "1" : Number.PowerOfTen(power)));
    }
}

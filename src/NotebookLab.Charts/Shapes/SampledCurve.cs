using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using Plotly.NET;

namespace NotebookLab.Charts.Shapes;

/// <summary>A function of one number at equally distant points of an interval: what the charts of curves have in common.</summary>
sealed class SampledCurve
{
    const int PointCount = 301;

    SampledCurve(Formula formula, Interval domain, double[] x, double[] y)
    {
        (Formula, Domain, X, Y) = (formula, domain, x, y);

        // Four fifths of the values, without the lowest and the highest. A polynomial spans about twice as much, an exponential
        // over a few units some five times; 1/x has no end.
        double[] sorted = [.. y.Where(double.IsFinite).Order()];
        var middle = sorted.Length == 0 ? default : new Interval(sorted[sorted.Length / 10], sorted[^(1 + sorted.Length / 10)]);
        IsCut = middle.Length > 0 && sorted[^1] - sorted[0] > 12 * middle.Length;
        Range = IsCut ? new Interval(middle.From - middle.Length, middle.To + middle.Length) : Interval.Around(y);
    }

    public Formula Formula { get; }

    public Interval Domain { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public static SampledCurve Of(Func<double, double> f, double from, double to, string formula) =>
        Of(f, from, to, Formula.Of(formula));

    public static SampledCurve Of(Func<double, double> f, double from, double to, Formula formula)
    {
        ArgumentNullException.ThrowIfNull(f);
        var domain = Interval.Between(from, to);
        double[] x = domain.Points(PointCount);
        return new SampledCurve(formula, domain, x, Array.ConvertAll(x, xi => f(xi)));
    }

    /// <summary>
    /// What the vertical axis shows: the whole curve, unless it runs off at a pole; then the middle of it, and its subtitle says so.
    /// </summary>
    public Interval Range { get; }

    public bool IsCut { get; }

    public Trace Line => LineIn(Look.Lines[0] with { Dash = "solid" });

    public Trace LineIn(LineStyle style) => new Trace2D("scatter")
        .Set("name", Formula.Value)
        .Set("mode", "lines")
        .Set("x", X).Set("y", Y)
        .Set("line", new Line().Set("color", style.Colour).Set("width", 3).Set("dash", style.Dash).Set("simplify", false))
        .Set("hovertemplate", $"{Formula.Variable} = %{{x:.4g}}<br>{Formula.Name} = %{{y:.4g}}<extra></extra>");

    public Layout Layout => new Layout()
        .Set("height", 420)
        .Set("showlegend", false)
        .Set("xaxis", Figure.Axis(Formula.Variable, Domain.From, Domain.To))
        .Set("yaxis", Figure.Axis(Formula.Value, Range.From, Range.To));

    /// <summary>What a reader must know where the curve has gaps, or goes on outside of the picture.</summary>
    public string? Note
    {
        get
        {
            int gaps = Y.Count(y => !double.IsFinite(y));
            string? cut = IsCut ? "the curve goes on above or below" : null;
            string? missing = gaps == 0 ? null : $"gaps where it is not a finite number ({gaps} of {PointCount} points)";
            return cut is null || missing is null ? cut ?? missing : $"{cut}; {missing}";
        }
    }

    /// <summary>The subtitle, and after it what a reader must know.</summary>
    public string With(string subtitle) => Array.Exists(Y, double.IsFinite)
        ? Note is null ? subtitle : $"{subtitle}; {Note}"
        : $"{Formula.Value} is not a finite number anywhere between {Number.Text(Domain.From)} and {Number.Text(Domain.To)}";
}

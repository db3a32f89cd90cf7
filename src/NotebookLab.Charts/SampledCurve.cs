using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

/// <summary>A function of one number at equally distant points of an interval: what the charts of curves have in common.</summary>
internal sealed record SampledCurve(Formula Formula, Interval Domain, double[] X, double[] Y)
{
    private const int PointCount = 301;

    public static SampledCurve Of(Func<double, double> f, double from, double to, string formula)
    {
        ArgumentNullException.ThrowIfNull(f);
        var domain = Interval.Between(from, to);
        double[] x = domain.Points(PointCount);
        return new SampledCurve(Formula.Of(formula), domain, x, Array.ConvertAll(x, xi => f(xi)));
    }

    public Interval Range => Interval.Around(Y);

    public Trace Line => new Trace2D("scatter")
        .Set("name", Formula.At("x"))
        .Set("mode", "lines")
        .Set("x", X).Set("y", Y)
        .Set("line", new Line().Set("color", Look.Lines[0].Colour).Set("width", 3).Set("simplify", false))
        .Set("hovertemplate", "x = %{x:.4g}<br>f = %{y:.4g}<extra></extra>");

    public Layout Layout => new Layout()
        .Set("height", 420)
        .Set("showlegend", false)
        .Set("xaxis", Figure.Axis("x", Domain.From, Domain.To))
        .Set("yaxis", Figure.Axis(Formula.At("x"), Range.From, Range.To));

    /// <summary>The subtitle, and after it what a reader must know where the curve has gaps.</summary>
    public string With(string subtitle)
    {
        int gaps = Y.Count(y => !double.IsFinite(y));
        if (gaps == 0) return subtitle;
        return gaps == PointCount
            ? $"{Formula.At("x")} is not a finite number anywhere between {Number.Text(Domain.From)} and {Number.Text(Domain.To)}"
            : $"{subtitle}; gaps where it is not a finite number ({gaps} of {PointCount} points)";
    }
}

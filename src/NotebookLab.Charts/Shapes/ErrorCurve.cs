using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>How far one difference formula is from the derivative at each step from 10⁻¹⁶ to 1, three to the power of ten.</summary>
sealed record ErrorCurve(string Name, double[] Steps, double[] Errors, LineStyle Style)
{
    /// <summary>From label to label, in pixels.</summary>
    public const int LabelHeight = 20;

    const int PerDecade = 3;

    public static ErrorCurve Of(
        string name, Func<Func<double, double>, double, double, double> method, Func<double, double> f, double at, double exact,
        LineStyle style)
    {
        ArgumentNullException.ThrowIfNull(method, "methods");
        double[] steps = [.. Enumerable.Range(-16 * PerDecade, 16 * PerDecade + 1).Select(k => Math.Pow(10, (double)k / PerDecade))];
        return new ErrorCurve(name, steps, Array.ConvertAll(steps, h => Math.Abs(method(f, at, h) - exact)), style);
    }

    IEnumerable<int> Shown => Enumerable.Range(0, Steps.Length).Where(i => Errors[i] > 0 && double.IsFinite(Errors[i]));

    int Least => Shown.DefaultIfEmpty(-1).MinBy(i => i < 0 ? 0 : Errors[i]);

    /// <summary>What a log axis can't show.</summary>
    public string? Note
    {
        get
        {
            int exact = Errors.Count(error => error == 0), missing = Errors.Count(error => !double.IsFinite(error));
            return missing > 0 ? $"{Name} is not a finite number at {Number.Count(missing, "step")}"
                : exact > 0 ? $"{Name} is exact at {Number.Count(exact, "step")}: ▼" : null;
        }
    }

    /// <summary>The power of h by which the error falls at the largest steps, read from two of them, if it is a whole one.</summary>
    public ErrorGuide? Truncation
    {
        get
        {
            int large = Steps.Length - 1 - PerDecade / 2, smaller = large - PerDecade;   // from h = 0.46 to a tenth of it
            if (!(Errors[smaller] > 0)) return null;
            double slope = Math.Log10(Errors[large] / Errors[smaller]);
            int order = (int)Math.Round(slope);
            return order >= 1 && Math.Abs(slope - order) < 0.25
                ? new ErrorGuide(order, Errors[smaller] / Math.Pow(Steps[smaller], order) / 3) : null;   // a little below the curve
        }
    }

    /// <summary>The line, the triangles where it is exact, and a ring at the least error.</summary>
    /// <param name="up">What the axis of errors shows, as powers of ten.</param>
    public IEnumerable<Trace> Traces(Interval up)
    {
        yield return new Trace2D("scatter")
            .Set("name", Name)
            .Set("mode", "lines")
            .Set("x", Steps).Set("y", LogAxis.Shown(Errors))
            .Set("line", new Line().Set("color", Style.Colour).Set("width", 2.4).Set("dash", Style.Dash).Set("simplify", false))
            .Set("hovertemplate", $"{Name}<br>h = %{{x:.2g}}<br>error %{{y:.2g}}<extra></extra>");
        foreach (var zeros in LogAxis.Zeros($"the error of {Name}", Steps, Errors, up, Style)) yield return zeros;
        if (Least < 0) yield break;
        yield return new Trace2D("scatter")
            .Set("name", $"least error of {Name}")
            .Set("mode", "markers")
            .Set("x", new[] { Steps[Least] }).Set("y", new[] { Errors[Least] })
            .Set("marker", new Marker().Set("symbol", "circle-open").Set("size", 13).Set("color", Style.Colour)
                .Set("line", new Line().Set("width", 2.5)))
            .Set("hovertemplate", $"least error of {Name}: %{{y:.2g}} at h = %{{x:.2g}}<extra></extra>");
    }

    /// <summary>The name and the least error, below the picture: within it a line runs everywhere.</summary>
    public Annotation Label(int place)
    {
        string least = Least < 0 ? "no error above 0" : $"least {Number.Text(Errors[Least], 2)} at h = {Number.Text(Steps[Least], 2)}";
        return new Annotation()
            .Set("text", $"<b>{Name}</b>: {least}")
            .Set("xref", "paper").Set("yref", "paper").Set("x", 0).Set("y", 0).Set("yshift", -(54 + LabelHeight * place))
            .Set("xanchor", "left").Set("yanchor", "top").Set("showarrow", false)
            .Set("font", Look.TextOf(13, Style.TextColour));
    }
}

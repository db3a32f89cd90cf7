using NotebookLab.Charts.Labels;
using NotebookLab.Differentiation;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// The tangent of a curve at one point: its slope is the central difference, its length on the picture is always about the same.
/// </summary>
sealed class TangentLine
{
    public const double H = 1e-4;

    const double LetterWidth = 7, NarrowPicture = 310;   // pixels; the width between the axes of a chart 400 pixels wide

    readonly SampledCurve curve;
    readonly double bend;

    public TangentLine(SampledCurve curve, Func<double, double> f, double at)
    {
        this.curve = curve;
        X = at;
        Y = f(at);
        Slope = Derivative.Central(f, at, StepAt(at));
        double near = curve.Domain.Length / 20;
        bend = f(at - near) + f(at + near) - 2 * Y;
    }

    /// <summary>The h at a point: far out, <see cref="H"/> alone would be lost in rounding.</summary>
    public static double StepAt(double x) => Math.Max(H, StepSize.Central(x / 1e3));

    public double X { get; }

    public double Y { get; }

    public double Slope { get; }

    public bool Exists => double.IsFinite(Y) && double.IsFinite(Slope);

    public string Text => Exists
        ? $"{curve.Formula.Name}′({Number.Text(X)}) ≈ <b>{Number.Text(Slope)}</b>"
        : $"{curve.Formula.Name}′({Number.Text(X)}): no tangent";

    public double[] LineX => [X - Reach, X + Reach];

    public double[] LineY => [Y - Slope * Reach, Y + Slope * Reach];

    // Half the tangent's width in x: a quarter of the picture, measured along the line as it lies on a 2:1 picture.
    double Reach
    {
        get
        {
            double steepness = Slope * curve.Domain.Length / (2 * curve.Range.Length);
            return Exists ? 0.25 * curve.Domain.Length / Math.Sqrt(1 + steepness * steepness) : 0;
        }
    }

    /// <summary>Where the label goes: on the hollow side of the curve, and never over the edge of the picture.</summary>
    public Annotation Label(string colour)
    {
        double across = (X - curve.Domain.From) / curve.Domain.Length;
        double up = Exists ? (Y - curve.Range.From) / curve.Range.Length : 0.5;
        bool above = up < 0.2 || (up < 0.8 && bend >= 0);
        int aside = Math.Sign(Slope) * (above ? -1 : 1);
        // Nearer to it, the label begins or ends at the point.
        double edge = Math.Min(0.5, (LetterWidth * Text.Length / 2 + 24) / NarrowPicture);
        return new Annotation()
            .Set("x", X).Set("y", Exists ? Y : (curve.Range.From + curve.Range.To) / 2)
            .Set("text", Text)
            .Set("ax", across < edge ? -8 : across > 1 - edge ? 8 : 24 * aside)
            .Set("ay", above ? -52 : 52)
            .Set("xanchor", across < edge ? "left" : across > 1 - edge ? "right" : "center")
            .Set("showarrow", true).Set("arrowhead", 0).Set("arrowwidth", 1.5).Set("arrowcolor", Look.Muted)
            .Set("standoff", 6)
            .Set("bgcolor", Look.LabelGround)
            .Set("font", Look.TextOf(15, colour));
    }
}

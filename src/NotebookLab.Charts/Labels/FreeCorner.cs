using NotebookLab.Charts.Shapes;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Labels;

/// <summary>
/// The upper corner of a picture that the curve leaves free for a label of two lines; where it leaves none, the picture gets higher.
/// </summary>
sealed class FreeCorner
{
    const double Width = 0.75, Height = 0.22;   // of the picture; the width is that on a chart 400 pixels wide

    readonly bool isLeft;

    public FreeCorner(SampledCurve curve)
    {
        int count = (int)(Width * curve.Y.Length);
        double left = Highest(curve.Y.Take(count)), right = Highest(curve.Y.TakeLast(count));
        isLeft = left <= right;
        Top = Math.Max(curve.Range.To, Math.Min(curve.Range.To, Math.Min(left, right)) + Height * curve.Range.Length);
    }

    /// <summary>Where the vertical axis ends.</summary>
    public double Top { get; }

    public Annotation Label(string text, string colour) => Figure.Label(text, isLeft ? 0.015 : 0.985, 0.985, colour)
        .Set("xref", "paper").Set("yref", "paper")
        .Set("xanchor", isLeft ? "left" : "right").Set("yanchor", "top")
        .Set("align", isLeft ? "left" : "right")
        .Set("font", Look.TextOf(15, colour));

    static double Highest(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NegativeInfinity).Max();
}

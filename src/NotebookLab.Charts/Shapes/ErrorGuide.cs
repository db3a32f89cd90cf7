using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>A straight line on two log axes: c·hᵖ, the slope of an error.</summary>
/// <param name="Order">p; −1 for rounding.</param>
/// <param name="Factor">c.</param>
sealed record ErrorGuide(int Order, double Factor)
{
    public static ErrorGuide Rounding(double factor) => new(-1, factor);

    string Text => Order switch { -1 => "ε/h", 1 => "h", _ => "h" + Number.PowerOfTen(Order)[2..] };

    public Trace Line(Interval across)
    {
        double[] steps = [Math.Pow(10, across.From), Math.Pow(10, across.To)];
        return new Trace2D("scatter")
            .Set("name", $"slope of {Text}")
            .Set("mode", "lines")
            .Set("x", steps).Set("y", Array.ConvertAll(steps, Error))
            .Set("line", new Line().Set("color", Look.Muted).Set("width", 1.2).Set("dash", "dash"))
            .Set("hoverinfo", "skip");
    }

    /// <summary>The label, where the line has come a good way from the middle of the picture; none if it never does.</summary>
    public Annotation? Label(Interval across, Interval up)
    {
        double height = Order < 0 ? up.To - 0.12 * up.Length : up.From + 0.45 * up.Length;
        double power = (height - Math.Log10(Factor)) / Order;
        return across.Contains(power)
            ? Figure.Label(Text, power, height, Look.Muted).Set("xshift", Order < 0 ? 16 : 13).Set("yshift", -2)
            : null;
    }

    double Error(double h) => Factor * Math.Pow(h, Order);
}

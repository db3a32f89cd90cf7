using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;

namespace NotebookLab.Charts.Shapes;

/// <summary>What one position of the slider over learning rates shows: the path, the losses, and the verdict on them.</summary>
/// <param name="Name">The learning rate as it is written.</param>
/// <param name="Trail">The path as it is drawn.</param>
/// <param name="Losses">The loss at each step, from the start on.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Window">The part of the plane that is shown.</param>
sealed record RatedRun(string Name, Trail Trail, double[] Losses, Verdict? Verdict, Window Window)
{
    public static RatedRun Of(Landscape landscape, double rate, int steps, int mostPoints)
    {
        Iterate[] run = [.. new Sgd(rate).Minimize(landscape, steps)];
        return new RatedRun(
            Number.Text(rate),
            Trail.Of("path", run.Select(p => p.X), landscape.Window, margin: 1, mostPoints, nameof(rate)),
            Array.ConvertAll(run, p => p.Value),
            run.Judge(landscape.Value(landscape.Minimum)),
            landscape.Window);
    }

    public Plotly.NET.LayoutObjects.Annotation Heading(Panel panel, LineStyle style) =>
        panel.Heading($"<b>η = {Name}</b> · {Verdict?.InWords() ?? "no step"}", style.TextColour);

    public Trace Line(LineStyle style) => new Trace2D("scatter")
        .Set("name", "loss")
        .Set("mode", "lines+markers")
        .Set("x", Steps).Set("y", LogAxis.Shown(Losses))
        .Set("line", new Line().Set("color", style.Colour).Set("width", 2.4).Set("simplify", false))
        .Set("marker", new Plotly.NET.TraceObjects.Marker().Set("color", style.Colour).Set("size", 5).Set("opacity", 1))
        .Set("hovertemplate", "step %{x}<br>loss %{y:.4g}<extra></extra>");

    /// <summary>The data of the path and of the loss, in this order, as a slider hands them to plotly.js.</summary>
    /// <param name="losses">The powers of ten that the axis of the loss shows.</param>
    public DynamicObj.DynamicObj Data(Interval losses) => new DynamicObj.DynamicObj()
        .Set("x", new[] { Number.Rounded(Trail.Points.Select(p => p[0]), Window.XMax - Window.XMin), Steps })
        .Set("y", new[] { Number.Rounded(Trail.Points.Select(p => p[1]), Window.YMax - Window.YMin),
            Array.ConvertAll(Losses, loss => OnAxis(loss, losses)) })
        .Set("marker.symbol", new object[] { Trail.Symbols, "circle" })
        .Set("marker.size", new object[] { Trail.Sizes, 5 })
        .Set("marker.line.width", new object[] { Trail.Outlines, 0 });

    double[] Steps => [.. Enumerable.Range(0, Losses.Length).Select(i => (double)i)];

    // Four digits are finer than the picture; what is far above it is drawn as far as it leaves the picture.
    static double OnAxis(double loss, Interval losses)
    {
        if (!(loss > 0) || !double.IsFinite(loss)) return double.NaN;
        double power = Math.Min(Math.Log10(loss), losses.To + 2);
        return Number.Digits(Math.Pow(10, power), 4);
    }
}

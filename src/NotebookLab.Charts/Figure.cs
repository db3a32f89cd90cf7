using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

/// <summary>
/// Puts traces and a layout together into a chart of Plotly.NET that wears the <see cref="Look"/> and fits the width of its page.
/// </summary>
static class Figure
{
    public static GenericChart Of(IEnumerable<Trace> traces, Layout layout, string title, string subtitle) =>
        GenericChart.NewMultiChart(
            ListModule.OfSeq(traces),
            layout.Set("template", Look.Template).Titled(title, subtitle),
            Look.Config().Set("displayModeBar", false),
            new DisplayOptions());

    public static LinearAxis Axis(string title, double from, double to) => new LinearAxis()
        .Set("title", new Title().Set("text", title).Set("standoff", 8))
        .Set("range", new[] { from, to });

    /// <summary>A slider below the picture, which tells where it stands after a prefix: "η = 0.3".</summary>
    public static Slider Slider(SliderStep[] steps, int active, string prefix, string colour) => new Slider()
        .Set("active", active)
        .Set("steps", steps)
        .Set("currentvalue", new SliderCurrentValue().Set("prefix", prefix).Set("font", Look.TextOf(15, colour)))
        .Set("pad", new Padding().Set("t", 56).Set("b", 8))
        .Set("font", Look.TextOf(13, Look.Ink));

    /// <summary>The name at the right end of a line; the places are shares of the chart.</summary>
    public static Annotation EndLabel(string text, double x, double y, string colour, int aside = 4) => Label(text, x, y, colour)
        .Set("xref", "paper").Set("yref", "paper").Set("xanchor", "left").Set("yanchor", "middle").Set("xshift", aside);

    /// <summary>A label without an arrow, on a light ground so that it can be read on a picture.</summary>
    public static Annotation Label(string text, double x, double y, string colour) => new Annotation()
        .Set("text", text).Set("x", x).Set("y", y)
        .Set("showarrow", false)
        .Set("bgcolor", Look.LabelGround)
        .Set("font", Look.TextOf(13, colour));
}

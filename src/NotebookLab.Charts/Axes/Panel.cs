using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Axes;

/// <summary>One of several pictures in a chart: a pair of axes and the part of the chart that they span.</summary>
/// <param name="Index">Its place, from 0, row by row.</param>
/// <param name="Across">From the left edge to the right one, in shares of the chart's width between its margins.</param>
/// <param name="Up">From the lower edge to the upper one, in shares of the height.</param>
sealed record Panel(int Index, Interval Across, Interval Up)
{
    // plotly.js counts x, x2, x3, …
    string Suffix => Index == 0 ? "" : (Index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Panels in rows, the first at the top left, all of the same size.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="columns">How many stand in a row.</param>
    /// <param name="gapAcross">The room between two columns, for the numbers of an axis; a share of the width.</param>
    /// <param name="gapUp">The room between two rows, for the numbers of an axis; a share of the height.</param>
    /// <param name="heading">The room above each row, for its headings; a share of the height.</param>
    public static Panel[] Grid(int count, int columns, double gapAcross, double gapUp, double heading = 0)
    {
        int rows = (count + columns - 1) / columns;
        double width = (1 - gapAcross * (columns - 1)) / columns, height = (1 - gapUp * (rows - 1)) / rows - heading;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double left = i % columns * (width + gapAcross), top = 1 - heading - i / columns * (height + heading + gapUp);
            return new Panel(i, Places(left, left + width), Places(top - height, top));
        })];
    }

    /// <summary>Lets a trace be drawn in this panel.</summary>
    public Trace Take(Trace trace) => trace.Set("xaxis", "x" + Suffix).Set("yaxis", "y" + Suffix);

    /// <summary>Gives a chart this panel's axes.</summary>
    public void AddTo(Layout layout, LinearAxis x, LinearAxis y) => layout
        .Set("xaxis" + Suffix, x.Set("domain", new[] { Across.From, Across.To }).Set("anchor", "y" + Suffix))
        .Set("yaxis" + Suffix, y.Set("domain", new[] { Up.From, Up.To }).Set("anchor", "x" + Suffix));

    /// <summary>
    /// Makes a unit as long on the one axis as on the other; what is left of the panel's room stays empty, below and at the sides.
    /// </summary>
    public void KeepAspect(LinearAxis x, LinearAxis y)
    {
        x.Set("constrain", "domain");
        y.Set("constrain", "domain").Set("constraintoward", "top").Set("scaleanchor", "x" + Suffix).Set("scaleratio", 1);
    }

    /// <summary>Words that stand over the panel's middle.</summary>
    public Annotation Heading(string text, string colour) => new Annotation()
        .Set("text", text)
        .Set("xref", "paper").Set("yref", "paper")
        .Set("x", (Across.From + Across.To) / 2).Set("y", Up.To)
        .Set("xanchor", "center").Set("yanchor", "bottom").Set("yshift", 2)
        .Set("showarrow", false)
        .Set("font", Look.TextOf(13, colour));

    static Interval Places(double from, double to) => new(Math.Round(Math.Max(0, from), 4), Math.Round(Math.Min(1, to), 4));
}

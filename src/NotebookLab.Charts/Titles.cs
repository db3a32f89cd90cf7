using System.Text.RegularExpressions;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

/// <summary>
/// Titles: the title says what to see, the subtitle says what is plotted. plotly.js breaks no lines, so they are broken here: for
/// the width of a notebook, and once more for that of a phone, which a page finds in <c>layout.meta.narrow</c>.
/// </summary>
public static partial class Titles
{
    const double NarrowBelow = 640;                   // pixels: what the lines of a wide chart take
    const double FirstLine = 28, LineHeight = 22;     // pixels: the first line's foot below the top, and from line to line

    /// <summary>Gives a chart a title and a subtitle of your own; both wrap to fit a narrow page.</summary>
    /// <param name="chart">The chart, which stays as it is.</param>
    /// <param name="title">What to see.</param>
    /// <param name="subtitle">What is plotted.</param>
    /// <returns>A chart with the same traces under the new title.</returns>
    /// <exception cref="ArgumentNullException">The chart or the title is null.</exception>
    public static GenericChart Titled(this GenericChart chart, string title, string? subtitle = null)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(title);
        var layout = new Layout();
        GenericChart.getLayout(chart).ShallowCopyDynamicPropertiesTo(layout, true);
        return GenericChart.setLayout(layout.Titled(title, subtitle), chart);
    }

    internal static Layout Titled(this Layout layout, string title, string? subtitle)
    {
        var (text, top) = Lines(title, subtitle, 64, 104);
        var narrow = Lines(title, subtitle, 40, 56);   // these fit 400 pixels
        double height = layout.TryGetTypedPropertyValue<int>("height")?.Value ?? 450;
        var margin = new Margin();
        layout.TryGetTypedPropertyValue<Margin>("margin")?.Value.ShallowCopyDynamicPropertiesTo(margin, true);
        layout.Set("meta", new DynamicObj.DynamicObj().Set("narrow", new DynamicObj.DynamicObj()
            .Set("below", NarrowBelow).Set("title", narrow.Text).Set("top", narrow.Top)));
        return layout.Set("margin", margin.Set("t", top)).Set("title", new Title()
            .Set("text", text)
            .Set("font", Look.TextOf(17, Look.Ink))
            .Set("xref", "container").Set("x", 0).Set("xanchor", "left").Set("pad", new Padding().Set("l", 16))
            .Set("yref", "container").Set("y", 1 - FirstLine / height).Set("yanchor", "top"));
    }

    // The lines of a title and a subtitle, and how much room they take.
    static (string Text, double Top) Lines(string title, string? subtitle, int titleWidth, int subtitleWidth)
    {
        var heading = Wrapped(title, titleWidth);
        var below = Wrapped(subtitle ?? "", subtitleWidth);
        return (
            $"<b>{string.Join("<br>", heading)}</b>"
                + string.Concat(below.Select(line => $"<br><span style=\"font-size:13px;color:{Look.Muted}\">{line}</span>")),
            FirstLine + LineHeight * (heading.Count + below.Count - 1) + 24);
    }

    // Between words; inside of a formula only where it would not fit otherwise.
    static List<string> Wrapped(string text, int width)
    {
        var lines = new List<string>();
        foreach (string word in BetweenWords().Split(text).Where(word => word.Length > 0)
            .SelectMany(word => word.Length <= width ? [word] : word.Split(' '))
            .SelectMany(word => word.Chunk(width), (_, part) => new string(part)))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return lines;
    }

    // A space, unless a sign of a formula stands before or after it.
    [GeneratedRegex(@"(?<![+−=≈×/<>·→]) +(?![+−=≈×/<>·→])")]
    private static partial Regex BetweenWords();
}

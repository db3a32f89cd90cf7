using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

/// <summary>The look that all charts share: colours that the colour-blind tell apart (Okabe and Ito), fonts, grid and margins.</summary>
public static class Look
{
    /// <summary>Text, and the outline of markers.</summary>
    public const string Ink = "#1f2937";

    /// <summary>Text that steps back: subtitles.</summary>
    public const string Muted = "#5b6472";

    /// <summary>Grid lines.</summary>
    public const string GridLine = "#e5e7eb";

    /// <summary>A ground for labels that lie on a picture: white, with a little of the picture shining through.</summary>
    public const string LabelGround = "rgba(255,255,255,0.8)";

    /// <summary>
    /// The theme in which charts are shown that have none of their own;
    /// <c>Look.Theme = Theme.Projector</c> in a notebook's first cell suits a classroom.
    /// </summary>
    /// <exception cref="ArgumentNullException">The theme is null.</exception>
    public static Theme Theme
    {
        get => field ?? Theme.Page;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>Lines in the order they are taken; a seventh starts again.</summary>
    public static IReadOnlyList<LineStyle> Lines { get; } =
    [
        new("#0072B2", "#00619A", "solid"),
        new("#D55E00", "#B34A00", "dash"),
        new("#009E73", "#007454", "dot"),
        new("#CC79A7", "#A2457A", "dashdot"),
        new("#E69F00", "#8A6000", "longdash"),
        new("#56B4E9", "#1F75A8", "longdashdot"),
    ];

    /// <summary>From a gentle slope to a steep one: each darker than the one before, all warm against the blue of contours.</summary>
    public static IReadOnlyList<string> Steepness { get; } = ["#f0a02c", "#df6e22", "#b83c34", "#7d1d45", "#3b0b3d"];

    /// <summary>The blues between contour lines, low to high: the valley is dark, the heights are nearly white.</summary>
    public static IReadOnlyList<string> Heights { get; } = ["#62a6d3", "#9ac9e2", "#bfdaed", "#d9e7f5", "#f4f8fd"];

    /// <summary>From far below 0 by white to far above; ink can be read on all but the first and the last.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["#B34A00", "#EFA648", "#FFFFFF", "#62B0E0", "#00619A"];

    /// <summary>The fonts, in the order they are tried.</summary>
    public const string FontFamily = "Segoe UI, Helvetica Neue, Helvetica, Arial, sans-serif";

    /// <summary>The template of every chart, small (0.8 KB of JSON) where Plotly.NET's own has 8.7 KB and costs 100 ms.</summary>
    public static Template Template { get; } = new Template().Set("layout", new Layout()
        .Set("font", TextOf(14, Ink).Set("family", FontFamily))
        .Set("colorway", Lines.Select(line => line.Colour).ToArray())
        .Set("paper_bgcolor", "#ffffff")
        .Set("plot_bgcolor", "#ffffff")
        .Set("xaxis", Axis())
        .Set("yaxis", Axis())
        .Set("margin", new Margin().Set("l", 56).Set("r", 20).Set("t", 84).Set("b", 52))
        .Set("hoverlabel", new Hoverlabel().Set("font", TextOf(13, Ink)).Set("bgcolor", "#ffffff"))
        .Set("legend", new Legend().Set("orientation", "h").Set("x", 0).Set("xanchor", "left").Set("font", TextOf(13, Ink))));

    /// <summary>As wide as the page, and the wheel scrolls the page: over a surface it would zoom that away.</summary>
    internal static Config Config() => new Config().Set("responsive", true).Set("scrollZoom", false);

    internal static Font TextOf(double size, string colour) => new Font().Set("size", size).Set("color", colour);

    /// <summary>A colour scale in the form plotly.js reads: pairs of a place from 0 to 1 and a colour.</summary>
    internal static object[][] ScaleOf(IReadOnlyList<string> colours) =>
        [.. colours.Select((colour, i) => new object[] { (double)i / (colours.Count - 1), colour })];

    static LinearAxis Axis() => new LinearAxis()
        .Set("automargin", true)
        .Set("title", new Title().Set("font", TextOf(14, Ink)))
        .Set("gridcolor", GridLine)
        .Set("zeroline", false)
        .Set("showline", true)
        .Set("linecolor", "#9ca3af")
        .Set("ticks", "outside")
        .Set("tickcolor", "#9ca3af")
        .Set("ticklen", 5)
        // 10⁻⁴ and not 100µ: those are numbers and no lengths.
        .Set("exponentformat", "power")
        .Set("tickfont", TextOf(13, Ink));
}

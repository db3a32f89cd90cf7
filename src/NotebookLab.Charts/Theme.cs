using NotebookLab.Charts.Labels;

namespace NotebookLab.Charts;

/// <summary>
/// For whom and on what a chart is shown: it keeps its data and its proportions; its text, lines and markers become larger, and
/// their colours can be read on the theme's ground.
/// </summary>
/// <param name="Name">The name of the theme.</param>
/// <param name="Scale">How many times as large as on a page.</param>
/// <param name="Ink">Text, and the outline of markers.</param>
/// <param name="Muted">Text that steps back: subtitles.</param>
/// <param name="GridLine">Grid lines.</param>
/// <param name="Ground">What the chart lies on, as <c>#rrggbb</c>.</param>
public sealed record Theme(string Name, double Scale, string Ink, string Muted, string GridLine, string Ground = "#ffffff")
{
    /// <summary>For a reader in front of the screen.</summary>
    public static Theme Page { get; } = new("page", 1, Look.Ink, Look.Muted, Look.GridLine);

    /// <summary>
    /// For the last row of a classroom: everything 1.6 times as large, text black. Give the chart the whole width of the projector.
    /// </summary>
    public static Theme Projector { get; } = new("projector", 1.6, "#000000", "#374151", "#c9ced6");

    /// <summary>
    /// For a front end with a dark theme that can't darken a chart by itself: Visual Studio Code. The ground is that of its own
    /// dark theme; <c>Theme.Dark with { Ground = "#002b36" }</c> suits another one.
    /// </summary>
    public static Theme Dark { get; } = new("dark", 1, "#d5dae0", "#a3acb7", "#3a414a", "#1f1f1f");

    /// <summary>What the chart lies on, as <c>#rrggbb</c>.</summary>
    /// <exception cref="ArgumentException">It is no such colour.</exception>
    public string Ground { get; init => field = Shade.Checked(value, nameof(Ground)); } = Shade.Checked(Ground, nameof(Ground));

    /// <summary>How many times as large as on a page: from ½ to 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale lies outside.</exception>
    public double Scale { get; init => field = Checked(value); } = Checked(Scale);

    /// <summary>The name of the theme.</summary>
    public override string ToString() => Name;

    static double Checked(double scale) => scale is >= 0.5 and <= 4
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(Scale), scale, "A theme's scale lies from 0.5 to 4; 1 is that of a page.");
}

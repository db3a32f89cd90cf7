namespace NotebookLab.Charts;

/// <summary>For whom a chart is shown: it keeps its data and its proportions, and its text, lines and markers become larger.</summary>
/// <param name="Name">The name of the theme.</param>
/// <param name="Scale">How many times as large as on a page.</param>
/// <param name="Ink">Text, and the outline of markers.</param>
/// <param name="Muted">Text that steps back: subtitles.</param>
/// <param name="GridLine">Grid lines.</param>
public sealed record Theme(string Name, double Scale, string Ink, string Muted, string GridLine)
{
    /// <summary>For a reader in front of the screen.</summary>
    public static Theme Page { get; } = new("page", 1, Look.Ink, Look.Muted, Look.GridLine);

    /// <summary>
    /// For the last row of a classroom: everything 1.6 times as large, text black. Give the chart the whole width of the projector.
    /// </summary>
    public static Theme Projector { get; } = new("projector", 1.6, "#000000", "#374151", "#c9ced6");

    /// <summary>How many times as large as on a page: from ½ to 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale lies outside.</exception>
    public double Scale { get; init => field = Checked(value); } = Checked(Scale);

    /// <summary>The name of the theme.</summary>
    public override string ToString() => Name;

    static double Checked(double scale) => scale is >= 0.5 and <= 4
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(Scale), scale, "A theme's scale lies from 0.5 to 4; 1 is that of a page.");
}

using Plotly.NET;

namespace NotebookLab.Charts;

/// <summary>Shows single charts in a theme of their own; <see cref="Look.Theme"/> is the theme of all others.</summary>
public static class Themes
{
    const string Property = "notebooklab-theme";

    /// <summary>Gives a chart its theme, whatever <see cref="Look.Theme"/> is when it is shown.</summary>
    /// <param name="chart">The chart, which stays as it is.</param>
    /// <param name="theme">Its theme.</param>
    /// <returns>The same chart in the theme.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example><code>Draw.Field(Landscape.Bowl).In(Theme.Projector)</code></example>
    public static GenericChart In(this GenericChart chart, Theme theme)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(theme);

        // Plotly.NET keeps these options beside a chart and writes none of them that it doesn't know.
        var options = new DisplayOptions();
        GenericChart.getDisplayOptions(chart).ShallowCopyDynamicPropertiesTo(options, true);
        return GenericChart.setDisplayOptions(options.Set(Property, theme), chart);
    }

    internal static Theme Of(GenericChart chart) =>
        GenericChart.getDisplayOptions(chart).TryGetTypedPropertyValue<Theme>(Property)?.Value ?? Look.Theme;
}

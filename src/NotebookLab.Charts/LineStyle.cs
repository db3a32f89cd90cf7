namespace NotebookLab.Charts;

/// <summary>
/// How one of several lines differs from the others: by colour, and by dash and marker for whoever doesn't see the colour.
/// </summary>
/// <param name="Colour">The colour of the line, as <c>#rrggbb</c>.</param>
/// <param name="TextColour">The same hue, dark enough to be read as text on white (contrast at least 4.5).</param>
/// <param name="Dash">The dash of the line, in plotly.js words.</param>
public sealed record LineStyle(string Colour, string TextColour, string Dash);

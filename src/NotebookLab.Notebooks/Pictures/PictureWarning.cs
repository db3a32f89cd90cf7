namespace NotebookLab.Notebooks.Pictures;

/// <summary>A chart of which there is no picture, since plotly.js could not draw it.</summary>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="Cell">The number of the code cell that shows the chart, from 1.</param>
/// <param name="Reason">What plotly.js said.</param>
public sealed record PictureWarning(string Notebook, int Cell, string Reason)
{
    /// <summary>The warning in one line.</summary>
    public override string ToString() => $"{Notebook}, cell {Cell}: no picture of the chart: {Reason.ReplaceLineEndings(" ").Trim()}";
}

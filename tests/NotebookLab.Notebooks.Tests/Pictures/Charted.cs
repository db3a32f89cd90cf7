using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks.Tests.Pictures;

/// <summary>Notebooks whose cells show charts.</summary>
static class Charted
{
    public const string Line = """{"data": [{"type": "scatter", "x": [1, 2, 3], "y": [0.1, 0.25, 0.125]}], "layout": {"height": 300}}""";

    public const string Surface = """{"data": [{"type": "surface", "z": [[1, 2, 1], [2, 4, 2], [1, 2, 1]]}], "layout": {"height": 350}}""";

    // plotly.js refuses to make a picture of it.
    public const string Broken = """{"data": [{"y": [1]}], "layout": {"height": "<tall>"}}""";

    /// <summary>A notebook with a cell a list of charts.</summary>
    public static Notebook Notebook(params string[][] cells)
    {
        var notebook = Notebooks.Notebook.Create();
        notebook.AddMarkdown("# Charts");
        foreach (var charts in cells)
            notebook.AddCode("draw").Outputs = [.. charts.Select(chart =>
                CellOutput.Display([new("application/vnd.plotly.v1+json", JsonNode.Parse(chart)!), new("text/plain", "in words")]))];
        return notebook;
    }

    public static DisplayOutput Chart(this Notebook notebook, int cell, int output = 0) =>
        (DisplayOutput)notebook.Cells[cell].Outputs[output];
}

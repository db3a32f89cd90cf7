using System.Text;
using System.Text.Json.Nodes;
using NotebookLab.Notebooks.Running;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>A notebook turned to HTML, and what the page and the index around it say of it.</summary>
sealed record Article(
    string File,
    string Title,
    string Summary,
    string Body,
    IReadOnlyList<Heading> Headings,
    bool HasCharts,
    bool HasFailed,
    IReadOnlyList<PublishingWarning> Warnings)
{
    public static Article Of(Notebook notebook, string name, IReadOnlyDictionary<string, string> pages)
    {
        var prose = new Prose(name, pages, notebook.Folder);
        var outputs = new OutputHtml(prose);
        var body = new StringBuilder();
        bool isAsked = false;
        foreach (var cell in notebook.Cells)
        {
            body.Append(cell.Kind switch
            {
                CellKind.Markdown => prose.Write(cell.Source, attachment => Attachment(cell, attachment)),
                CellKind.Code => Code(cell, outputs, isAsked),
                _ => "",
            });
            isAsked = cell.Kind == CellKind.Markdown && cell.Source.Contains("**Predict", StringComparison.Ordinal);
        }
        return new Article(
            pages[$"{name}.ipynb"],
            prose.Title ?? name,
            prose.Summary ?? "",
            body.ToString(),
            prose.Headings,
            outputs.HasCharts,
            notebook.Cells.Any(IsFailure),
            prose.Warnings);
    }

    static bool IsFailure(Cell cell) =>
        !cell.Tags.Contains(ExecutedNotebook.RaisesException) && cell.Outputs.Any(output => output is ErrorOutput);

    // What the text before it asks to predict, its page keeps back until the reader has.
    static string Code(Cell cell, OutputHtml outputs, bool isAsked)
    {
        var text = cell.Source.Trim('\n');
        var code = cell.Language.IsCSharp ? CodeColours.ToHtml(text) : Html.Escape(text);
        var source = text.Length == 0 ? "" : $"<pre class=\"source\" tabindex=\"0\"><code>{code}</code></pre>\n";
        var given = string.Join('\n', cell.Outputs.Select(outputs.Write));
        return $"<div class=\"{(isAsked ? "cell asked" : "cell")}\">\n{source}{given}\n</div>\n";
    }

    // Pictures pasted into a cell are in the notebook itself, by name and then by mime type.
    static string? Attachment(Cell cell, string name) =>
        (cell.Json["attachments"] as JsonObject)?[name] is JsonObject forms
        && forms.FirstOrDefault() is { Key: { } mimeType, Value: { } data }
            ? $"data:{mimeType};base64,{Multiline.Join(data).ReplaceLineEndings("")}"
            : null;
}

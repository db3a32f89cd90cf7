using System.Net;

namespace NotebookLab.Scripting.Outputs;

/// <summary>A table of words, for the answers of the lab itself.</summary>
/// <param name="Headings">The heading of each column; none for a table without.</param>
/// <param name="Rows">A text for each column.</param>
sealed record TextTable(string[] Headings, IReadOnlyList<string[]> Rows)
{
    /// <summary>The table as HTML and, for a terminal, in columns.</summary>
    public MimeBundle ToBundle() => new(new Dictionary<string, string> { [MimeTypes.Html] = Html(), [MimeTypes.Plain] = Plain() });

    string Html()
    {
        var rows = string.Concat(Rows.Select(row => $"<tr>{Cells("td", row)}</tr>"));
        var head = Headings.Length > 0 ? $"<thead><tr>{Cells("th", Headings)}</tr></thead>" : "";
        return $"<table>{head}<tbody>{rows}</tbody></table>";

        // Front ends set the cells of a table to the right, as for numbers.
        static string Cells(string tag, string[] texts) =>
            string.Concat(texts.Select(text => $"<{tag} style=\"text-align:left\">{WebUtility.HtmlEncode(text)}</{tag}>"));
    }

    string Plain()
    {
        string[][] lines = Headings.Length > 0 ? [Headings, .. Rows] : [.. Rows];
        int[] widths = lines is [] ? [] : [.. lines[0].Select((_, column) => lines.Max(line => line[column].Length))];
        return string.Join('\n', lines.Select(Line));

        string Line(string[] row) => string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd();
    }
}

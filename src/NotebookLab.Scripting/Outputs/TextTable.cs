using System.Net;

namespace NotebookLab.Scripting.Outputs;

/// <summary>A table of words, for the answers of the lab itself.</summary>
/// <param name="Headings">The heading of each column.</param>
/// <param name="Rows">A text for each column.</param>
sealed record TextTable(string[] Headings, IReadOnlyList<string[]> Rows)
{
    /// <summary>The table as HTML and, for a terminal, in columns.</summary>
    public MimeBundle ToBundle() => new(new Dictionary<string, string> { [MimeTypes.Html] = Html(), [MimeTypes.Plain] = Plain() });

    string Html()
    {
        var rows = string.Concat(Rows.Select(row => $"<tr>{Cells("td", row)}</tr>"));
        return $"<table><thead><tr>{Cells("th", Headings)}</tr></thead><tbody>{rows}</tbody></table>";

        // Front ends set the cells of a table to the right, as for numbers.
        static string Cells(string tag, string[] texts) =>
            string.Concat(texts.Select(text => $"<{tag} style=\"text-align:left\">{WebUtility.HtmlEncode(text)}</{tag}>"));
    }

    string Plain()
    {
        int[] widths = [.. Headings.Select((heading, column) => Rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        return string.Join('\n', Rows.Prepend(Headings).Select(Line));

        string Line(string[] row) => string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd();
    }
}

using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Scripting.Outputs;

/// <summary>An array of two dimensions, a row a line.</summary>
static class Grid
{
    /// <summary>In columns, each set to its right end.</summary>
    public static string Plain(Array matrix)
    {
        var rows = Rows(matrix);
        int[] widths = [.. rows.FirstOrDefault([]).Select((_, column) => rows.Max(row => row[column].Length))];
        var lines = rows.Select(row => string.Join("  ", row.Select((text, column) => text.PadLeft(widths[column]))));
        return string.Join('\n', IsWhole(matrix) ? lines : lines.Append(Size(matrix)));
    }

    /// <summary>As a table without headings.</summary>
    public static string Html(Array matrix)
    {
        var rows = Rows(matrix).Select(row => $"<tr>{string.Concat(row.Select(text => $"<td>{WebUtility.HtmlEncode(text)}</td>"))}</tr>");
        return $"<table><tbody>{string.Concat(rows)}</tbody></table>{(IsWhole(matrix) ? "" : $"<p>{Size(matrix)}</p>")}";
    }

    // As many rows and columns are shown as of a list's items.
    static int Most => Math.Max(1, Formatter.ListExpansionLimit);

    static bool IsWhole(Array matrix) => matrix.Length > 0 && matrix.GetLength(0) <= Most && matrix.GetLength(1) <= Most;

    static string Size(Array matrix) => $"({matrix.GetLength(0)} × {matrix.GetLength(1)})";

    static List<string[]> Rows(Array matrix)
    {
        if (matrix.Length == 0) return [];
        int height = matrix.GetLength(0), width = matrix.GetLength(1);
        List<string[]> rows = [.. Enumerable.Range(0, Math.Min(height, Most)).Select(Row)];
        if (height > Most) rows.Add([.. rows[0].Select(_ => "…")]);
        return rows;

        string[] Row(int i)
        {
            var shown = Enumerable.Range(0, Math.Min(width, Most))
                .Select(j => Text(matrix.GetValue(matrix.GetLowerBound(0) + i, matrix.GetLowerBound(1) + j)));
            return [.. width > Most ? shown.Append("…") : shown];
        }
    }

    static string Text(object? value)
    {
        using var writer = new FormWriter();
        using (var context = new FormatContext(writer)) value.FormatTo(context, PlainTextSummaryFormatter.MimeType);
        return writer.ToString();
    }
}

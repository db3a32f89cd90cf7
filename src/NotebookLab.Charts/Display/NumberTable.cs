using System.Globalization;
using System.Net;
using System.Text;

namespace NotebookLab.Charts.Display;

/// <summary>
/// A matrix as text with aligned columns or as an HTML table; of a large one the first rows and columns, and "…" for the rest.
/// </summary>
sealed class NumberTable
{
    const int Most = 12;

    readonly string[][] cells;
    readonly string caption;

    public NumberTable(int rows, int columns, Func<int, int, double> at, string caption)
    {
        this.caption = caption;
        cells = [.. Places(rows).Select(i => Places(columns).Select(j => i < 0 || j < 0 ? "…" : Text(at(i, j))).ToArray())];
    }

    public string Plain()
    {
        if (cells.Length == 0 || cells[0].Length == 0) return caption;
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(j => cells.Max(row => row[j].Length))];
        return string.Join("\n", cells.Select(row => string.Join("  ", row.Select((cell, j) => cell.PadLeft(widths[j])))));
    }

    public string Html()
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        html.Append("<caption style=\"text-align:left;opacity:0.75\">").Append(WebUtility.HtmlEncode(caption)).Append("</caption><tbody>");
        foreach (string[] row in cells)
        {
            html.Append("<tr>");
            foreach (string cell in row) html.Append("<td style=\"text-align:right;padding:2px 10px\">").Append(cell).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    // Ten digits show 6.00000000000378 as 6: what differs beyond is the rounding that a notebook asks about where it matters.
    static string Text(double value) => value.ToString("G10", CultureInfo.InvariantCulture);

    // −1 stands for the rows or columns left out.
    static IEnumerable<int> Places(int count) =>
        count <= Most ? Enumerable.Range(0, count) : [.. Enumerable.Range(0, Most - 2), -1, count - 1];
}

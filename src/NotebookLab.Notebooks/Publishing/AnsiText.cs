using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>Console text as HTML: its ANSI colours as classes, all other control sequences left out.</summary>
static partial class AnsiText
{
    static readonly string[] Colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var at = 0;
        var style = "";
        foreach (Match sequence in Sequence().Matches(text))
        {
            Append(html, text[at..sequence.Index], style);
            at = sequence.Index + sequence.Length;
            style = sequence.Groups["sgr"].Success ? Style(sequence.Groups["sgr"].Value, style) : style;
        }
        Append(html, text[at..], style);
        return html.ToString();
    }

    static void Append(StringBuilder html, string text, string style)
    {
        if (text.Length > 0)
            html.Append(style.Length == 0 ? Html.Escape(text) : $"<span class=\"{style}\">{Html.Escape(text)}</span>");
    }

    // One colour and bold is all that consoles of teaching notebooks use; 0 ends both.
    static string Style(string codes, string style)
    {
        foreach (var code in codes.Split(';').Select(code => int.TryParse(code, out var number) ? number : 0))
        {
            var isBold = style.Contains("bold", StringComparison.Ordinal);
            style = code switch
            {
                1 => $"{style} ansi-bold",
                >= 30 and <= 37 => $"ansi-{Colours[code - 30]}{(isBold ? " ansi-bold" : "")}",
                >= 90 and <= 97 => $"ansi-{Colours[code - 90]}{(isBold ? " ansi-bold" : "")}",
                0 => "",
                39 => isBold ? "ansi-bold" : "",
                _ => style,
            };
        }
        return style.Trim();
    }

    [GeneratedRegex(@"\u001b(?:\[(?<sgr>[0-9;]*)m|\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])")]
    private static partial Regex Sequence();
}

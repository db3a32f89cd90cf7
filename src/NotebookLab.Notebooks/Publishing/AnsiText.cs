using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>
/// Console text as HTML, as a terminal would leave it: what a carriage return has overwritten is gone, colours and bold are there,
/// and all other control sequences are left out.
/// </summary>
static partial class AnsiText
{
    static readonly string[] Colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var at = 0;
        var style = new Style();
        text = Overwritten(text);
        foreach (Match sequence in Sequence().Matches(text))
        {
            Append(html, text[at..sequence.Index], style);
            at = sequence.Index + sequence.Length;
            if (sequence.Groups["sgr"].Success) style = Changed(style, sequence.Groups["sgr"].Value);
        }
        Append(html, text[at..], style);
        return html.ToString();
    }

    // A terminal goes back to the line's beginning and writes over what is there; a progress bar is one line so, and not a hundred.
    static string Overwritten(string text) => !text.Contains('\r') ? text
        : string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line =>
            line.Split('\r').Aggregate((before, after) => after.Length >= before.Length ? after : after + before[after.Length..])));

    static void Append(StringBuilder html, string text, Style style)
    {
        if (text.Length == 0) return;
        string[] classes = [.. new[] { style.Named, style.IsBold ? "ansi-bold" : null }.OfType<string>()];
        string[] rules = [.. new[] { style.Colour is { } ink ? $"color:{ink}" : null,
            style.Background is { } paper ? $"background-color:{paper}" : null }.OfType<string>()];
        if (classes.Length + rules.Length == 0) html.Append(Html.Escape(text));
        else
        {
            html.Append("<span");
            if (classes.Length > 0) html.Append($" class=\"{string.Join(' ', classes)}\"");
            if (rules.Length > 0) html.Append($" style=\"{string.Join(';', rules)}\"");
            html.Append($">{Html.Escape(text)}</span>");
        }
    }

    // The first sixteen colours are the page's own, light or dark; others are what they say.
    static Style Changed(Style style, string sequence)
    {
        int[] codes = [.. sequence.Split(';', ':').Select(code =>
            int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        for (int i = 0; i < codes.Length; i++)
        {
            bool isExtended = codes[i] is 38 or 48 && i + 1 < codes.Length;
            style = codes[i] switch
            {
                0 => new(),
                1 => style with { IsBold = true },
                22 => style with { IsBold = false },
                38 when isExtended && codes[i + 1] == 5 && i + 2 < codes.Length && Name(codes[i + 2]) is { } name =>
                    style with { Named = name, Colour = null },
                38 when isExtended => style with { Named = null, Colour = Colour(codes.AsSpan(i + 1)) },
                48 when isExtended => style with { Background = Colour(codes.AsSpan(i + 1)) },
                >= 30 and <= 37 => style with { Named = $"ansi-{Colours[codes[i] - 30]}", Colour = null },
                >= 90 and <= 97 => style with { Named = $"ansi-{Colours[codes[i] - 90]}", Colour = null },
                39 => style with { Named = null, Colour = null },
                49 => style with { Background = null },
                _ => style,
            };
            if (isExtended) i += codes[i + 1] == 2 ? 4 : 2;
        }
        return style;
    }

    static string? Name(int colour) => colour < 16 ? $"ansi-{Colours[colour % 8]}" : null;

    // 5 and a place in the table of 256 (16 names, a cube of six steps a side, 24 greys), or 2 and red, green, blue.
    static string? Colour(ReadOnlySpan<int> codes) => codes switch
    {
        [5, < 16 and var name, ..] => Colours[name % 8],
        [5, < 232 and var place, ..] => Rgb(Step((place - 16) / 36), Step((place - 16) / 6 % 6), Step((place - 16) % 6)),
        [5, < 256 and var grey, ..] => Rgb(8 + 10 * (grey - 232), 8 + 10 * (grey - 232), 8 + 10 * (grey - 232)),
        [2, <= 255 and var red, <= 255 and var green, <= 255 and var blue, ..] => Rgb(red, green, blue),
        _ => null,
    };

    static int Step(int step) => step == 0 ? 0 : 55 + 40 * step;

    static string Rgb(int red, int green, int blue) => FormattableString.Invariant($"#{red:x2}{green:x2}{blue:x2}");

    readonly record struct Style(string? Named, string? Colour, string? Background, bool IsBold);

    [GeneratedRegex(@"\u001b(?:\[(?<sgr>[0-9;:]*)m|\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])")]
    private static partial Regex Sequence();
}

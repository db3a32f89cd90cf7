using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>
/// Console text as HTML, as a terminal leaves it in the end: what a carriage return or a backspace goes back over is overwritten, its
/// colours are there, and all other control sequences are left out.
/// </summary>
static partial class AnsiText
{
    // A text without these is long, more often than not.
    static readonly SearchValues<char> Control = SearchValues.Create("\r\b\u001b\u009b");

    public static string ToHtml(string text)
    {
        if (!text.AsSpan().ContainsAny(Control)) return Publishing.Html.Escape(text);
        var lines = new List<List<Letter>> { new() };
        int column = 0, at = 0;
        var style = AnsiStyle.Plain;
        while (at < text.Length)
        {
            var line = lines[^1];
            if (text[at] is '\u001b' or '\u009b' && Sequence().Match(text, at) is { Success: true } sequence)
            {
                at += sequence.Length;
                if (sequence.Groups["sgr"] is { Success: true } codes) style = style.With(codes.Value);
                else if (sequence.Groups["to"] is { Success: true } to) column = Number(to.Value, 1) - 1;
                else if (sequence.Groups["erase"] is { Success: true } what) Erase(line, Number(what.Value, 0), column);
                continue;
            }
            switch (text[at])
            {
                case '\n':
                    lines.Add([]);
                    column = 0;
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\b':
                    column = Math.Max(column - 1, 0);
                    break;
                case '\u001b':
                    break;
                default:
                    var letter = StringInfo.GetNextTextElement(text, at);
                    while (line.Count < column) line.Add(new(" ", AnsiStyle.Plain));
                    if (column < line.Count) line[column] = new(letter, style);
                    else line.Add(new(letter, style));
                    column++;
                    at += letter.Length - 1;
                    break;
            }
            at++;
        }
        return Html(lines);
    }

    static void Erase(List<Letter> line, int what, int column)
    {
        if (what == 2) line.Clear();
        else if (what == 0 && column < line.Count) line.RemoveRange(column, line.Count - column);
        else if (what == 1)
            for (int i = 0; i <= column && i < line.Count; i++) line[i] = new(" ", AnsiStyle.Plain);
    }

    // Neighbours of the same look are one piece.
    static string Html(List<List<Letter>> lines)
    {
        var html = new StringBuilder();
        var piece = new StringBuilder();
        var style = AnsiStyle.Plain;
        for (int i = 0; i < lines.Count; i++)
        {
            if (i > 0) Add(new("\n", AnsiStyle.Plain));
            foreach (var letter in lines[i]) Add(letter);
        }
        End();
        return html.ToString();

        void Add(Letter letter)
        {
            if (letter.Style != style) End();
            style = letter.Style;
            piece.Append(letter.Text);
        }

        void End()
        {
            html.Append(style.Around(Publishing.Html.Escape(piece.ToString())));
            piece.Clear();
        }
    }

    // Nobody's console is wider than this, and a number may be.
    const int Widest = 10_000;

    static int Number(string digits, int otherwise) => digits is "" ? otherwise
        : int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, Widest) : Widest;

    readonly record struct Letter(string Text, AnsiStyle Style);

    [GeneratedRegex(@"\G(?:(?:\u001b\[|\u009b)(?:(?<sgr>[0-9;:]*)m|(?<to>[0-9]*)G|(?<erase>[0-9]*)K|[0-?]*[ -/]*[@-~])"
        + @"|\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_]))")]
    private static partial Regex Sequence();
}

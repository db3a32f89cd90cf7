using System.Globalization;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>How a console writes from here on.</summary>
/// <param name="Ink">The letters' colour; null for the page's own.</param>
/// <param name="Ground">The colour behind them; null for none.</param>
/// <param name="Traits">Bold and the like, as classes.</param>
/// <param name="IsInverse">Whether the two colours are exchanged.</param>
readonly record struct AnsiStyle(AnsiColour? Ink, AnsiColour? Ground, string Traits, bool IsInverse)
{
    public static readonly AnsiStyle Plain = new(null, null, "", false);

    /// <summary>The style after the codes between <c>ESC[</c> and <c>m</c>.</summary>
    public AnsiStyle With(string codes)
    {
        var style = this;
        // Colons may stand where semicolons do; between them 24 bits have one number more, which says nothing.
        int[] numbers = [.. codes.Replace("2::", "2:", StringComparison.Ordinal).Split(';', ':').Select(Number)];
        for (int i = 0; i < numbers.Length; i++)
        {
            style = numbers[i] switch
            {
                0 => Plain,
                1 => style.Add("bold"),
                2 => style.Add("faint"),
                3 => style.Add("italic"),
                4 => style.Add("underline"),
                7 => style with { IsInverse = true },
                9 => style.Add("struck"),
                22 => style.Take("bold").Take("faint"),
                23 => style.Take("italic"),
                24 => style.Take("underline"),
                27 => style with { IsInverse = false },
                29 => style.Take("struck"),
                >= 30 and <= 37 => style with { Ink = AnsiColour.Named(numbers[i] - 30) },
                38 => style with { Ink = AnsiColour.Of(numbers, ref i) ?? style.Ink },
                39 => style with { Ink = null },
                >= 40 and <= 47 => style with { Ground = AnsiColour.Named(numbers[i] - 40) },
                48 => style with { Ground = AnsiColour.Of(numbers, ref i) ?? style.Ground },
                49 => style with { Ground = null },
                >= 90 and <= 97 => style with { Ink = AnsiColour.Named(numbers[i] - 90) },
                >= 100 and <= 107 => style with { Ground = AnsiColour.Named(numbers[i] - 100) },
                _ => style,
            };
        }
        return style;
    }

    /// <summary>HTML in this style.</summary>
    public string Around(string html)
    {
        if (html.Length == 0 || this == Plain) return html;
        var (ink, ground) = IsInverse ? (Ground, Ink) : (Ink, Ground);
        var (colour, style) = (ink, ground) switch
        {
            // On a ground of its own a colour is as it was asked for, on the page's it is made to be read.
            (_, { } behind) => ("", $"color:{ink?.Css ?? (behind.IsLight ? "#000" : "#fff")};background:{behind.Css}"),
            (null, null) => (IsInverse ? "inverse" : "", ""),
            ({ Name: { } name }, _) => (name, ""),
            ({ } given, _) => ("ink", $"--ansi:{given.Css}"),
        };
        var names = $"{colour} {Traits}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var classes = string.Join(' ', names.Select(name => $"ansi-{name}"));
        return $"<span{Attribute("class", classes)}{Attribute("style", style)}>{html}</span>";
    }

    static string Attribute(string name, string value) => value.Length == 0 ? "" : $" {name}=\"{value}\"";

    AnsiStyle Add(string trait) => Take(trait) with { Traits = $"{Take(trait).Traits} {trait}".Trim() };

    AnsiStyle Take(string trait) => this with { Traits = string.Join(' ', Traits.Split(' ').Where(other => other != trait)) };

    static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

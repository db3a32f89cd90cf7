namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>Cuts TeX into commands, numbers and characters; spaces only separate, a <c>%</c> starts a comment.</summary>
static class Tokenizer
{
    public static List<Token> Tokens(string tex)
    {
        List<Token> tokens = [];
        for (var at = 0; at < tex.Length; at = tokens[^1].End)
        {
            at = SkipSpace(tex, at);
            if (at == tex.Length) break;
            tokens.Add(Next(tex, at));
        }
        tokens.Add(new Token(TokenKind.End, "", tex.Length, tex.Length));
        return tokens;
    }

    static int SkipSpace(string tex, int at)
    {
        while (at < tex.Length && (char.IsWhiteSpace(tex[at]) || tex[at] == '%'))
            at = tex[at] == '%' ? EndOfLine(tex, at) : at + 1;
        return at;
    }

    static int EndOfLine(string tex, int at) => tex.IndexOf('\n', at) is var end and >= 0 ? end : tex.Length;

    static Token Next(string tex, int at)
    {
        if (tex[at] == '\\')
        {
            var name = Run(tex, at + 1, char.IsAsciiLetter);
            var end = name > at + 1 ? name : Math.Min(at + 2, tex.Length);
            return new Token(TokenKind.Command, tex[(at + 1)..end], at, end);
        }
        if (char.IsAsciiDigit(tex[at]))
        {
            var end = Run(tex, at, char.IsAsciiDigit);
            // A point belongs to the number only if digits follow: "x = 2." ends a sentence.
            var fraction = end < tex.Length && tex[end] == '.' ? Run(tex, end + 1, char.IsAsciiDigit) : end;
            end = fraction > end + 1 ? fraction : end;
            return new Token(TokenKind.Number, tex[at..end], at, end);
        }

        // := is one sign; letters beyond the first plane are two chars.
        var length = string.CompareOrdinal(tex, at, ":=", 0, 2) == 0 || char.IsSurrogatePair(tex, at) ? 2 : 1;
        return new Token(TokenKind.Character, tex.Substring(at, length), at, at + length);
    }

    static int Run(string tex, int at, Func<char, bool> belongs)
    {
        while (at < tex.Length && belongs(tex[at])) at++;
        return at;
    }
}

namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>What a piece of TeX is.</summary>
enum TokenKind
{
    /// <summary><c>\frac</c>, <c>\,</c>: the text is the name without its backslash.</summary>
    Command,

    /// <summary><c>12.5</c>.</summary>
    Number,

    /// <summary>One letter, sign, brace or other character.</summary>
    Character,

    /// <summary>The end of the formula.</summary>
    End,
}

/// <summary>A piece of TeX and where it stands.</summary>
readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public bool Is(string character) => Kind == TokenKind.Character && Text == character;

    public bool IsCommand(string name) => Kind == TokenKind.Command && Text == name;

    /// <summary>The token as its author wrote it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.Command => $"\\{Text}",
        TokenKind.End => "the end",
        _ => Text,
    };
}

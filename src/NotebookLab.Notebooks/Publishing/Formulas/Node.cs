namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>A part of a formula.</summary>
internal abstract record Node;

/// <summary>Parts side by side.</summary>
internal sealed record Row(IReadOnlyList<Node> Items) : Node;

/// <summary>A letter or a name.</summary>
internal sealed record Identifier(string Text, bool Upright = false) : Node;

/// <summary>A number.</summary>
internal sealed record Number(string Text) : Node;

/// <summary>Words.</summary>
internal sealed record Words(string Text) : Node;

/// <summary>A gap, in em.</summary>
internal sealed record Space(string Width) : Node;

/// <summary>A sign; size in em for one that <c>\big</c> and its siblings made larger.</summary>
internal sealed record Operator(string Text, Role Role, string? Size = null) : Node;

/// <summary>A function's name, upright and set off from its argument; one such as lim has its subscript below.</summary>
internal sealed record Function(string Name, bool HasLimits) : Node;

/// <summary>A fraction; forced to the size of text or display by <c>\tfrac</c> and <c>\dfrac</c>.</summary>
internal sealed record Fraction(Node Top, Node Bottom, bool? Display = null, bool HasLine = true) : Node;

/// <summary>A root.</summary>
internal sealed record Root(Node Radicand, Node? Index) : Node;

/// <summary>A base with what is written at its right corners, or below and above it if it is such a sign.</summary>
internal sealed record Script(Node Base, Node? Sub, Node? Sup) : Node;

/// <summary>A base with a mark or a note below or above it.</summary>
internal sealed record Stack(Node Base, Node? Under, Node? Over, bool IsAccent = false, bool HasLimits = false) : Node;

/// <summary>A part between delimiters that grow with it; an empty one is not drawn.</summary>
internal sealed record Fence(string Open, Node Body, string Close) : Node;

/// <summary>Rows of cells; the alignment has a letter (l, c, r) a column and starts over after the last.</summary>
internal sealed record Table(IReadOnlyList<IReadOnlyList<Node>> Rows, string Alignment, TableKind Kind) : Node;

/// <summary>A part in the size of display or of text.</summary>
internal sealed record Styled(Node Body, bool Display) : Node;

/// <summary>What a sign does, and so what space it needs.</summary>
internal enum Role
{
    /// <summary>Stands between two parts: =, ·, →.</summary>
    Infix,

    /// <summary>Plus or minus: between two parts, or the sign of one.</summary>
    Sign,

    /// <summary>A sign without space around it: /, !, ….</summary>
    Plain,

    /// <summary>Opens.</summary>
    Open,

    /// <summary>Closes.</summary>
    Close,

    /// <summary>Opens or closes: |.</summary>
    Bar,

    /// <summary>Divides what <c>\left</c> and <c>\right</c> enclose, and grows with them.</summary>
    Middle,

    /// <summary>A comma or a semicolon.</summary>
    Separator,

    /// <summary>A large sign with limits below and above: ∑.</summary>
    Sum,

    /// <summary>A large sign with limits at its corners: ∫.</summary>
    Integral,

    /// <summary>A mark above or below that does not grow, or does.</summary>
    Mark,

    /// <summary>A mark that grows with what it marks.</summary>
    WideMark,
}

/// <summary>What a table is for, and so how tight its columns are.</summary>
internal enum TableKind
{
    /// <summary>Numbers in columns.</summary>
    Matrix,

    /// <summary>Formulas under one another, aligned at a sign.</summary>
    Aligned,

    /// <summary>A value and its condition a line.</summary>
    Cases,
}

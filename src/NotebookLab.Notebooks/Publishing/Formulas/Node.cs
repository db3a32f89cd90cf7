namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>A part of a formula.</summary>
abstract record Node;

/// <summary>Parts side by side.</summary>
sealed record Row(IReadOnlyList<Node> Items) : Node;

/// <summary>A letter or a name.</summary>
sealed record Identifier(string Text, bool Upright = false) : Node;

/// <summary>A number.</summary>
sealed record Number(string Text) : Node;

/// <summary>Words.</summary>
sealed record Words(string Text) : Node;

/// <summary>A gap, in em.</summary>
sealed record Space(string Width) : Node;

/// <summary>A sign; size in em for one that <c>\big</c> and its siblings made larger.</summary>
sealed record Operator(string Text, Role Role, string? Size = null) : Node;

/// <summary>A function's name, upright and set off from its argument; one such as lim has its subscript below.</summary>
sealed record Function(string Name, bool HasLimits) : Node;

/// <summary>A fraction; forced to the size of text or display by <c>\tfrac</c> and <c>\dfrac</c>.</summary>
sealed record Fraction(Node Top, Node Bottom, bool? Display = null, bool HasLine = true) : Node;

/// <summary>A root.</summary>
sealed record Root(Node Radicand, Node? Index) : Node;

/// <summary>A base with what is written at its right corners, or below and above it if it is such a sign.</summary>
sealed record Script(Node Base, Node? Sub, Node? Sup) : Node;

/// <summary>A base with a mark or a note below or above it.</summary>
sealed record Stack(Node Base, Node? Under, Node? Over, bool IsAccent = false, bool HasLimits = false) : Node;

/// <summary>A part between delimiters that grow with it; an empty one is not drawn.</summary>
sealed record Fence(string Open, Node Body, string Close) : Node;

/// <summary>Rows of cells; the alignment has a letter (l, c, r) a column and starts over after the last.</summary>
sealed record Table(IReadOnlyList<IReadOnlyList<Node>> Rows, string Alignment, TableKind Kind) : Node;

/// <summary>A part in the size of display or of text.</summary>
sealed record Styled(Node Body, bool Display) : Node;

/// <summary>What a sign does, and so what space it needs.</summary>
enum Role
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
enum TableKind
{
    /// <summary>Numbers in columns.</summary>
    Matrix,

    /// <summary>Formulas under one another, aligned at a sign.</summary>
    Aligned,

    /// <summary>A value and its condition a line.</summary>
    Cases,
}

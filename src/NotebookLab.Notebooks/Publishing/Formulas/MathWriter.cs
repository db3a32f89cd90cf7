using System.Text;

namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>
/// Writes a formula's tree as MathML Core. Browsers space a sign by its form, which they guess from its place;
/// where the guess is wrong (a minus after an equals sign, a bar) it is written out.
/// </summary>
static class MathWriter
{
    public static string Write(Node node) => node switch
    {
        Row row => Write(row.Items, isAfterOperand: false),
        Identifier { Upright: true } letter when IsSingle(letter.Text) => $"<mi mathvariant=\"normal\">{letter.Text}</mi>",
        Identifier name => $"<mi>{Escape(name.Text)}</mi>",
        Number number => $"<mn>{Escape(number.Text)}</mn>",
        Words words => $"<mtext>{Escape(words.Text.Replace(' ', '\u00A0'))}</mtext>",
        Space space => $"<mspace width=\"{space.Width}em\"/>",
        Operator sign => Write(sign, isAfterOperand: false),
        Function { HasLimits: true } name =>
            $"<mo movablelimits=\"true\" form=\"prefix\" lspace=\"0\" rspace=\"0\">{Escape(name.Name)}</mo>",
        Function name => $"<mi>{Escape(name.Name)}</mi>",
        Fraction fraction => Write(fraction),
        Root { Index: null } root => $"<msqrt>{Write(root.Radicand)}</msqrt>",
        Root root => $"<mroot>{Write(root.Radicand)}{Write(root.Index)}</mroot>",
        Script script => Write(script),
        Stack stack => Stacked(
            "munder", "mover", "munderover", stack.Base, stack.Under, stack.Over, stack.IsAccent ? " accent=\"true\"" : ""),
        Fence fence => $"<mrow>{Delimiter(fence.Open, "prefix")}{Write(fence.Body)}{Delimiter(fence.Close, "postfix")}</mrow>",
        Table table => Write(table),
        Styled styled => $"<mstyle displaystyle=\"{(styled.Display ? "true" : "false")}\" scriptlevel=\"0\">{Write(styled.Body)}</mstyle>",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "a node without a way to write it"),
    };

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    static string Write(IReadOnlyList<Node> items, bool isAfterOperand)
    {
        // A plus that comes first in an aligned cell stands between two parts all the same; TeX puts {} before it too.
        var row = new StringBuilder(isAfterOperand && items is [Operator, ..] ? "<mrow></mrow>" : "");
        var isAfterFunction = false;
        foreach (var item in items)
        {
            var core = Core(item);
            if (core is Function && isAfterOperand) row.Append("<mspace width=\"0.1667em\"/>");
            if (isAfterFunction)
            {
                // U+2061 says "applied to" to who hears the formula; the gap shows it where no bracket does.
                row.Append("<mo>&#x2061;</mo>").Append(Opens(core) ? "" : "<mspace width=\"0.1667em\"/>");
            }
            row.Append(item is Operator sign ? Write(sign, isAfterOperand) : Write(item));
            isAfterFunction = core is Function;
            isAfterOperand = core is Space ? isAfterOperand : IsOperand(core, isAfterOperand);
        }
        return items.Count == 1 ? row.ToString() : $"<mrow>{row}</mrow>";
    }

    static string Write(Operator sign, bool isAfterOperand)
    {
        var attributes = sign.Role switch
        {
            Role.Infix when sign.Text is "·" or "∗" && !isAfterOperand => " lspace=\"0\" rspace=\"0\"",
            Role.Sign when !isAfterOperand => " form=\"prefix\"",
            Role.Plain => " lspace=\"0\" rspace=\"0\"",
            Role.Open => " form=\"prefix\"",
            Role.Close => " form=\"postfix\"",
            Role.Bar => isAfterOperand ? " form=\"postfix\"" : " form=\"prefix\"",
            Role.Middle => " stretchy=\"true\" lspace=\"0.2222em\" rspace=\"0.2222em\"",
            Role.WideMark => " stretchy=\"true\"",
            _ => "",
        };
        attributes += sign switch
        {
            { Size: { } size } => $" stretchy=\"true\" minsize=\"{size}em\" maxsize=\"{size}em\"",
            { Role: Role.Open or Role.Close or Role.Bar or Role.Mark } => " stretchy=\"false\"",
            _ => "",
        };
        return $"<mo{attributes}>{Escape(sign.Text)}</mo>";
    }

    static string Write(Fraction fraction)
    {
        var line = fraction.HasLine ? "" : " linethickness=\"0\"";
        var body = $"<mfrac{line}>{Write(fraction.Top)}{Write(fraction.Bottom)}</mfrac>";
        return fraction.Display is { } display
            ? $"<mstyle displaystyle=\"{(display ? "true" : "false")}\" scriptlevel=\"0\">{body}</mstyle>"
            : body;
    }

    static string Write(Script script) =>
        script.Base is Operator { Role: Role.Sum } or Function { HasLimits: true } or Stack { HasLimits: true }
            ? Stacked("munder", "mover", "munderover", script.Base, script.Sub, script.Sup)
            : Stacked("msub", "msup", "msubsup", script.Base, Alone(script.Sub), Alone(script.Sup));

    static string Stacked(string low, string high, string both, Node body, Node? below, Node? above, string attributes = "") =>
        (below, above) switch
        {
            ({ } sub, null) => $"<{low}{attributes}>{Write(body)}{Write(sub)}</{low}>",
            (null, { } sup) => $"<{high}{attributes}>{Write(body)}{Write(sup)}</{high}>",
            _ => $"<{both}{attributes}>{Write(body)}{Write(below!)}{Write(above!)}</{both}>",
        };

    // A sign that is a script by itself, as in x*, stands between nothing and needs no space.
    static Node? Alone(Node? script) => script switch
    {
        Operator sign => sign with { Role = Role.Plain },
        Row { Items: [Operator sign] } => sign with { Role = Role.Plain },
        _ => script,
    };

    static string Delimiter(string text, string form) =>
        text.Length == 0 ? "" : $"<mo form=\"{form}\" stretchy=\"true\">{Escape(text)}</mo>";

    static string Write(Table table)
    {
        var rows = table.Rows.Select(row => string.Concat(row.Select((cell, column) =>
        {
            // After an & a plus stands between two parts, though it comes first.
            var isAfterOperand = table.Kind == TableKind.Aligned && column > 0;
            return $"<mtd class=\"{table.Alignment[column % table.Alignment.Length]}\">"
                + $"{Write(((Row)cell).Items, isAfterOperand)}</mtd>";
        })));
        var style = table.Kind == TableKind.Aligned ? " displaystyle=\"true\"" : "";
        return $"<mtable class=\"{table.Kind.ToString().ToLowerInvariant()}\"{style}>"
            + $"{string.Concat(rows.Select(row => $"<mtr>{row}</mtr>"))}</mtable>";
    }

    static Node Core(Node node) => node is Script script ? Core(script.Base) : node;

    static bool Opens(Node node) => node is Fence or Operator { Role: Role.Open or Role.Bar };

    static bool IsOperand(Node node, bool isAfterOperand) => node switch
    {
        Operator { Role: Role.Bar } => !isAfterOperand,
        Operator { Role: Role.Plain } sign => sign.Text != "/",
        Operator { Role: not Role.Close } or Function => false,
        _ => true,
    };

    static bool IsSingle(string text) => text.Length == 1 || (text.Length == 2 && char.IsSurrogatePair(text, 0));
}

namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>Reads a formula into a tree, by recursive descent: a row of items, each an atom with its scripts.</summary>
sealed partial class Parser(string tex)
{
    static readonly Dictionary<string, Operator> Signs = new()
    {
        ["+"] = new("+", Role.Sign), ["-"] = new("−", Role.Sign), ["="] = new("=", Role.Infix), ["<"] = new("<", Role.Infix),
        [">"] = new(">", Role.Infix), ["*"] = new("∗", Role.Infix), [":"] = new(":", Role.Infix), [":="] = new("≔", Role.Infix),
        ["/"] = new("/", Role.Plain), ["!"] = new("!", Role.Plain), ["."] = new(".", Role.Plain), ["?"] = new("?", Role.Plain),
        [","] = new(",", Role.Separator), [";"] = new(";", Role.Separator), ["("] = new("(", Role.Open), ["["] = new("[", Role.Open),
        [")"] = new(")", Role.Close), ["]"] = new("]", Role.Close), ["|"] = new("|", Role.Bar),
    };

    readonly List<Token> tokens = Tokenizer.Tokens(tex);
    int at;

    // What \mathbf and its siblings make of the letters inside their braces.
    Func<string, Node>? letterOf;

    Token Current => tokens[at];

    public Node Formula()
    {
        var row = Row();
        return Current.Kind == TokenKind.End ? row : throw new FormulaException($"{Current} where nothing is open");
    }

    // Ends at whatever closes something; who opened it checks that it is the right thing.
    Row Row(string? end = null)
    {
        List<Node> items = [];
        while (!(EndsRow(Current) || (end is not null && Current.Is(end))))
            items.Add(Current.IsCommand("displaystyle") || Current.IsCommand("textstyle")
                ? new Styled(Body: RestOfRow(out var display), display)
                : Scripts(Current.Is("^") || Current.Is("_") || Current.Is("'") ? new Row([]) : Atom()));
        return new Row(items);

        Row RestOfRow(out bool display)
        {
            display = Take().Text == "displaystyle";
            return Row(end);
        }
    }

    static bool EndsRow(Token token) => token.Kind == TokenKind.End || token.Is("}") || token.Is("&")
        || token is { Kind: TokenKind.Command, Text: "right" or "middle" or "end" or "\\" };

    Node Scripts(Node atom)
    {
        Node? sub = null;
        Node? sup = null;
        var primes = 0;
        while (true)
        {
            if (Current.Is("'"))
            {
                primes++;
                at++;
            }
            else if (Current.Is("_"))
                sub = sub is null ? Script() : throw new FormulaException("two subscripts on one base");
            else if (Current.Is("^"))
                sup = sup is null ? Script() : throw new FormulaException("two superscripts on one base");
            else break;
        }

        // A prime is raised and small by itself; as a superscript it would be so twice.
        var body = primes == 0 ? atom : new Row([atom, new Operator(Prime(primes), Role.Plain)]);
        return sub is null && sup is null ? body : new Script(body, sub, sup);

        Node Script()
        {
            at++;
            return Argument();
        }
    }

    static string Prime(int count) => count switch { 1 => "′", 2 => "″", 3 => "‴", _ => new('′', count) };

    Node Atom()
    {
        var token = Take();
        return token.Kind switch
        {
            TokenKind.Number => letterOf?.Invoke(token.Text) ?? new Number(token.Text),
            TokenKind.Command => Command(token),
            _ when token.Is("{") => Close("}", Row()),
            _ when token.Is("~") => new Space("0.25"),
            _ when Signs.TryGetValue(token.Text, out var sign) => sign,
            _ when char.IsLetter(token.Text, 0) => Letter(token.Text),
            _ when token.Text[0] > '~' => new Operator(token.Text, Role.Infix),
            _ => throw Unknown(token),
        };
    }

    // TeX takes one token where braces are left out: \frac12, x^10 is x¹0.
    Node Argument()
    {
        if (Current is { Kind: TokenKind.Number, Text.Length: > 1 } number)
        {
            tokens[at] = number with { Text = number.Text[1..] };
            return letterOf?.Invoke(number.Text[..1]) ?? new Number(number.Text[..1]);
        }

        return EndsRow(Current) || Current.Is("^") || Current.Is("_")
            ? throw new FormulaException($"{Current} where a part of the formula is missing")
            : Atom();
    }

    Node Letter(string text, bool upright = false) => letterOf?.Invoke(text) ?? new Identifier(text, upright);

    // The text between braces as it stands, for \text and names.
    string Raw()
    {
        if (!Current.Is("{")) throw new FormulaException($"{Current} where {{ should be");
        var start = Take().End;
        while (!Current.Is("}"))
        {
            if (Current.Is("{") || Current.Is("$") || Current.Kind == TokenKind.End)
                throw new FormulaException($"{Current} within text");
            at++;
        }
        return tex[start..Take().Start];
    }

    T Close<T>(string end, T inside)
    {
        if (!Current.Is(end)) throw new FormulaException($"{Current} where {end} should be");
        at++;
        return inside;
    }

    // The end is never taken, so that Current always is something.
    Token Take() => Current.Kind == TokenKind.End ? Current : tokens[at++];

    static FormulaException Unknown(object what) => new($"{what} is not known");
}

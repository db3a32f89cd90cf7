namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>The commands that take arguments.</summary>
sealed partial class Parser
{
    Node Command(Token token) => token.Text switch
    {
        "frac" => new Fraction(Argument(), Argument()),
        "dfrac" => new Fraction(Argument(), Argument(), Display: true),
        "tfrac" => new Fraction(Argument(), Argument(), Display: false),
        "binom" => new Fence("(", new Fraction(Argument(), Argument(), HasLine: false), ")"),
        "sqrt" => SquareRoot(),
        "overset" or "stackrel" => new Stack(Over: Argument(), Under: null, Base: Argument()),
        "underset" => new Stack(Under: Argument(), Over: null, Base: Argument()),
        "text" or "textrm" or "textnormal" or "mbox" => new Words(Raw()),
        "operatorname" => Name(),
        "mathrm" => InLetters(text => new Identifier(text, Upright: true)),
        "mathbf" => InLetters(text => new Identifier(Alphabet.Bold.Write(text))),
        "mathbb" => InLetters(text => new Identifier(Alphabet.DoubleStruck.Write(text))),
        "mathcal" => InLetters(text => new Identifier(Alphabet.Script.Write(text))),
        "boldsymbol" => InLetters(text => new Identifier(Alphabet.BoldItalic.Write(text))),
        "left" => LeftRight(),
        "begin" => Environment(Raw()),
        "big" or "bigl" or "bigm" or "bigr" => Sized(token.Text, "1.2"),
        "Big" or "Bigl" or "Bigm" or "Bigr" => Sized(token.Text, "1.8"),
        "bigg" or "biggl" or "biggm" or "biggr" => Sized(token.Text, "2.4"),
        "Bigg" or "Biggl" or "Biggm" or "Biggr" => Sized(token.Text, "3"),
        _ when Symbols.Marks.TryGetValue(token.Text, out var mark) => Marked(token.Text, mark),
        _ => Symbols.Of(token.Text) switch
        {
            Identifier letter => Letter(letter.Text, letter.Upright),
            { } symbol => symbol,
            null => throw Unknown(token),
        },
    };

    Root SquareRoot()
    {
        Node? index = null;
        if (Current.Is("["))
        {
            at++;
            index = Close("]", Row("]"));
        }
        return new Root(Argument(), index);
    }

    Stack Marked(string command, Operator mark) => command.StartsWith("under", StringComparison.Ordinal)
        ? new Stack(Argument(), mark, null, HasLimits: command == "underbrace")
        : new Stack(Argument(), null, mark, IsAccent: true, HasLimits: command == "overbrace");

    Function Name()
    {
        var hasLimits = Current.Is("*");
        at += hasLimits ? 1 : 0;
        return new Function(Raw().Replace(@"\,", "\u2009", StringComparison.Ordinal), hasLimits);
    }

    // Letters in a row become one name: \mathrm{softmax} is a word, not seven factors.
    Node InLetters(Func<string, Node> letter)
    {
        var outer = letterOf;
        letterOf = letter;
        var body = Argument();
        letterOf = outer;
        return body is Row { Items: [Identifier first, ..] items } && items.All(item => item is Identifier)
            ? first with { Text = string.Concat(items.Cast<Identifier>().Select(item => item.Text)) }
            : body;
    }

    Fence LeftRight()
    {
        var open = Delimiter();
        List<Node> items = [.. Row().Items];
        while (Current.IsCommand("middle"))
        {
            at++;
            items.Add(new Operator(Delimiter(), Role.Middle));
            items.AddRange(Row().Items);
        }
        if (!Current.IsCommand("right")) throw new FormulaException($"{Current} where \\right should be");
        at++;
        return new Fence(open, new Row(items), Delimiter());
    }

    Operator Sized(string command, string size)
    {
        var text = Delimiter();
        var role = command[^1] switch
        {
            'l' => Role.Open,
            'r' => Role.Close,
            'm' => Role.Infix,
            _ => text switch { "(" or "[" or "{" or "⟨" or "⌊" or "⌈" => Role.Open, "|" or "‖" or "/" => Role.Bar, _ => Role.Close },
        };
        return new Operator(text, role, size);
    }

    // A point stands for no delimiter.
    string Delimiter()
    {
        var token = Take();
        return token.Is(".") ? ""
            : Symbols.Delimiters.TryGetValue(token.ToString(), out var text) ? text
            : throw new FormulaException($"{token} where a delimiter should be");
    }
}

using System.Text.RegularExpressions;

namespace NotebookLab.Charts.Labels;

/// <summary>
/// What to call a function, from the way the caller wrote it: <c>Wave</c>, <c>s(t)</c>, <c>x => x * x</c>, or words of the
/// caller's own.
/// </summary>
/// <param name="Name">The function's name, f where it has none.</param>
/// <param name="Body">What it computes, null where the name says it all.</param>
/// <param name="Variable">What it is a function of, x where nobody says.</param>
sealed partial record Formula(string Name, string? Body, string Variable = "x")
{
    public static Formula Of(string written)
    {
        string text = Spaces().Replace(written, " ").Trim();
        if (text.Length == 0) return new Formula("f", null);
        if (Identifier().Match(text) is { Success: true } name)
        {
            string own = name.Groups[1].Value;
            return new Formula(text.StartsWith("Math.", StringComparison.Ordinal) ? Usual(own) : own, null);
        }
        if (Applied().Match(text) is { Success: true } applied)
            return new Formula(applied.Groups[1].Value, null, applied.Groups[2].Value);
        if (!Arrow().IsMatch(text)) return new Formula("f", Minus().Replace(text, "−"));
        string variable = Parameter().Match(text) is { Success: true } parameter ? parameter.Groups[1].Value : "x";
        return new Formula(
            "f", text.Contains('{', StringComparison.Ordinal) ? null : Mathematics(Arrow().Replace(text, "")), variable);
    }

    /// <summary>The function at its variable, such as f(x).</summary>
    public string Value => At(Variable);

    /// <summary>The function at a point, such as f(x).</summary>
    public string At(string point) => $"{Name}({point})";

    /// <summary>The definition, such as f(x) = x · x, or only f(x) where the body is unknown.</summary>
    public string Definition(string? point = null) => Body is null ? At(point ?? Variable) : $"{At(point ?? Variable)} = {Body}";

    // Code as a formula: x[0] * Math.Sin(y) is x₀·sin(y).
    static string Mathematics(string code)
    {
        string text = Element().Replace(code, match => match.Groups[1].Value + (char)('₀' + match.Groups[2].Value[0] - '0'));
        text = OfMath().Replace(text, match => Usual(match.Groups[1].Value));
        text = Times().Replace(text, "·");
        text = PlusOrMinus().Replace(text, match => match.Groups[1].Value == "-" ? " − " : " + ");
        return text.Replace('-', '−');
    }

    // In words too a minus is one, and a hyphen stays.
    [GeneratedRegex(@"(?<=^|[\s(|])-(?=[\s\p{N}\p{L}(])")]
    private static partial Regex Minus();

    // As mathematics writes .NET's functions.
    static string Usual(string function) => function == "Log" ? "ln" : function.ToLowerInvariant();

    [GeneratedRegex(@"\bMath\.(\w+)")]
    private static partial Regex OfMath();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:\w+\.)*([\p{L}_]\w*)$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(\w+)\((\w+)\)$")]
    private static partial Regex Applied();

    [GeneratedRegex(@"^(?:static )?\(?(?:[\w<>]+ )?(\w+)\)? ?=> ?")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(?:static )?\(?[\w ,<>]*\)? ?=> ?")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"(\w)\[(\d)\]")]
    private static partial Regex Element();

    [GeneratedRegex(@" ?\* ?")]
    private static partial Regex Times();

    // Between two terms; not a sign, and not the exponent of 1e-4.
    [GeneratedRegex(@"(?<=[\w)\]₀-₉])(?<!\d[eE]) ?([+-]) ?")]
    private static partial Regex PlusOrMinus();
}

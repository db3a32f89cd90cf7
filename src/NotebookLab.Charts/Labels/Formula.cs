using System.Text.RegularExpressions;

namespace NotebookLab.Charts.Labels;

/// <summary>
/// What to call a function, from the way the caller wrote it: <c>Wave</c>, <c>x => x * x</c>, or words of the caller's own.
/// </summary>
/// <param name="Name">The function's name, f where it has none.</param>
/// <param name="Body">What it computes, null where the name says it all.</param>
sealed partial record Formula(string Name, string? Body)
{
    public static Formula Of(string written)
    {
        string text = Spaces().Replace(written, " ").Trim();
        if (text.Length == 0) return new Formula("f", null);
        if (Identifier().Match(text) is { Success: true } name) return new Formula(name.Groups[1].Value, null);
        if (!Arrow().IsMatch(text)) return new Formula("f", Minus().Replace(text, "−"));
        return new Formula("f", text.Contains('{', StringComparison.Ordinal) ? null : Mathematics(Arrow().Replace(text, "")));
    }

    /// <summary>The function at a point, such as f(x).</summary>
    public string At(string point) => $"{Name}({point})";

    /// <summary>The definition, such as f(x) = x · x, or only f(x) where the body is unknown.</summary>
    public string Definition(string point) => Body is null ? At(point) : $"{At(point)} = {Body}";

    // Code as a formula: x[0] * Math.Sin(y) is x₀·Sin(y).
    static string Mathematics(string code)
    {
        string text = Element().Replace(code, match => match.Groups[1].Value + (char)('₀' + match.Groups[2].Value[0] - '0'));
        text = text.Replace("Math.", "", StringComparison.Ordinal);
        text = Times().Replace(text, "·");
        text = PlusOrMinus().Replace(text, match => match.Groups[1].Value == "-" ? " − " : " + ");
        return text.Replace('-', '−');
    }

    // In words too a minus is one, and a hyphen stays.
    [GeneratedRegex(@"(?<=^|[\s(|])-(?=[\s\p{N}\p{L}(])")]
    private static partial Regex Minus();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:\w+\.)*([\p{L}_]\w*)$")]
    private static partial Regex Identifier();

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

using System.Text.RegularExpressions;

namespace NotebookLab.Charts;

/// <summary>What to call a function, from the way the caller wrote it: <c>Wave</c>, <c>x => x * x</c>, or words of the caller's own.</summary>
/// <param name="Name">The function's name, f where it has none.</param>
/// <param name="Body">What it computes, null where the name says it all.</param>
internal sealed partial record Formula(string Name, string? Body)
{
    public static Formula Of(string written)
    {
        string text = Space().Replace(written, " ").Trim();
        if (text.Length == 0) return new Formula("f", null);
        if (Identifier().Match(text) is { Success: true } name) return new Formula(name.Groups[1].Value, null);
        if (text.Contains('{', StringComparison.Ordinal)) return new Formula("f", null);
        return new Formula("f", Arrow().Replace(text, ""));
    }

    /// <summary>The function at a point, such as f(x).</summary>
    public string At(string point) => $"{Name}({point})";

    /// <summary>The definition, such as f(x) = x * x, or only f(x) where the body is unknown.</summary>
    public string Definition(string point) => Body is null ? At(point) : $"{At(point)} = {Body}";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(?:\w+\.)*([\p{L}_]\w*)$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(?:static )?\(?[\w ,<>]*\)? ?=> ?")]
    private static partial Regex Arrow();
}

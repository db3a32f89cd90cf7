using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookLab.Scripting.Compiling;

/// <summary>What to do about an error, where the compiler's own words are those for a program and not for a cell.</summary>
static partial class Hints
{
    /// <summary>What the scripting dialect says of a namespace.</summary>
    public const string NamespaceInScript = "CS7021";

    const string NestedExtension = "CS1109", SpanAsField = "CS8345", NoSuchName = "CS0103", NoSuchType = "CS0246";
    const int Told = 3;

    /// <summary>The compiler's message, and a sentence for the learner where there is one.</summary>
    /// <param name="error">The error.</param>
    /// <param name="compilation">What it is an error of, with all that cells can use; null where that is not known.</param>
    public static string Explained(Diagnostic error, CSharpCompilation? compilation)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        if (For(error, compilation) is not { } hint) return message;
        return message[^1] is '.' or '?' or '!' ? $"{message} {hint}" : $"{message}. {hint}";
    }

    static string? For(Diagnostic error, CSharpCompilation? compilation) => error.Id switch
    {
        NamespaceInScript or NestedExtension =>
            "Put namespaces and classes of extension methods into a cell of their own, without statements and methods beside them.",
        SpanAsField => "The variables of a cell live on, and a span can't. Write an array, such as double[], "
            + "or put the lines that need it between { and }.",
        NoSuchName or NoSuchType when compilation is not null => Using(error, compilation),
        _ when IsUsingVariable(error) => "The variables of a cell live on, so none can be disposed of at its end. Leave 'using' out, "
            + "or put the lines that need it between { and }.",
        _ => null,
    };

    static bool IsUsingVariable(Diagnostic error) => error.Location.SourceTree is { } tree
        && tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString() is var line
        && UsingVariable().Match(line) is { Success: true } found
        && error.Location.GetLineSpan().StartLinePosition.Character is var at && at >= found.Index && at <= found.Index + found.Length;

    // A type of the name that is public somewhere, and only its namespace is missing.
    static string? Using(Diagnostic error, CSharpCompilation compilation)
    {
        var name = error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan).Split('<')[0];
        string[] spaces = [.. Namespaces(compilation.GlobalNamespace)
            .Where(space => space.GetTypeMembers(name).Any(type => type.DeclaredAccessibility == Accessibility.Public))
            .Select(space => space.ToDisplayString()).OrderBy(space => space.Length).ThenBy(space => space, StringComparer.Ordinal)];
        return spaces.Length == 0 ? null
            : $"Write {string.Join(" or ", spaces.Take(Told).Select(space => $"'using {space};'"))} above it.";
    }

    static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(inner => Namespaces(inner).Prepend(inner));

    [GeneratedRegex(@"^\s*(await\s+)?using\s+[\w.<>\[\]?]+\s+\w+\s*=")]
    private static partial Regex UsingVariable();
}

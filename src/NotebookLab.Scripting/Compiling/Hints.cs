using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLab.Scripting.Compiling;

/// <summary>What a learner is told to write, behind what the compiler says: in sentences.</summary>
static partial class Hints
{
    /// <summary>What the scripting dialect says of a namespace.</summary>
    public const string NamespaceInScript = "CS7021";

    const string NestedExtension = "CS1109", RefLikeField = "CS8345", NoConversion = "CS0029";

    /// <summary>The compiler's words and the hint that belongs to them, if there is one.</summary>
    /// <param name="error">The error.</param>
    /// <param name="compilation">What it was found in; null when that was read only.</param>
    public static string Told(Diagnostic error, CSharpCompilation? compilation)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        var hint = Of(error, message)
            ?? (compilation is null ? null : FunctionArgument.Of(error, compilation) ?? MissingUsing.Of(error, compilation));
        return hint is not null ? $"{Sentence(message)} {hint}" : message;
    }

    /// <summary>A message, ended with a full stop if it is not yet.</summary>
    public static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";

    static string? Of(Diagnostic error, string message) => error.Id switch
    {
        NamespaceInScript or NestedExtension =>
            "Put namespaces and classes of extension methods at the top of a cell, in no other class and without a #load beside them.",
        RefLikeField when IsAtTheTop(error) => NoSpan,
        NoConversion when message.Contains("Span<", StringComparison.Ordinal) && message.Contains("'object'", StringComparison.Ordinal) =>
            "A result is kept as an object, which a span can't be. Write .ToArray() behind it to see its items.",
        "CS0012" when CellType().Match(message) is { Success: true } type =>
            $"{type.Groups[1].Value} was declared in a cell with statements, or other cells use it: a namespace or a class of extension "
            + "methods can use it inside of its methods, and not for what it takes and returns. Declare it in the cell of the extension "
            + "methods, beside them.",
        "CS1503" or "CS0029" when OtherElements().Match(message) is { Success: true } types =>
            $"The elements are {types.Groups["are"].Value}, and {types.Groups["wanted"].Value} is wanted. "
            + $"Write new {types.Groups["wanted"].Value}[] before the braces, or convert each one.",
        _ when IsOfARefVariable(error) => NoReference,
        _ => null,
    };

    const string NoSpan = "The variables of a cell live on in later cells, and a span can't. "
        + "Write an array in its place, such as double[] for Span<double>, or put the statements that use it between { and }.";

    const string NoReference = "The variables of a cell live on in later cells, and a reference can't. "
        + "Put the statements that use it between { and }.";

    static bool IsAtTheTop(Diagnostic error) => error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan)
        .AncestorsAndSelf().Any(node => node is BaseTypeDeclarationSyntax) == false;

    // The scripting dialect can't read "ref int x = ref a[0];" at the top; in a program it is a statement.
    static bool IsOfARefVariable(Diagnostic error) => error.Id == "CS1003" && error.Location.SourceTree is { } tree
        && CSharpSyntaxTree.ParseText(tree.GetText(), CellCompiler.Parsing.WithKind(SourceCodeKind.Regular)).GetRoot()
            .FindToken(error.Location.SourceSpan.Start).Parent!.Ancestors().OfType<LocalDeclarationStatementSyntax>()
            .Any(local => local is { Declaration.Type: RefTypeSyntax, Parent: GlobalStatementSyntax });

    [GeneratedRegex(@"^The type 'Submission_\d+\.(\w+)")]
    private static partial Regex CellType();

    [GeneratedRegex(@"from '(?<are>\w+)\[\]' to '(System\.(ReadOnly)?Span<)?(?<wanted>\w+)(>|\[\])'")]
    private static partial Regex OtherElements();
}

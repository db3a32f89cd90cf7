using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// Finds a function that was given where a call takes a value that can be made of one. A number may become such a value by
/// itself, and a function never does: then the compiler speaks of whichever other overload came nearest.
/// </summary>
static class FunctionArgument
{
    const int LongestArgument = 60;

    /// <summary>The hint; null when the error is not of such a call.</summary>
    public static string? Of(Diagnostic error, CSharpCompilation compilation)
    {
        if (error.Location.SourceTree is not { } tree) return null;
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf()
            .OfType<InvocationExpressionSyntax>().Select(call => Of(call, model)).FirstOrDefault(hint => hint is not null);
    }

    static string? Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        IMethodSymbol[] candidates = [.. model.GetMemberGroup(call.Expression).OfType<IMethodSymbol>()];
        foreach (var (argument, i) in call.ArgumentList.Arguments.Select((argument, i) => (argument, i)))
        {
            if (!IsFunction(argument.Expression, model)) continue;
            string text = $"{argument.Expression}";
            INamedTypeSymbol[] wanted =
                [.. candidates.Select(candidate => Parameter(candidate, argument, i)?.Type).OfType<INamedTypeSymbol>()];
            if (wanted.All(type => type.TypeKind != TypeKind.Delegate) && wanted.FirstOrDefault(IsMadeOfOne) is { } type)
                return $"A function becomes a {type.Name} by new. "
                    + $"Write new {type.Name}({(text.Length > LongestArgument || text.Contains('\n') ? "…" : text)}).";
        }
        return null;
    }

    static bool IsFunction(ExpressionSyntax expression, SemanticModel model) => expression is AnonymousFunctionExpressionSyntax
        || model.GetTypeInfo(expression).Type is null && model.GetMemberGroup(expression).Any(member => member is IMethodSymbol);

    static IParameterSymbol? Parameter(IMethodSymbol method, ArgumentSyntax argument, int i) =>
        argument.NameColon is { Name.Identifier.ValueText: var name } ? method.Parameters.FirstOrDefault(known => known.Name == name)
        : method.Parameters.ElementAtOrDefault(i);

    static bool IsMadeOfOne(INamedTypeSymbol type) => type.InstanceConstructors.Any(made =>
        made is { DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type.TypeKind: TypeKind.Delegate }] });
}

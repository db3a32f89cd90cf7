using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLab.Scripting.Compiling;

/// <summary>Finds the namespace of a type or an extension method that the cell names and does not import.</summary>
static class MissingUsing
{
    const int MostNamed = 3;

    /// <summary>The hint; null when no assembly that the cell can use has such a name.</summary>
    public static string? Of(Diagnostic error, CSharpCompilation compilation)
    {
        var root = error.Location.SourceTree?.GetRoot();
        if (root?.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax name) return null;
        string[] spaces = error.Id switch
        {
            "CS0103" or "CS0246" => [.. Types(compilation, name)],
            "CS1061" => [.. Extensions(compilation, name)],
            _ => [],
        };
        if (spaces.Length is 0 or > MostNamed) return null;
        return $"{name.Identifier.ValueText} is in {string.Join(" and in ", spaces)}. "
            + $"Write {string.Join(" or ", spaces.Select(space => $"using {space};"))} at the top of the cell.";
    }

    static IEnumerable<string> Types(CSharpCompilation compilation, SimpleNameSyntax name)
    {
        var text = name.Identifier.ValueText;
        string[] names = name.Parent is AttributeSyntax ? [text, text + "Attribute"] : [text];
        return Spaces(compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => names.Any(assembly.TypeNames.Contains)),
            space => names.SelectMany(known => space.GetTypeMembers(known)).Any(type => IsForUse(type) && type.Arity == name.Arity));
    }

    static IEnumerable<string> Extensions(CSharpCompilation compilation, SimpleNameSyntax name)
    {
        var text = name.Identifier.ValueText;
        if (name.Parent is not MemberAccessExpressionSyntax { Expression: var receiver }
            || compilation.GetSemanticModel(name.SyntaxTree).GetTypeInfo(receiver).Type is not { } type)
            return [];
        return Spaces(compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => assembly.MightContainExtensionMethods),
            space => space.GetTypeMembers().Where(owner => owner.MightContainExtensionMethods && IsForUse(owner))
                .SelectMany(owner => owner.GetMembers(text)).OfType<IMethodSymbol>()
                .Any(method => method.IsExtensionMethod && IsForUse(method) && method.ReduceExtensionMethod(type) is not null));
    }

    static bool IsForUse(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public
        && !symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute));

    static IEnumerable<string> Spaces(IEnumerable<IAssemblySymbol> assemblies, Func<INamespaceSymbol, bool> has) => assemblies
        .SelectMany(assembly => Below(assembly.GlobalNamespace)).Where(space => !space.IsGlobalNamespace && has(space))
        .Select(space => space.ToDisplayString()).Distinct().OrderBy(space => space.Length);

    static IEnumerable<INamespaceSymbol> Below(INamespaceSymbol space) => space.GetNamespaceMembers().SelectMany(Below).Prepend(space);
}

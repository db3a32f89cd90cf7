using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// What a library cell sees of the ordinary cells before it: of each name that it uses the newest variable, method or type. A cell
/// is a class, and its variables are fields of its state: a static class hands on what the library's code names.
/// </summary>
/// <param name="Code">That class, and the usings that go with it.</param>
/// <param name="Moved">The types that become the library's, because nothing but the library speaks of them.</param>
/// <param name="References">The ordinary cells, as assemblies.</param>
/// <param name="Cells">The classes of those whose states are asked for.</param>
sealed record CellScope(
    string Code, IReadOnlyList<SyntaxTree> Moved, IReadOnlyList<MetadataReference> References, IReadOnlyList<string> Cells)
{
    const string Name = "CellsBefore";

    // An assembly of each cell, made when a library asks for it.
    static readonly ConditionalWeakTable<CSharpCompilation, MetadataReference> assemblies = [];

    /// <summary>Finds what a library uses.</summary>
    /// <param name="library">The library's code.</param>
    /// <param name="last">The last of the ordinary cells.</param>
    /// <param name="others">The types of libraries that are in no namespace: there is no other meaning to their names in a library.</param>
    public static CellScope Of(IEnumerable<SyntaxTree> library, CSharpCompilation? last, IReadOnlySet<string> others)
    {
        var used = library.SelectMany(tree => Names(tree.GetRoot())).ToHashSet();
        used.ExceptWith(library.SelectMany(tree => LibraryCells.Outermost(tree.GetRoot())).Select(NameOf));
        StringBuilder usings = new(), members = new();
        List<string> cells = [];
        List<SyntaxTree> moved = [];
        HashSet<string> movedNames = [];
        List<MetadataReference> references = [];
        CSharpCompilation[] all = [.. LibraryCells.Chain(last)];
        foreach (var (i, cell) in all.Index())
        {
            foreach (var alias in cell.SyntaxTrees.SelectMany(tree => tree.GetCompilationUnitRoot().Usings)
                .Where(directive => directive.Alias is { } name && used.Remove(name.Name.Identifier.ValueText)))
                if (!$"{alias.NamespaceOrType}".StartsWith("global::", StringComparison.Ordinal))
                    usings.AppendLine($"global using {alias.Alias} {alias.NamespaceOrType};");
            if (cell.ScriptClass is not { } script) continue;
            while (script.GetTypeMembers().FirstOrDefault(
                type => used.Contains(type.Name) && CanMove(type, all[..(i + 1)], movedNames)) is { } type)
            {
                var declared = type.DeclaringSyntaxReferences[0].GetSyntax();
                moved.Add(LibraryCells.Only(declared));
                used.UnionWith(Names(declared));
                movedNames.Add(type.Name);
                used.ExceptWith(movedNames);
            }
            var named = script.GetMembers().Where(member => member.CanBeReferencedByName && used.Contains(member.Name)).ToArray();
            if (named.Any(member => member.IsStatic || member is INamedTypeSymbol))
                usings.AppendLine($"global using static {script.Name};");
            foreach (var type in named.OfType<INamedTypeSymbol>().Where(type => type.Arity == 0 && !others.Contains(type.Name)))
                usings.AppendLine($"global using {type.Name} = {script.Name}.{type.Name};");
            string[] handed = [.. named.Where(member => !member.IsStatic).Select(member => Handed(member, script.Name)).OfType<string>()];
            if (handed.Length > 0)
            {
                cells.Add(script.Name);
                members.AppendLine($"public static {script.Name} The{script.Name};").AppendJoin('\n', handed).AppendLine();
            }
            used.ExceptWith(named.Select(member => member.Name));
        }
        if (usings.Length + members.Length > 0)
            references.AddRange(all.Where(cell => cell.ScriptClass?.GetMembers().Any(member => member.CanBeReferencedByName) == true)
                .Select(cell => assemblies.GetValue(cell, Assembly)));
        return new($"{usings}global using static {Name};\nstatic unsafe class {Name} {{\n{members}}}", moved, references, cells);
    }

    /// <summary>Gives a library that was loaded the states of the cells.</summary>
    public void Connect(Assembly library, IEnumerable<object?> states)
    {
        var type = library.GetType(Name)!;
        foreach (var cell in Cells)
            type.GetField($"The{cell}")!.SetValue(null, states.First(state => state?.GetType().Name == cell));
    }

    // A cell's type in what a library takes and returns would be another type to the next cells, which do not see the cell as an
    // assembly. As a library's own it is one type to all, as long as no variable and no method is of the cell's.
    static bool CanMove(INamedTypeSymbol type, IEnumerable<CSharpCompilation> cells, HashSet<string> moved) =>
        type is { Arity: 0, DeclaringSyntaxReferences.Length: 1 } && cells.SelectMany(cell => cell.SyntaxTrees)
            .SelectMany(tree => tree.GetCompilationUnitRoot().Members).Where(member => member is not GlobalStatementSyntax)
            .All(member => NameOf(member) == type.Name || moved.Contains(NameOf(member)) || !Names(member).Contains(type.Name));

    /// <summary>The name of a type that is declared; empty for any other member.</summary>
    public static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => "",
    };

    static IEnumerable<string> Names(SyntaxNode node) =>
        node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    static string? Handed(ISymbol member, string cell) => member switch
    {
        IFieldSymbol field when IsNamed(field.Type) =>
            $"public static ref {Written(field.Type)} @{field.Name} => ref The{cell}.@{field.Name};",
        IPropertySymbol { IsIndexer: false, RefKind: RefKind.None } property when IsNamed(property.Type) =>
            $"public static {Written(property.Type)} @{property.Name} {{ "
            + (property.GetMethod is null ? "" : $"get => The{cell}.@{property.Name}; ")
            + (property.SetMethod is null ? "" : $"set => The{cell}.@{property.Name} = value; ") + "}",
        IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences: [var declared] }
            when declared.GetSyntax() is MethodDeclarationSyntax syntax => Call(syntax, cell),
        _ => null,
    };

    static string Call(MethodDeclarationSyntax method, string cell)
    {
        var arguments = method.ParameterList.Parameters.Select(parameter => string.Concat(parameter.Modifiers
            .Where(modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword)
            .Select(modifier => modifier.Text + " ")) + parameter.Identifier.Text);
        var types = method.TypeParameterList is { } list
            ? $"<{string.Join(", ", list.Parameters.Select(each => each.Identifier.Text))}>" : "";
        return $"public static {method.ReturnType} {method.Identifier}{method.TypeParameterList}{method.ParameterList} "
            + $"{method.ConstraintClauses} => {(method.ReturnType is RefTypeSyntax ? "ref " : "")}"
            + $"The{cell}.{method.Identifier}{types}({string.Join(", ", arguments)});";
    }

    // Of a type without a name nobody can say that it is one.
    static bool IsNamed(ITypeSymbol type) => !Written(type).Contains("<anonymous", StringComparison.Ordinal);

    // A type of a cell stands in the cell's class, which the compiler leaves away.
    static string Written(ITypeSymbol type) => string.Concat(type.ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat).Select(part =>
        part.Symbol is INamedTypeSymbol { ContainingType: { IsScriptClass: true } script } ? $"global::{script.Name}.{part}" : $"{part}"));

    static MetadataReference Assembly(CSharpCompilation cell)
    {
        using var image = new MemoryStream();
        cell.Emit(image);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}

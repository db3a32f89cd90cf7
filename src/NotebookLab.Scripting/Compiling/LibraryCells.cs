using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NotebookLab.Scripting.References;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// Compiles cells that Roslyn's scripting dialect has no place for: namespaces, and static classes of extension methods.
/// Such a cell holds declarations only, and becomes a library that the cells after it reference.
/// </summary>
sealed class LibraryCells(ReferenceSet references, CSharpParseOptions scripting, IReadOnlyList<string> usings)
{
    const string Apart = "A cell with a namespace or extension methods is compiled as a library: it sees libraries and other such cells, "
        + "not the variables, methods and types of ordinary cells.";
    int count;

    /// <summary>The types whose members cells call by their names alone.</summary>
    public static readonly IReadOnlyList<string> StaticUsings =
        ["Microsoft.DotNet.Interactive.Kernel", "NotebookLab.Scripting.Conventions.CellFunctions"];

    /// <summary>Whether a cell is one of these.</summary>
    public static bool IsOne(CompilationUnitSyntax root) =>
        root.GetLoadDirectives().Count == 0
        && root.Members.All(member => member is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
        && root.Members.Any(member =>
            member is BaseNamespaceDeclarationSyntax || member is ClassDeclarationSyntax type && HasExtensions(type));

    /// <summary>Compiles and loads a cell, whose references have been followed.</summary>
    /// <param name="cell">The cell, parsed as a script.</param>
    /// <param name="from">The text that its lines are those of.</param>
    /// <param name="previous">The ordinary cells before it, whose usings are in force.</param>
    /// <param name="stop">Gives it up.</param>
    /// <exception cref="CellException">The code has errors.</exception>
    public void Load(SyntaxTree cell, CellText from, CSharpCompilation? previous, CancellationToken stop)
    {
        var text = cell.GetText();
        var directives = cell.GetCompilationUnitRoot().GetReferenceDirectives();
        text = text.WithChanges(directives.Select(directive => new TextChange(directive.Span, "")));
        var tree = CSharpSyntaxTree.ParseText(text, scripting.WithKind(SourceCodeKind.Regular), cell.FilePath);
        string[] types = [.. TypesOf(tree.GetCompilationUnitRoot())];
        var ours = usings.Select(name => StaticUsings.Contains(name) ? $"static {name}" : name);
        var library = Compilation(tree, references.CellWith(types), [.. ours, .. UsingsOf(previous)]);
        if (Errors(library) is { Length: > 0 } errors)
        {
            var error = Diagnostics.Error(errors, library).Error;
            throw new CellException(error with { Trace = [.. error.Trace, Apart] });
        }

        var open = tree.WithRootAndOptions(Published(tree.GetCompilationUnitRoot(stop)), tree.Options);
        using MemoryStream image = new(), symbols = new();
        var made = library.ReplaceSyntaxTree(tree, open);
        if (CellCompiler.Emit(made, image, symbols, stop) is { Length: > 0 } late) throw Diagnostics.Error(late, made);
        stop.ThrowIfCancellationRequested();
        var woven = Guards.Weave(image, symbols, from.Sources(made));
        woven.Points.Know(AssemblyLoader.LoadCell(made.AssemblyName!, woven.Image, woven.Symbols).ManifestModule);
        references.AddCell(made.AssemblyName!, MetadataReference.CreateFromImage(image.ToArray()), types);
    }

    // The compiler takes the cells before with all that they reference; of libraries of one name it sees the newest version.
    // A using of an earlier cell that means nothing here, such as one of a type that a cell declares, is left out.
    CSharpCompilation Compilation(SyntaxTree tree, (string? Name, MetadataReference? Library) replaced, IEnumerable<string> names)
    {
        var wanted = names.Distinct().Select(name => Parsed($"global using {name};")).ToArray();
        var version = Parsed($"[assembly: System.Reflection.AssemblyVersion(\"1.{count++}\")]");
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true);
        var compilation = CSharpCompilation.Create(replaced.Name ?? $"NotebookLab.Library-{Guid.NewGuid():N}",
            [tree, version, .. wanted], references.All.Where(reference => reference != replaced.Library), options);
        return compilation.RemoveSyntaxTrees(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.Location.SourceTree).OfType<SyntaxTree>().Where(wanted.Contains).Distinct());

        SyntaxTree Parsed(string code) => CSharpSyntaxTree.ParseText(code, tree.Options as CSharpParseOptions);
    }

    static IEnumerable<string> UsingsOf(CSharpCompilation? last)
    {
        for (var cell = last; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            foreach (var directive in cell.SyntaxTrees.SelectMany(tree => tree.GetCompilationUnitRoot().Usings)
                .Where(directive => directive.Alias is null))
                yield return (directive.StaticKeyword == default ? "" : "static ") + directive.NamespaceOrType;
        }
    }

    static bool HasExtensions(ClassDeclarationSyntax type) => type.Members.Any(member =>
        member is ExtensionBlockDeclarationSyntax
        || member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword));

    static ImmutableArray<Diagnostic> Errors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];

    // The cells are one program to their reader, and several assemblies to the compiler: what is internal is for all of them.
    static CompilationUnitSyntax Published(CompilationUnitSyntax root) => root.ReplaceNodes(Outermost(root), (_, member) =>
    {
        if (member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Modifiers.Any(SyntaxKind.FileKeyword)) return member;
        var leading = member.GetLeadingTrivia();
        var rest = member.WithoutLeadingTrivia();
        var modifiers = rest.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.InternalKeyword));
        return rest.AttributeLists.Count > 0
            ? member.WithModifiers([Public, .. modifiers])
            : rest.WithModifiers([Public, .. modifiers]).WithLeadingTrivia(leading);
    });

    static readonly SyntaxToken Public = SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space);

    static IEnumerable<MemberDeclarationSyntax> Outermost(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>().Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    static IEnumerable<string> TypesOf(SyntaxNode root) => Outermost(root).Select(type => string.Join('.',
        type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => $"{space.Name}").Append(NameOf(type))));

    static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax named =>
            $"{named.Identifier.ValueText}`{(named as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count}",
        DelegateDeclarationSyntax named => $"{named.Identifier.ValueText}`{named.TypeParameterList?.Parameters.Count}",
        _ => "",
    };
}

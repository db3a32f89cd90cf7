using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NotebookLab.Scripting.References;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// Compiles what Roslyn's scripting dialect has no place for: namespaces, and static classes of extension methods. A cell of
/// declarations with one of these becomes a library that the cells after it reference; of a cell that has statements as well the
/// declarations do, before the statements are compiled.
/// </summary>
sealed class LibraryCells(ReferenceSet references, CSharpParseOptions scripting, IReadOnlyList<string> usings)
{
    const string Before = "Namespaces and classes of extension methods are compiled as a library, before the statements beside them: they "
        + "see what earlier cells have declared, and no variables and methods of their own cell.";

    static readonly ImmutableArray<byte> key = [.. typeof(object).Assembly.GetName().GetPublicKey()!];

    readonly Dictionary<string, Library> libraries = [];
    int count;

    /// <summary>The types whose members cells call by their names alone.</summary>
    public static readonly IReadOnlyList<string> StaticUsings =
        ["Microsoft.DotNet.Interactive.Kernel", "NotebookLab.Scripting.Conventions.CellFunctions"];

    /// <summary>Takes apart a cell that has a library in it.</summary>
    /// <param name="cell">The cell, parsed as a script.</param>
    /// <returns>
    /// The library, and the rest of the cell; spaces stand for what belongs to the other. Without a library in it, null and the cell.
    /// </returns>
    public static (SyntaxTree? Library, SyntaxTree Cell) Apart(SyntaxTree cell)
    {
        var root = cell.GetCompilationUnitRoot();
        bool isOne = root.GetLoadDirectives().Count == 0
            && root.Members.Any(member =>
                member is NamespaceDeclarationSyntax || member is ClassDeclarationSyntax type && HasExtensions(type))
            || root.Members is [FileScopedNamespaceDeclarationSyntax];
        if (!isOne) return (null, cell);
        return (Without(cell, root.Members.Where(member => !IsDeclaration(member)), SourceCodeKind.Regular),
            Without(cell, root.Members.Where(IsDeclaration), SourceCodeKind.Script));

        static bool IsDeclaration(MemberDeclarationSyntax member) =>
            member is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;
    }

    /// <summary>A declaration of a cell, as the only one of a library.</summary>
    public static SyntaxTree Only(SyntaxNode declaration) => Without(declaration.SyntaxTree, declaration.SyntaxTree
        .GetCompilationUnitRoot().ChildNodes().Where(node => node != declaration), SourceCodeKind.Regular);

    static SyntaxTree Without(SyntaxTree tree, IEnumerable<SyntaxNode> nodes, SourceCodeKind kind)
    {
        var text = tree.GetText();
        var blanks = nodes.Select(node => new TextChange(node.Span, Blank(text.ToString(node.Span))));
        return CSharpSyntaxTree.ParseText(text.WithChanges(blanks), ((CSharpParseOptions)tree.Options).WithKind(kind), tree.FilePath);
    }

    static string Blank(string text) => string.Concat(text.Select(c => c is '\n' or '\r' ? c : ' '));

    /// <summary>Compiles and loads a library, whose references have been followed.</summary>
    /// <param name="cell">The library.</param>
    /// <param name="from">The text that its lines are those of.</param>
    /// <param name="previous">The ordinary cells before it, whose usings are in force, and what they declare.</param>
    /// <param name="states">Their states.</param>
    /// <param name="stop">Gives it up.</param>
    /// <exception cref="CellException">The code has errors.</exception>
    /// <returns>The names of those of its types that an ordinary cell has declared as well.</returns>
    public IReadOnlyList<string> Load(
        SyntaxTree cell, CellText from, CSharpCompilation? previous, IEnumerable<object?> states, CancellationToken stop)
    {
        var text = cell.GetText();
        var directives = cell.GetCompilationUnitRoot().GetReferenceDirectives();
        text = text.WithChanges(directives.Select(directive => new TextChange(directive.Span, "")));
        return Load([CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)cell.Options, cell.FilePath)], from, previous, states, stop);
    }

    string[] Load(SyntaxTree[] trees, CellText from, CSharpCompilation? previous, IEnumerable<object?> states, CancellationToken stop)
    {
        string[] types = [.. trees.SelectMany(each => TypesOf(each.GetRoot()))];
        // A library that declared one of these types is no more: what else it declared is of the new one.
        string[] replaced = [.. libraries.Where(known => known.Value.Trees.SelectMany(each => TypesOf(each.GetRoot()))
            .Intersect(types).Any()).Select(known => known.Key)];
        trees = [.. trees, .. replaced.SelectMany(known => libraries[known].Trees).Select(each => Without(each, types))
            .Where(each => each.GetCompilationUnitRoot(stop).Members.Count > 0)];
        var others = libraries.Values.SelectMany(known => known.Trees).SelectMany(GlobalTypes).ToHashSet();
        var scope = CellScope.Of(trees, previous, others);
        // In a library of their own these stay the same when this one is made again.
        string[] moved = scope.Moved.Count > 0 ? Load([.. scope.Moved], from, previous, states, stop) : [];
        var ours = usings.Select(name => StaticUsings.Contains(name) ? $"static {name}" : name);
        var library = Compilation(trees, replaced, [.. ours, .. UsingsOf(previous)], scope);
        if (CellCompiler.Errors(library.GetDiagnostics(stop)) is { Length: > 0 } errors)
        {
            var error = Diagnostics.Error(errors, library).Error;
            throw new CellException(error with { Trace = [.. error.Trace, Before] });
        }

        using MemoryStream image = new(), symbols = new();
        var made = library;
        foreach (var each in trees)
            made = made.ReplaceSyntaxTree(each, each.WithRootAndOptions(Published(each.GetCompilationUnitRoot(stop)), each.Options));
        if (CellCompiler.Emit(made, image, symbols, stop) is { Length: > 0 } late) throw Diagnostics.Error(late, made);
        stop.ThrowIfCancellationRequested();
        var woven = Guards.Weave(image, symbols, from.Sources(made));
        var loaded = AssemblyLoader.LoadCell(made.AssemblyName!, woven.Image, woven.Symbols);
        woven.Points.Know(loaded.ManifestModule);
        scope.Connect(loaded, states);
        foreach (var name in replaced) Know(name, [], Empty(name));
        Know(made.AssemblyName!, trees, MetadataReference.CreateFromImage(image.ToArray()));
        return [.. moved, .. trees.SelectMany(GlobalTypes)
            .Where(name => Chain(previous).Any(each => each.ScriptClass?.GetTypeMembers(name, 0).Length > 0))];
    }

    static IEnumerable<string> GlobalTypes(SyntaxTree tree) => tree.GetCompilationUnitRoot().Members
        .Where(member => member is not BaseNamespaceDeclarationSyntax).Select(type => NameOf(type).Split('`'))
        .Where(name => name[1] is "" or "0").Select(name => name[0]);

    /// <summary>The ordinary cells, the last first.</summary>
    public static IEnumerable<CSharpCompilation> Chain(CSharpCompilation? last)
    {
        for (var cell = last; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation) yield return cell;
    }

    void Know(string name, SyntaxTree[] trees, PortableExecutableReference reference)
    {
        libraries[name] = new(trees, reference);
        references.AddCell(name, reference);
    }

    // The cells of before reference what was replaced: of libraries of one name the compiler sees the newest version.
    PortableExecutableReference Empty(string name)
    {
        using var image = new MemoryStream();
        Compilation([], [name], [], scope: null).Emit(image);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    // The compiler takes the cells before with all that they reference; of libraries of one name it sees the newest version.
    // A using of an earlier cell that means nothing here, such as one of a type that a cell declares, is left out.
    CSharpCompilation Compilation(SyntaxTree[] trees, string[] replaced, IEnumerable<string> names, CellScope? scope)
    {
        var wanted = names.Distinct().Select(name => Parsed($"global using {name};")).ToArray();
        var version = Parsed($"[assembly: System.Reflection.AssemblyVersion(\"1.{count++}\")]");
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
            // Of assemblies without a key any version will do for any other, and a library would take what is old.
            cryptoPublicKey: key, publicSign: true);
        var old = replaced.Select(name => libraries[name].Reference).ToHashSet<MetadataReference>();
        var compilation = CSharpCompilation.Create(replaced.FirstOrDefault() ?? $"NotebookLab.Library-{Guid.NewGuid():N}",
            [.. trees, version, .. wanted, .. scope is null ? [] : new[] { Parsed(scope.Code) }],
            references.All.Where(reference => !old.Contains(reference)).Concat(scope?.References ?? []), options);
        return compilation.RemoveSyntaxTrees(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.Location.SourceTree).OfType<SyntaxTree>().Where(wanted.Contains).Distinct());

        SyntaxTree Parsed(string code) => CSharpSyntaxTree.ParseText(code, scripting.WithKind(SourceCodeKind.Regular));
    }

    static SyntaxTree Without(SyntaxTree tree, string[] types)
    {
        var root = tree.GetCompilationUnitRoot();
        var gone = Outermost(root).Where(type => types.Contains(FullName(type)));
        return tree.WithRootAndOptions(root.RemoveNodes(gone, SyntaxRemoveOptions.KeepEndOfLine)!, tree.Options);
    }

    static IEnumerable<string> UsingsOf(CSharpCompilation? last)
    {
        foreach (var directive in Chain(last).SelectMany(cell => cell.SyntaxTrees)
            .SelectMany(tree => tree.GetCompilationUnitRoot().Usings).Where(directive => directive.Alias is null))
            yield return (directive.StaticKeyword == default ? "" : "static ") + directive.NamespaceOrType;
    }

    static bool HasExtensions(ClassDeclarationSyntax type) => type.Members.Any(member =>
        member is ExtensionBlockDeclarationSyntax
        || member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword));

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

    /// <summary>The types that code declares, but for those inside of others.</summary>
    public static IEnumerable<MemberDeclarationSyntax> Outermost(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>().Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    static IEnumerable<string> TypesOf(SyntaxNode root) => Outermost(root).Select(FullName);

    static string FullName(MemberDeclarationSyntax type) => string.Join('.',
        type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => $"{space.Name}").Append(NameOf(type)));

    static string NameOf(MemberDeclarationSyntax type)
    {
        var parameters = (type as DelegateDeclarationSyntax)?.TypeParameterList ?? (type as TypeDeclarationSyntax)?.TypeParameterList;
        return $"{CellScope.NameOf(type)}`{parameters?.Parameters.Count}";
    }

    sealed record Library(SyntaxTree[] Trees, PortableExecutableReference Reference);
}

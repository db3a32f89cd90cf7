using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NotebookLab.Scripting.Assisting;
using NotebookLab.Scripting.Outputs;
using NotebookLab.Scripting.References;

namespace NotebookLab.Scripting.Compiling;

/// <summary>A cell, compiled and loaded.</summary>
/// <param name="Start">Starts it on the states of the cells before; its own state is put beside them.</param>
/// <param name="HasValue">Whether it ends in an expression whose value is its result.</param>
/// <param name="Compilation">What the next cell is compiled on; null when that is still the cell before.</param>
sealed record CompiledCell(Func<object?[], Task<object>> Start, bool HasValue, CSharpCompilation? Compilation);

/// <summary>
/// Compiles cells as submissions of Roslyn's scripting dialect, each on the one before. The submissions are emitted
/// and loaded here and not by Roslyn's scripting API, which loads libraries into contexts of its own (see
/// <see cref="AssemblyLoader"/>) and loses the state of a cell that is stopped.
/// </summary>
sealed class CellCompiler(ReferenceSet references, string baseFolder)
{
    /// <summary>The version of C# that cells are written in.</summary>
    public const LanguageVersion Language = LanguageVersion.CSharp14;

    static readonly CSharpParseOptions Parsing = new(Language, DocumentationMode.None, SourceCodeKind.Script);

    static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Kernel",
    ];

    readonly LibraryCells libraries = new(references, Parsing, Usings);
    readonly HashSet<MetadataReference> inherited = [];

    /// <summary>How many compilations there were: no cell has a higher slot for its state.</summary>
    public int Count { get; private set; }

    /// <summary>What the next cell is compiled on; null before the first.</summary>
    public CSharpCompilation? Previous { get; set; }

    /// <summary>An assistant for cells in this dialect.</summary>
    public static CellAssistant Assistant() => new(Parsing, Usings);

    /// <summary>Whether code can be run as it is; null when it is wrong whatever comes.</summary>
    public static bool? IsComplete(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Parsing);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? false : tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error && d.Id != Diagnostics.NamespaceInScript) ? null : true;
    }

    /// <summary>Compiles and loads a cell.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="name">What errors call it; a path when it is of another file, whose folder then is the one that its paths start from.</param>
    /// <exception cref="CellException">The code has errors, or one of its references can't be followed.</exception>
    public CompiledCell Compile(string code, string name)
    {
        var source = HoistReferences(SourceText.From(code, Encoding.UTF8), name);
        var tree = CSharpSyntaxTree.ParseText(source, Parsing, name);
        var root = tree.GetCompilationUnitRoot();
        Follow(root, name);
        if (LibraryCells.IsOne(root) && !references.HasFailures)
        {
            libraries.Load(tree, Previous);
            return new(_ => Task.FromResult<object>(null!), HasValue: false, Compilation: null);
        }
        if (root.Members.Count == 0 && root.GetLoadDirectives().Count == 0) return Nothing(tree);
        var guarded = Submission(StackGuard.Guard(tree, asksInLambdas: true));
        if (Load(guarded) is { } cell) return cell;
        // A cell with an expression tree keeps its other guards.
        if (root.DescendantNodes().Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null }))
        {
            guarded = Submission(StackGuard.Guard(tree, asksInLambdas: false));
            if (Load(guarded) is { } careful) return careful;
        }

        ThrowIfReferencesFailed(guarded);
        // The learner's errors are told from the learner's text, and a guard must never be the reason for one.
        var plain = Submission(tree);
        if (Errors(plain) is { Length: > 0 } errors) throw Diagnostics.Error(errors);
        return Load(plain) ?? throw new InvalidOperationException("A cell without errors could not be emitted.");
    }

    /// <summary>Loads what a cell references, as its compilation does; what can't be loaded is told by that.</summary>
    public void FollowReferences(string code, string name) =>
        Follow(CSharpSyntaxTree.ParseText(HoistReferences(SourceText.From(code, Encoding.UTF8), name), Parsing, name).GetCompilationUnitRoot(), name);

    // Before the compilation is made: a directive brings more files than the one that the compiler takes for it.
    void Follow(CompilationUnitSyntax root, string name)
    {
        foreach (var directive in root.GetReferenceDirectives()) references.ResolveReference(directive.File.ValueText, name, MetadataReferenceProperties.Assembly);
    }

    /// <summary>Compiles and emits what a first cell is likely to hold, and forgets it.</summary>
    public void WarmUp(CancellationToken stop)
    {
        using var image = new MemoryStream();
        Submission(StackGuard.Guard(CSharpSyntaxTree.ParseText("1 + 1", Parsing), asksInLambdas: true)).Emit(image, cancellationToken: stop);
    }

    // Nothing but usings, references and comments: there is no code to emit, yet the next cell is compiled on it.
    CompiledCell Nothing(SyntaxTree tree)
    {
        var compilation = Submission(tree);
        var errors = Errors(compilation);
        ThrowIfReferencesFailed(compilation);
        if (errors.Length > 0) throw Diagnostics.Error(errors);
        Previous = compilation;
        return new(_ => Task.FromResult<object>(null!), HasValue: false, compilation);
    }

    CSharpCompilation Submission(SyntaxTree tree)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, scriptClassName: $"Submission#{Count}",
            usings: Usings, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Disable,
            metadataReferenceResolver: references, sourceReferenceResolver: new SourceFileResolver([], baseFolder),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            concurrentBuild: false); // a cell is small: threads cost more than they save
        // A submission has the references of those before it as well. Given them again, each cell would hold a longer list
        // than the one before: 300 of them were 350 MB, and took longer and longer.
        if (Previous is not null) inherited.UnionWith(Previous.ExternalReferences);
        return CSharpCompilation.CreateScriptCompilation($"NotebookLab.Cell{Count++}-{Guid.NewGuid():N}", tree, references.All.Where(reference => !inherited.Contains(reference)), options, Previous, typeof(object));
    }

    void ThrowIfReferencesFailed(CSharpCompilation compilation)
    {
        if (references.TakeFailures() is { Count: > 0 } failures) throw Diagnostics.ReferenceError(Errors(compilation), failures);
    }

    static ImmutableArray<Diagnostic> Errors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];

    static CompiledCell? Load(CSharpCompilation compilation)
    {
        using MemoryStream image = new(), symbols = new();
        if (!compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)).Success) return null;
        image.Position = symbols.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image, symbols);
        var entry = compilation.GetEntryPoint(default)!;
        var method = assembly.GetType(entry.ContainingType.MetadataName)!.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
        return new(method.CreateDelegate<Func<object?[], Task<object>>>(), HasValue(compilation), compilation);
    }

    // "x" has a value, "x;" has none, and neither has "Console.WriteLine(x)" without its semicolon.
    static bool HasValue(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var expression } }
            && compilation.GetSemanticModel(tree).GetTypeInfo(expression) is { Type.SpecialType: not SpecialType.System_Void };
    }

    // Roslyn takes #r before the first statement only, .NET Interactive's cells anywhere.
    static SourceText HoistReferences(SourceText source, string cell)
    {
        var root = CSharpSyntaxTree.ParseText(source, Parsing, cell).GetCompilationUnitRoot();
        if (root.GetFirstToken() is var first && first.IsKind(SyntaxKind.EndOfFileToken)) return source;
        SyntaxNode[] late = [.. root.DescendantNodes(descendIntoTrivia: true)
            .Where(node => node is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax && node.SpanStart > first.SpanStart)];
        if (late.Length == 0) return source;
        var hoisted = string.Concat(late.Select(node => $"#line {source.Lines.GetLinePosition(node.SpanStart).Line + 1}\n{source.ToString(node.Span)}\n"));
        var blanked = source.WithChanges(late.Select(node => new TextChange(node.Span, "")));
        return SourceText.From(hoisted + "#line 1\n" + blanked, Encoding.UTF8);
    }
}

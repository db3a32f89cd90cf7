using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NotebookLab.Scripting.Assisting;
using NotebookLab.Scripting.Outputs;
using NotebookLab.Scripting.References;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Compiling;

/// <summary>A cell, compiled and loaded.</summary>
/// <param name="Start">Starts it on the states of the cells before; its own state is put beside them.</param>
/// <param name="End">Ends it, whatever became of it: disposes of what it has declared with <c>using</c>.</param>
/// <param name="Result">Whether it ends with a value.</param>
/// <param name="Compilation">What the next cell is compiled on; null when that is still the cell before.</param>
sealed record CompiledCell(
    Func<object?[], Task<object>> Start, Func<object?[], Task> End, CellValue Result, CSharpCompilation? Compilation)
{
    /// <summary>Whether it is to be run as a submission to .NET Interactive's kernel.</summary>
    public bool AsksForAKernel { get; init; }

    /// <summary>A cell in which there is nothing to run.</summary>
    public static CompiledCell Nothing(CSharpCompilation? compilation) =>
        new(_ => Task.FromResult<object>(null!), _ => Task.CompletedTask, CellValue.Never, compilation);
}

/// <summary>
/// Compiles cells as submissions of Roslyn's scripting dialect, each on the one before. The submissions are emitted
/// and loaded here and not by Roslyn's scripting API, which loads libraries into contexts of its own (see
/// <see cref="AssemblyLoader"/>) and loses the state of a cell that is stopped.
/// </summary>
sealed class CellCompiler(ReferenceSet references, string baseFolder, Func<IEnumerable<object?>> states)
{
    /// <summary>The version of C# that cells are written in.</summary>
    public const LanguageVersion Language = LanguageVersion.CSharp14;

    /// <summary>The dialect of cells: a script's.</summary>
    public static readonly CSharpParseOptions Parsing = new(Language, DocumentationMode.None, SourceCodeKind.Script);

    static readonly string[] UsualUsings =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    static readonly string[] Usings =
    [
        .. UsualUsings, "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", .. LibraryCells.StaticUsings,
    ];

    readonly LibraryCells libraries = new(references, Parsing, Usings);
    readonly HashSet<MetadataReference> inherited = [];

    /// <summary>How many compilations there were: no cell has a higher slot for its state.</summary>
    public int Count { get; private set; }

    /// <summary>What the next cell is compiled on; null before the first.</summary>
    public CSharpCompilation? Previous { get; set; }

    /// <summary>An assistant for cells in this dialect.</summary>
    public CellAssistant Assistant() => new(Parsing, Usings, references);

    /// <summary>Compiles and loads a cell.</summary>
    /// <param name="code">What is to be compiled of it.</param>
    /// <param name="text">The text that its lines are those of.</param>
    /// <param name="stop">Gives it up.</param>
    /// <exception cref="CellException">The code has errors, or one of its references can't be followed.</exception>
    /// <exception cref="OperationCanceledException">It was given up; what the next cell is compiled on has not changed.</exception>
    public CompiledCell Compile(string code, CellText text, CancellationToken stop)
    {
        var variables = CellVariables.Of(code);
        var source = HoistReferences(SourceText.From(variables.Code, Encoding.UTF8), text.CompiledName, stop);
        var tree = CSharpSyntaxTree.ParseText(source, Parsing, text.CompiledName, stop);
        stop.ThrowIfCancellationRequested();
        (var library, tree) = LibraryCells.Apart(tree);
        var root = tree.GetCompilationUnitRoot(stop);
        Follow(root, text.CompiledName);
        // What can't be read can't be compiled against anything, and what else is wrong with it is guesswork.
        var mistakes = Errors([.. tree.GetDiagnostics(stop)]);
        if (mistakes.Length > 0 && !references.HasFailures) throw Diagnostics.Error(mistakes);
        if (library is not null && !references.HasFailures)
        {
            var hidden = libraries.Load(library, text, Previous, states(), stop);
            // What the library declares is newer than what a cell has declared by that name, which would be found first.
            var newer = string.Concat(hidden.Select(name => $"using {name} = global::{name};"));
            if (newer is not "") Previous = Submission(CSharpSyntaxTree.ParseText(newer, Parsing, cancellationToken: stop), isUsual: false);
            if (root.Members.Count + root.Usings.Count + root.GetReferenceDirectives().Count == 0) return CompiledCell.Nothing(null);
        }
        // Nothing but usings, references and comments: there is no code to emit, yet the next cell is compiled on it.
        bool hasCode = root.Members.Count > 0 || root.GetLoadDirectives().Count > 0;
        using MemoryStream image = new(), symbols = new();
        // A library may ask for more than is usual, also one that a loaded file references.
        bool isContent = IsUsual && root.GetReferenceDirectives().Count == 0 && root.GetLoadDirectives().Count == 0;
        var (compilation, errors) = Made(isContent);
        if (isContent && errors.Length > 0) (compilation, errors) = Made(isUsual: false);
        if (errors.Length > 0)
        {
            if (references.TakeFailures() is { Count: > 0 } failures) throw Diagnostics.ReferenceError(errors, failures);
            throw Diagnostics.Error(errors, compilation);
        }
        stop.ThrowIfCancellationRequested();
        if (!hasCode)
        {
            Previous = compilation;
            return CompiledCell.Nothing(compilation);
        }
        var woven = Guards.Weave(image, symbols, text.Sources(compilation));
        var assembly = AssemblyLoader.Cells.LoadFromStream(woven.Image, woven.Symbols);
        woven.Points.Know(assembly.ManifestModule);
        var entry = compilation.GetEntryPoint(default)!;
        var method = assembly.GetType(entry.ContainingType.MetadataName)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
        return new(method.CreateDelegate<Func<object?[], Task<object>>>(),
            states => variables.Dispose(states.FirstOrDefault(state => state?.GetType() == method.DeclaringType)),
            CellValues.Of(root, compilation), compilation)
        {
            AsksForAKernel = woven.AsksForAKernel,
        };

        (CSharpCompilation, ImmutableArray<Diagnostic>) Made(bool isUsual)
        {
            image.SetLength(0);
            symbols.SetLength(0);
            var made = Submission(tree, isUsual);
            var errors = hasCode ? Emit(made, image, symbols, stop) : Errors(made.GetDiagnostics(stop));
            return (made, errors.Length > 0 ? errors : variables.Mistakes(made));
        }
    }

    /// <summary>Loads what a cell references, as its compilation does; what can't be loaded is told by that.</summary>
    public void FollowReferences(string code, string name, CancellationToken stop)
    {
        var source = HoistReferences(SourceText.From(code, Encoding.UTF8), name, stop);
        Follow(CSharpSyntaxTree.ParseText(source, Parsing, name, stop).GetCompilationUnitRoot(stop), name);
    }

    // Before the compilation is made: a directive brings more files than the one that the compiler takes for it.
    void Follow(CompilationUnitSyntax root, string name)
    {
        foreach (var directive in root.GetReferenceDirectives())
            references.ResolveReference(directive.File.ValueText, name, MetadataReferenceProperties.Assembly);
    }

    /// <summary>Compiles and weaves what a first cell is likely to hold, and forgets it.</summary>
    public void WarmUp(CancellationToken stop)
    {
        using MemoryStream image = new(), symbols = new();
        var tree = CSharpSyntaxTree.ParseText(SourceText.From("1 + 1", Encoding.UTF8), Parsing, "warm", stop);
        Emit(Submission(tree, IsUsual), image, symbols, stop);
        Guards.Weave(image, symbols, new Dictionary<string, string>());
    }

    // Until a cell is compiled against more, what is usual is enough.
    bool IsUsual => Previous is null || Previous.Options.Usings.Length == UsualUsings.Length;

    CSharpCompilation Submission(SyntaxTree tree, bool isUsual)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, scriptClassName: $"Submission_{Count}",
            usings: isUsual ? UsualUsings : Usings, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Disable,
            metadataReferenceResolver: references, sourceReferenceResolver: new SourceFileResolver([], baseFolder),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            concurrentBuild: false); // a cell is small: threads cost more than they save
        // A submission has the references of those before it as well. Given them again, each cell would hold a longer list
        // than the one before: 300 of them were 350 MB, and took longer and longer.
        if (Previous is not null) inherited.UnionWith(Previous.ExternalReferences);
        return CSharpCompilation.CreateScriptCompilation($"NotebookLab.Cell{Count++}-{Guid.NewGuid():N}", tree,
            (isUsual ? references.Usual : references.All).Where(reference => !inherited.Contains(reference)), options, Previous,
            typeof(object));
    }

    /// <summary>Those for which nothing can be run.</summary>
    public static ImmutableArray<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>Emits a compilation with its symbols.</summary>
    /// <returns>Its errors; none when it was emitted.</returns>
    public static ImmutableArray<Diagnostic> Emit(CSharpCompilation compilation, Stream image, Stream symbols, CancellationToken stop)
    {
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var made = compilation.Emit(image, symbols, options: options, cancellationToken: stop);
        return made.Success ? [] : Errors(made.Diagnostics);
    }

    // Roslyn takes #r before the first statement only, .NET Interactive's cells anywhere.
    static SourceText HoistReferences(SourceText source, string cell, CancellationToken stop)
    {
        var text = source.ToString();
        if (!text.Contains("#r", StringComparison.Ordinal) && !text.Contains("#load", StringComparison.Ordinal)) return source;
        var root = CSharpSyntaxTree.ParseText(source, Parsing, cell, stop).GetCompilationUnitRoot(stop);
        if (root.GetFirstToken() is var first && first.IsKind(SyntaxKind.EndOfFileToken)) return source;
        SyntaxNode[] late = [.. root.DescendantNodes(descendIntoTrivia: true)
            .Where(node => node is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax && node.SpanStart > first.SpanStart)];
        if (late.Length == 0) return source;
        var hoisted = string.Concat(late.Select(node =>
            $"#line {source.Lines.GetLinePosition(node.SpanStart).Line + 1}\n{source.ToString(node.Span)}\n"));
        var blanked = source.WithChanges(late.Select(node => new TextChange(node.Span, "")));
        return SourceText.From(hoisted + "#line 1\n" + blanked, Encoding.UTF8);
    }
}

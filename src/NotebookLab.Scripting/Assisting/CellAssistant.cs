using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;
using NotebookLab.Scripting.References;

namespace NotebookLab.Scripting.Assisting;

/// <summary>
/// Says what could stand at a place of a cell, and what stands there: Roslyn's own services, on the cells that have run.
/// Nothing of it is loaded before it is asked for the first time.
/// </summary>
sealed class CellAssistant(CSharpParseOptions parsing, IReadOnlyList<string> usings, ReferenceSet references)
{
    const int MostItems = 500;

    readonly List<string> cells = [];
    Solution? solution;
    ProjectId? last;
    int known;

    /// <summary>Takes a cell that has run.</summary>
    public void Add(string code)
    {
        lock (cells) cells.Add(code);
    }

    /// <summary>What could stand at a place of a cell.</summary>
    public async Task<Completions> Complete(string code, int position)
    {
        var document = DocumentOf(code);
        var service = CompletionService.GetService(document)!;
        var text = SourceText.From(code);
        var found = await service.GetCompletionsAsync(document, position).ConfigureAwait(false);
        if (found.ItemsList.Count == 0) return new(position, position, []);
        string typed = text.ToString(found.Span);
        // What begins as typed comes first, then what has it inside, as in every editor.
        var ordered = found.ItemsList.Where(item => item.FilterText.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase);
        var items = ordered.Take(MostItems).Select(item => new CompletionItem(Inserted(item), Kind(item), item.InlineDescription));
        return new(found.Span.Start, found.Span.End, [.. items.DistinctBy(item => item.Text)]);
    }

    /// <summary>What stands at a place of a cell: its signature and its documentation; inside a call, those of what is called.</summary>
    public async Task<string?> Inspect(string code, int position)
    {
        var document = DocumentOf(code);
        var service = QuickInfoService.GetService(document)!;
        var info = await service.GetQuickInfoAsync(document, position).ConfigureAwait(false);
        // A front end asks with the cursor behind the name.
        if (info is null && position > 0) info = await service.GetQuickInfoAsync(document, position - 1).ConfigureAwait(false);
        if (info is null) return await Signatures(document, position).ConfigureAwait(false);
        return string.Join("\n\n", info.Sections.Select(TextOf).Where(text => text.Length > 0));

        static string TextOf(QuickInfoSection section) =>
            string.Concat(section.TaggedParts.Select(part => part.Text)).ReplaceLineEndings("\n").Trim();
    }

    // Roslyn keeps its own help for signatures to itself; the semantic model knows all that is in it.
    static async Task<string?> Signatures(Document document, int position)
    {
        var root = (await document.GetSyntaxRootAsync().ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync().ConfigureAwait(false))!;
        var list = root.FindToken(Math.Max(0, position - 1)).Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>()
            .FirstOrDefault(arguments => arguments.OpenParenToken.Span.End <= position);
        if (list?.Parent is not { } call) return null;
        IEnumerable<ISymbol> called = call is InvocationExpressionSyntax invocation
            ? model.GetMemberGroup(invocation.Expression)
            : call is ObjectCreationExpressionSyntax && model.GetTypeInfo(call).Type is INamedTypeSymbol type
            ? type.InstanceConstructors : [];
        string[] signatures = [.. called.Select(symbol => symbol.ToMinimalDisplayString(model, position, Signature)).Distinct()];
        return signatures.Length == 0 ? null : string.Join('\n', signatures);
    }

    static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat.WithParameterOptions(
        SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType
        | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    // The item's own change may be longer than its name (an override writes a method); what fits in a line is the name.
    static string Inserted(Microsoft.CodeAnalysis.Completion.CompletionItem item) =>
        item.Properties.TryGetValue("InsertionText", out var text) ? text : item.DisplayText;

    static string Kind(Microsoft.CodeAnalysis.Completion.CompletionItem item) => item.Tags.FirstOrDefault() switch
    {
        "Method" or "ExtensionMethod" => "method",
        "Structure" => "struct",
        "EnumMember" => "enum",
        "Local" or "Parameter" or "RangeVariable" => "variable",
        "Constant" => "field",
        { } tag => tag.ToLowerInvariant(),
        null => "text",
    };

    // The document of a cell that is being written, on those that have run; only these are kept.
    Document DocumentOf(string code)
    {
        lock (cells)
        {
            solution ??= new AdhocWorkspace().CurrentSolution;
            for (; known < cells.Count; known++) (solution, last) = With(cells[known]);
            var (asked, project) = With(code);
            return asked.GetProject(project)!.Documents.Single();
        }
    }

    (Solution Solution, ProjectId Project) With(string code)
    {
        var project = ProjectId.CreateNewId();
        var added = solution!.AddProject(ProjectInfo.Create(
            project, VersionStamp.Create(), $"Cell{known}", $"Cell-{project.Id}", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: usings, allowUnsafe: true),
            parseOptions: parsing.WithDocumentationMode(DocumentationMode.Parse),
            projectReferences: last is null ? [] : [new(last)], metadataReferences: references.All,
            isSubmission: true, hostObjectType: typeof(object)));
        return (added.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project), "cell", sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Create())))), project);
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// The variables at the top of a cell, where Roslyn's scripting dialect is not like a method: they are fields, which live on in
/// later cells, and <c>using</c> begins a directive. So <c>using var</c> is compiled without its <c>using</c>, and what it
/// declares is disposed of when the cell ends, as it would be at the end of any block.
/// </summary>
/// <param name="Code">The cell with spaces in the place of each such <c>using</c>.</param>
/// <param name="Disposed">What was declared with one, in its order.</param>
sealed record CellVariables(string Code, (string Name, bool IsAsync)[] Disposed)
{
    /// <summary>Finds them.</summary>
    public static CellVariables Of(string code)
    {
        if (!code.Contains("using", StringComparison.Ordinal)) return new(code, []);
        // A program's top is like a method's.
        var root = CSharpSyntaxTree.ParseText(code, CellCompiler.Parsing.WithKind(SourceCodeKind.Regular)).GetCompilationUnitRoot();
        LocalDeclarationStatementSyntax[] declarations = [.. root.Members.OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement).OfType<LocalDeclarationStatementSyntax>().Where(local => local.UsingKeyword != default
                && local.Declaration.Variables.All(variable => variable.Initializer is not null))];
        var text = SourceText.From(code);
        var blanks = declarations.SelectMany(local => new[] { local.AwaitKeyword, local.UsingKeyword }).Where(word => word.Span.Length > 0)
            .Select(word => new TextChange(word.Span, new string(' ', word.Span.Length)));
        return new($"{text.WithChanges(blanks)}", [.. declarations.SelectMany(local =>
            local.Declaration.Variables.Select(variable => (variable.Identifier.ValueText, local.AwaitKeyword != default)))]);
    }

    /// <summary>What is wrong with them that the compiler does not find in a script.</summary>
    public ImmutableArray<Diagnostic> Mistakes(CSharpCompilation compilation)
    {
        var fields = compilation.ScriptClass!.GetMembers().OfType<IFieldSymbol>().ToArray();
        return
        [
            .. fields.Where(field => field.Type.IsRefLikeType).Select(field => Mistake(field, "CS8345",
                $"Field or auto-implemented property cannot be of type '{field.Type}' unless it is an instance member of a ref struct.")),
            .. from variable in Disposed
                join field in fields on variable.Name equals field.Name
                where field.Type.TypeKind is not (TypeKind.Dynamic or TypeKind.Error)
                let wanted = variable.IsAsync ? "System.IAsyncDisposable" : "System.IDisposable"
                where !compilation.ClassifyConversion(field.Type, compilation.GetTypeByMetadataName(wanted)!).IsImplicit
                select Mistake(field, variable.IsAsync ? "CS8410" : "CS1674",
                    $"'{field.Type}': type used in {(variable.IsAsync ? "an asynchronous" : "a")} using statement "
                    + $"must implement '{wanted}'."),
        ];

        // The compiler's own words, where it would say them of a method.
        static Diagnostic Mistake(IFieldSymbol field, string id, string message) => Diagnostic.Create(
            id, "Compiler", message, DiagnosticSeverity.Error, DiagnosticSeverity.Error, isEnabledByDefault: true, warningLevel: 0,
            location: field.Locations[0]);
    }

    /// <summary>Disposes of what was declared with <c>using</c>, the last first; each is, whatever becomes of the others.</summary>
    /// <param name="state">The cell's state; null when it has not begun.</param>
    public async Task Dispose(object? state)
    {
        if (state is not null && Disposed is [.. var before, var last])
        {
            try
            {
                var value = Variable.Field(state, last.Name)?.GetValue(state);
                if (last.IsAsync && value is IAsyncDisposable later) await later.DisposeAsync();
                else (value as IDisposable)?.Dispose();
            }
            finally
            {
                await (this with { Disposed = [.. before] }).Dispose(state);
            }
        }
    }
}

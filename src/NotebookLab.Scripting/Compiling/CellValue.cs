using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLab.Scripting.Compiling;

/// <summary>Whether a cell ends with a value, which is its result.</summary>
enum CellValue
{
    /// <summary>Whatever way it goes, there is none.</summary>
    Never,

    /// <summary>On some of its ways; where there is none, it ends with null.</summary>
    Sometimes,

    /// <summary>Whatever way it goes; a null is one too.</summary>
    Always,
}

/// <summary>Tells from a cell's text which it is.</summary>
static class CellValues
{
    /// <summary>What is said of a cell that compiles.</summary>
    public static CellValue Of(CompilationUnitSyntax root, CSharpCompilation compilation)
    {
        ReturnStatementSyntax[] returns = [.. root.Members.OfType<GlobalStatementSyntax>().SelectMany(ReturnsIn)];
        bool endsInOne = root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: var last }
            && (last is ReturnStatementSyntax { Expression: not null } || IsValue(last, compilation));
        if (returns.All(statement => statement.Expression is null) && !endsInOne) return CellValue.Never;
        return endsInOne && returns.All(statement => statement.Expression is not null) ? CellValue.Always : CellValue.Sometimes;
    }

    // Those of the cell itself, and not of a function in it.
    static IEnumerable<ReturnStatementSyntax> ReturnsIn(GlobalStatementSyntax statement) => statement
        .DescendantNodes(node => node is GlobalStatementSyntax or StatementSyntax and not LocalFunctionStatementSyntax
            or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax or SwitchSectionSyntax)
        .OfType<ReturnStatementSyntax>();

    // "x" has a value, "x;" has none, and neither has "Console.WriteLine(x)" without its semicolon. What else stands for nothing
    // does not compile, and a model of what was compiled takes time.
    static bool IsValue(StatementSyntax statement, CSharpCompilation compilation) =>
        statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var expression }
        && (expression is not (InvocationExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax)
            || compilation.GetSemanticModel(statement.SyntaxTree).GetTypeInfo(expression)
                is { Type.SpecialType: not SpecialType.System_Void });
}

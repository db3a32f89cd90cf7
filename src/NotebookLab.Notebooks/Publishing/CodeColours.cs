using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>
/// C# as HTML with a class a token: k keyword, t type, f function, s string, n number, c comment, d directive.
/// Coloured from the syntax alone; what a name means only a compilation would know, so types are a good guess.
/// </summary>
static class CodeColours
{
    static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in SyntaxFactory.ParseSyntaxTree(code, Script).GetRoot().DescendantTokens())
        {
            Append(html, token.LeadingTrivia);
            Append(html, token.Text, ClassOf(token));
            Append(html, token.TrailingTrivia);
        }
        return html.ToString();
    }

    static void Append(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            Append(html, piece.ToFullString(), piece.IsDirective ? "d" : piece.Kind() switch
            {
                SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                    or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
                _ => "",
            });
        }
    }

    static void Append(StringBuilder html, string text, string style)
    {
        if (style.Length == 0 || text.Length == 0)
        {
            html.Append(Html.Escape(text));
            return;
        }
        html.Append("<span class=\"").Append(style).Append("\">").Append(Html.Escape(text)).Append("</span>");
    }

    static string ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => ClassOfName(token),
        _ when token.IsKeyword() || token.IsContextualKeyword() => "k",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken => "s",
        _ => "",
    };

    static string ClassOfName(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { Identifier.Text: "var", Parent: VariableDeclarationSyntax or DeclarationExpressionSyntax } => "k",
        IdentifierNameSyntax { Identifier.Text: "nameof", Parent: InvocationExpressionSyntax } => "k",
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "f",
        SimpleNameSyntax name when IsCalled(name) => "f",
        SimpleNameSyntax name when IsType(name) => "t",
        _ => "",
    };

    static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax => true,
        MemberAccessExpressionSyntax access =>
            access.Name == name && access.Parent is InvocationExpressionSyntax call && call.Expression == access,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax,
        _ => false,
    };

    static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        VariableDeclarationSyntax or ObjectCreationExpressionSyntax or TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax
            or SimpleBaseTypeSyntax or TypeConstraintSyntax or PrimaryConstructorBaseTypeSyntax or DeclarationPatternSyntax => true,
        ParameterSyntax parameter => parameter.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        CastExpressionSyntax cast => cast.Type == name,
        ForEachStatementSyntax loop => loop.Type == name,
        // Math.Sin, Gradient.Central: what stands before a point and begins with a capital, as types do here.
        MemberAccessExpressionSyntax access => access.Expression == name
            && name.Identifier.Text is [var first, ..] && char.IsUpper(first),
        _ => name is GenericNameSyntax && name.Parent is not MemberAccessExpressionSyntax,
    };
}

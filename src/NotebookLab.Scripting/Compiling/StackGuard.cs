using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// Makes endless recursion an exception: a stack overflow would end the process and take every variable with it, so
/// whatever can call itself first asks whether there is stack left. And makes endless loops stoppable: each iteration,
/// and each call of a lambda that LINQ was given, asks whether the cell is to stop.
/// </summary>
/// <remarks>
/// Every cycle of calls passes through a method that invokes or creates something, an accessor or an operator; only those
/// are guarded, so that <c>x => x * x</c> costs what it did. Nothing that is added holds a line break: lines keep their numbers.
/// </remarks>
sealed class StackGuard(bool asksInLambdas) : CSharpSyntaxRewriter
{
    static readonly StatementSyntax Check =
        ParseStatement("global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack(); ");

    static readonly StatementSyntax StopCheck = ParseStatement("global::NotebookLab.Scripting.Running.CellStop.Check(); ");

    static readonly ExpressionSyntax StopAsked = ParseExpression("global::NotebookLab.Scripting.Running.CellStop.IsAsked ");
    static readonly ExpressionSyntax StopThrown = ParseExpression("throw new global::System.OperationCanceledException() ");

    /// <summary>The tree with its guards, under the same path and options.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="asksInLambdas">Whether expression lambdas ask as well; those of expression trees can't.</param>
    public static SyntaxTree Guard(SyntaxTree tree, bool asksInLambdas)
    {
        var root = tree.GetRoot();
        var guarded = new StackGuard(asksInLambdas).Visit(root);
        return ReferenceEquals(root, guarded) ? tree : tree.WithRootAndOptions(guarded, tree.Options);
    }

    static readonly ExpressionSyntax Exit = ParseExpression("global::NotebookLab.Scripting.Running.CellStop.Exit");

    // Environment.Exit would take the kernel and every variable with it.
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var call = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return call.Expression.ToString() is "Environment.Exit" or "System.Environment.Exit" or "global::System.Environment.Exit" ? call.WithExpression(Exit.WithTriviaFrom(call.Expression)) : call;
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node) is DoStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node) is ForStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        base.VisitForEachStatement(node) is ForEachStatementSyntax loop ? loop.WithStatement(Asking(loop.Statement)) : null;

    // Only a loop whose own code asks can be stopped without an abort, which is not safe (see CellThread).
    static BlockSyntax Asking(StatementSyntax body) => Block(StopCheck, body);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return !Calls(method) ? method
            : method.Body is { } body ? method.WithBody(Guarded(body))
            : Body(method.ExpressionBody, method.ReturnType, method.Modifiers, method.SemicolonToken) is { } block
                ? method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : method;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return !Calls(function) ? function
            : function.Body is { } body ? function.WithBody(Guarded(body))
            : Body(function.ExpressionBody, function.ReturnType, function.Modifiers, function.SemicolonToken) is { } block
                ? function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : function;
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        var constructor = (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!;
        return constructor.Body is { } body && Calls(constructor) ? constructor.WithBody(Guarded(body)) : constructor;
    }

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        var @operator = (OperatorDeclarationSyntax)base.VisitOperatorDeclaration(node)!;
        return @operator.Body is { } body ? @operator.WithBody(Guarded(body))
            : Body(@operator.ExpressionBody, @operator.ReturnType, default, @operator.SemicolonToken) is { } block
                ? @operator.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : @operator;
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var accessor = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        var returns = accessor.IsKind(SyntaxKind.GetAccessorDeclaration) ? PredefinedType(Token(SyntaxKind.ObjectKeyword)) : Void;
        return accessor.Body is { } body ? accessor.WithBody(Guarded(body))
            : Body(accessor.ExpressionBody, returns, default, accessor.SemicolonToken) is { } block
                ? accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : accessor;
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var property = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        if (Body(property.ExpressionBody, property.Type, default, property.SemicolonToken) is not { } block) return property;
        var getter = AccessorList(SingletonList(AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, block)));
        return property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(getter);
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return Guarded(node, lambda);
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return Guarded(node, lambda);
    }

    // An expression lambda may be an expression tree, which can't hold statements, and its type is not to be seen here.
    // One that calls the variable that it is assigned to is neither: it is the way to write a recursive lambda.
    LambdaExpressionSyntax Guarded(LambdaExpressionSyntax original, LambdaExpressionSyntax lambda)
    {
        if (lambda.Block is { } body) return Calls(body) ? lambda.WithBlock(Guarded(body)) : lambda;
        var recursive = original.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable }
            && original.ExpressionBody!.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
                .Any(call => call.Expression is IdentifierNameSyntax called && called.Identifier.ValueText == variable.Identifier.ValueText);
        var value = lambda.ExpressionBody!;
        if (recursive) return lambda.WithExpressionBody(null).WithBlock(Block(Check, Returning(value)));
        return asksInLambdas && IsForLinq(original) && IsValue(value)
            ? lambda.WithExpressionBody(ParenthesizedExpression(ConditionalExpression(StopAsked, StopThrown, ParenthesizedExpression(value))))
            : lambda;
    }

    // Only there: a method that draws a function shows its text (CallerArgumentExpression), and a guard would stand in it.
    static bool IsForLinq(LambdaExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } }
        && LinqOperators.Contains(member.Name.Identifier.ValueText);

    static readonly HashSet<string> LinqOperators = [.. typeof(Enumerable).GetMethods().Select(method => method.Name)];

    // What could be a statement may have no value, and what has no type of its own can't stand in a conditional.
    static bool IsValue(ExpressionSyntax body) => body is BinaryExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax;

    static bool Calls(SyntaxNode node) =>
        node.DescendantNodes().Any(n => n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);

    static BlockSyntax Guarded(BlockSyntax body) => body.WithStatements(body.Statements.Insert(0, Check));

    static BlockSyntax? Body(ArrowExpressionClauseSyntax? arrow, TypeSyntax returns, SyntaxTokenList modifiers, SyntaxToken semicolon)
    {
        if (arrow is null or { Expression: ThrowExpressionSyntax or RefExpressionSyntax }) return null;
        var isVoid = returns is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            || (modifiers.Any(SyntaxKind.AsyncKeyword) && returns is not GenericNameSyntax);
        var statement = isVoid ? ExpressionStatement(arrow.Expression) : Returning(arrow.Expression);
        return Block(Check, statement).WithTrailingTrivia(semicolon.TrailingTrivia);
    }

    static StatementSyntax Returning(ExpressionSyntax value) =>
        ReturnStatement(Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space), value, Token(SyntaxKind.SemicolonToken));

    static TypeSyntax Void => PredefinedType(Token(SyntaxKind.VoidKeyword));
}

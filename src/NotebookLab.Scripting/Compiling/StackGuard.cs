using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// Makes endless recursion an exception: a stack overflow would end the process and take every variable with it, so
/// whatever can call itself first asks whether there is stack left. And makes endless loops stoppable: each iteration, each
/// jump, each call of a method, and of a lambda that LINQ or <c>Parallel</c> was given, asks whether the cell is to stop.
/// </summary>
/// <remarks>
/// Every cycle of calls passes through a method that invokes or creates something, an accessor or an operator; only those
/// ask for stack, and other lambdas ask for nothing, so that <c>x => x * x</c> costs what it did. Nothing that is added
/// holds a line break, and it stands at the end of a line where one ends there: lines keep their numbers, and most columns too.
/// </remarks>
sealed class StackGuard(bool asksInLambdas) : CSharpSyntaxRewriter
{
    static readonly StatementSyntax Check = ParseStatement("global::NotebookLab.Scripting.Running.CellStop.Enter(); ");

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
        base.VisitWhileStatement(node) is WhileStatementSyntax loop
            ? loop.WithCloseParenToken(loop.CloseParenToken.WithTrailingTrivia(Space)).WithStatement(Asking(loop.Statement, loop.CloseParenToken)) : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node) is DoStatementSyntax loop
            ? loop.WithDoKeyword(loop.DoKeyword.WithTrailingTrivia(Space)).WithStatement(Asking(loop.Statement, loop.DoKeyword)) : null;

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node) is ForStatementSyntax loop
            ? loop.WithCloseParenToken(loop.CloseParenToken.WithTrailingTrivia(Space)).WithStatement(Asking(loop.Statement, loop.CloseParenToken)) : null;

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        base.VisitForEachStatement(node) is ForEachStatementSyntax loop
            ? loop.WithCloseParenToken(loop.CloseParenToken.WithTrailingTrivia(Space)).WithStatement(Asking(loop.Statement, loop.CloseParenToken)) : null;

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) =>
        base.VisitGotoStatement(node) is GotoStatementSyntax jump ? Block(StopCheck, jump) : null;

    // Only a loop whose own code asks can be stopped without an abort, which is not safe (see CellThread).
    static BlockSyntax Asking(StatementSyntax body, SyntaxToken before) => body is BlockSyntax block
        ? Guarded(block.WithOpenBraceToken(block.OpenBraceToken.WithLeadingTrivia(before.TrailingTrivia.AddRange(block.OpenBraceToken.LeadingTrivia))), StopCheck)
        : Block(StopCheck.WithTrailingTrivia(before.TrailingTrivia), body);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        var check = CheckOf(method);
        return method.Body is { } body ? method.WithBody(Guarded(body, check))
            : Body(method.ExpressionBody, method.ReturnType, method.Modifiers, method.SemicolonToken, check) is { } block
                ? method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : method;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        var check = CheckOf(function);
        return function.Body is { } body ? function.WithBody(Guarded(body, check))
            : Body(function.ExpressionBody, function.ReturnType, function.Modifiers, function.SemicolonToken, check) is { } block
                ? function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : function;
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        var constructor = (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!;
        return constructor.Body is { } body && Calls(constructor) ? constructor.WithBody(Guarded(body, Check)) : constructor;
    }

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        var @operator = (OperatorDeclarationSyntax)base.VisitOperatorDeclaration(node)!;
        return @operator.Body is { } body ? @operator.WithBody(Guarded(body, Check))
            : Body(@operator.ExpressionBody, @operator.ReturnType, default, @operator.SemicolonToken, Check) is { } block
                ? @operator.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : @operator;
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var accessor = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        var returns = accessor.IsKind(SyntaxKind.GetAccessorDeclaration) ? PredefinedType(Token(SyntaxKind.ObjectKeyword)) : Void;
        return accessor.Body is { } body ? accessor.WithBody(Guarded(body, Check))
            : Body(accessor.ExpressionBody, returns, default, accessor.SemicolonToken, Check) is { } block
                ? accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block)
            : accessor;
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var property = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        if (Body(property.ExpressionBody, property.Type, default, property.SemicolonToken, Check) is not { } block) return property;
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
        if (lambda.Block is { } body) return Calls(body) ? lambda.WithBlock(Guarded(body, Check)) : lambda;
        var recursive = original.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable }
            && original.ExpressionBody!.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
                .Any(call => call.Expression is IdentifierNameSyntax called && called.Identifier.ValueText == variable.Identifier.ValueText);
        var value = lambda.ExpressionBody!;
        if (recursive) return lambda.WithExpressionBody(null).WithBlock(Block(Check, Returning(value)));
        if (!asksInLambdas || Caller(original) is not { } caller) return lambda;
        if (IsParallel(caller)) return lambda.WithExpressionBody(null).WithBlock(Block(StopCheck, ExpressionStatement(value)));
        return LinqOperators.Contains(caller.Name.Identifier.ValueText) && value is not (LambdaExpressionSyntax or AssignmentExpressionSyntax or ThrowExpressionSyntax)
            ? lambda.WithExpressionBody(ParenthesizedExpression(ConditionalExpression(StopAsked, StopThrown, ParenthesizedExpression(value))))
            : lambda;
    }

    // What a lambda is given to. Only few ask there: a method that draws a function shows its text
    // (CallerArgumentExpression), and a guard would stand in it. Where it does not compile, the cell goes without.
    static MemberAccessExpressionSyntax? Caller(LambdaExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } } ? member : null;

    static bool IsParallel(MemberAccessExpressionSyntax caller) =>
        caller is { Expression: IdentifierNameSyntax { Identifier.ValueText: "Parallel" }, Name.Identifier.ValueText: "For" or "ForEach" or "Invoke" };

    static readonly HashSet<string> LinqOperators = [.. typeof(Enumerable).GetMethods().Select(method => method.Name)];

    static bool Calls(SyntaxNode node) =>
        node.DescendantNodes().Any(n => n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);

    // A method that calls nothing can't be in a cycle of calls, but in a loop that a library runs.
    static StatementSyntax CheckOf(SyntaxNode method) => Calls(method) ? Check : StopCheck;

    static BlockSyntax Guarded(BlockSyntax body, StatementSyntax check) => body.WithOpenBraceToken(body.OpenBraceToken.WithTrailingTrivia(Space))
        .WithStatements(body.Statements.Insert(0, check.WithTrailingTrivia(body.OpenBraceToken.TrailingTrivia)));

    static BlockSyntax? Body(ArrowExpressionClauseSyntax? arrow, TypeSyntax returns, SyntaxTokenList modifiers, SyntaxToken semicolon, StatementSyntax check)
    {
        if (arrow is null or { Expression: ThrowExpressionSyntax or RefExpressionSyntax }) return null;
        var isVoid = returns is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            || (modifiers.Any(SyntaxKind.AsyncKeyword) && returns is not GenericNameSyntax);
        var statement = isVoid ? ExpressionStatement(arrow.Expression) : Returning(arrow.Expression);
        return Block(check, statement).WithTrailingTrivia(semicolon.TrailingTrivia);
    }

    static StatementSyntax Returning(ExpressionSyntax value) =>
        ReturnStatement(Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space), value, Token(SyntaxKind.SemicolonToken));

    static TypeSyntax Void => PredefinedType(Token(SyntaxKind.VoidKeyword));
}

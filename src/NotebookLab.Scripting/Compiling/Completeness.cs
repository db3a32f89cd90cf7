using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookLab.Scripting.Compiling;

/// <summary>Tells a cell that is still being written from one that is whole, and from one that is wrong.</summary>
static class Completeness
{
    /// <summary>
    /// Whether code can be run as it is: true; false when something may still be typed behind it; null when nothing can mend it.
    /// </summary>
    public static bool? Of(string code)
    {
        // The parser takes minutes for what is open ten thousand times over.
        if (Deepest(code, "(", ")", "[", "]") > 50 || Deepest(code, "\"{", "}") > 10) return false;
        code = CellVariables.Of(code).Code;
        var root = CSharpSyntaxTree.ParseText(code, CellCompiler.Parsing).GetRoot();
        if (!Errors("").Any()) return true;
        // What can be mended has a fault at its end only, by itself or when it is ended in one of a few ways.
        int end = root.GetLastToken(includeSkipped: true).Span.End;
        return Endings.Any(ending => Errors(ending).All(error => error.Location.SourceSpan.Start >= end)) ? false : null;

        IEnumerable<Diagnostic> Errors(string ending) => CSharpSyntaxTree.ParseText(code + ending, CellCompiler.Parsing).GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != Hints.NamespaceInScript);

        static int Deepest(string code, params string[] openAndClose)
        {
            int depth = 0, deepest = 0;
            for (int i = 0; i < code.Length; i++)
                for (int k = 0; k < openAndClose.Length; k++)
                    if (string.CompareOrdinal(code, i, openAndClose[k], 0, openAndClose[k].Length) == 0)
                        deepest = Math.Max(deepest, depth = Math.Max(0, depth + (k % 2 == 0 ? 1 : -1)));
            return deepest;
        }
    }

    // Where what has come can only go on: texts, numbers, a type's arguments, a lambda's parameters, a try without a catch.
    static readonly string[] Endings =
        ["", "\"", "'", "a'", "\"\"\"", "\n\"\"\"", "}\"", ")}\"", "\")}\"", "1", "> x", ">()", " y) => x", " finally { }", "if true", "x"];
}

using System.Diagnostics.CodeAnalysis;
using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Outputs;
using NotebookLab.Scripting.References;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Magic;

/// <summary>What a magic is given when its line is reached.</summary>
/// <param name="Name">The name that was typed.</param>
/// <param name="Argument">What stands behind the name.</param>
/// <param name="Text">The text that the line stands in.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Variables">Finds the session's variables.</param>
/// <param name="References">What the session's cells are compiled against.</param>
/// <param name="Run">Runs another text as a part of the cell.</param>
sealed record MagicCall(
    string Name, string Argument, CellText Text, int Line,
    Func<IEnumerable<Variable>> Variables, ReferenceSet References, Func<CellText, Task> Run)
{
    /// <summary>The argument, without the quotation marks that may stand around it.</summary>
    public string Unquoted => Argument.Trim() is ['"', .. var inner, '"'] ? inner.Trim() : Argument.Trim();

    /// <summary>Ends the cell with an error at the magic's line.</summary>
    [DoesNotReturn]
    public void Fail(string message) => throw Text.DirectiveError(message, Line);

    /// <summary>Ends the cell when something stands behind the name.</summary>
    public void TakesNothing()
    {
        if (Argument.Trim() is { Length: > 0 } rest) Fail($"{Name} stands alone in its line; \"{rest}\" was found behind it.");
    }
}

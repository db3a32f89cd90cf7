using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Compiling;

/// <summary>Ends a cell with an error that is told already as the learner is to see it.</summary>
sealed class CellException(CellError error) : Exception(error.Message)
{
    /// <summary>The error to show.</summary>
    public CellError Error { get; } = error;
}

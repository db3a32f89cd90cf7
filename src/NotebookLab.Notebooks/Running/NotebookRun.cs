using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Running;

/// <summary>How a notebook's run ended.</summary>
/// <param name="Ran">How many code cells were run to their end.</param>
/// <param name="Error">The error that ended the run; null when every cell ran.</param>
/// <param name="Compiling">The time spent compiling cells and loading what they reference.</param>
public sealed record NotebookRun(int Ran, CellError? Error, TimeSpan Compiling);

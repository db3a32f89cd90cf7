namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>A formula uses TeX that <see cref="Formula"/> doesn't know, or has a brace too many.</summary>
/// <param name="message">What was not understood.</param>
public sealed class FormulaException(string message) : Exception(message);

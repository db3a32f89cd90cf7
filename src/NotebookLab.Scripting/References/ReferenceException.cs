namespace NotebookLab.Scripting.References;

/// <summary>A <c>#r</c> that could not be followed; its message says what was asked for and what went wrong.</summary>
sealed class ReferenceException(string message) : Exception(message);

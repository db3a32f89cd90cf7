namespace NotebookLab.Notebooks;

/// <summary>A notebook can't be read or written; the message is one line for the reader and names the file.</summary>
/// <param name="message">What is wrong, and with which file.</param>
/// <param name="inner">What was thrown below, if anything was.</param>
public sealed class NotebookException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The language of a notebook that is none of C#; null when something else is wrong.</summary>
    public string? Language { get; init; }
}

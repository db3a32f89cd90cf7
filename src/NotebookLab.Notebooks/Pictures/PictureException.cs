namespace NotebookLab.Notebooks.Pictures;

/// <summary>The pictures can't be made; the message is a sentence or two for the reader.</summary>
/// <param name="message">What is wrong, and what would help.</param>
/// <param name="inner">What was thrown below, if anything was.</param>
public sealed class PictureException(string message, Exception? inner = null) : Exception(message, inner);

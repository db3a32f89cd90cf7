namespace NotebookLab.Notebooks.Publishing;

/// <summary>Something that a published page shows less well than the notebook deserves.</summary>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="Reason">What is shown, and why.</param>
public sealed record PublishingWarning(string Notebook, string Reason)
{
    /// <summary>The warning in one line.</summary>
    public override string ToString() => $"{Notebook}: {Reason.ReplaceLineEndings(" ").Trim()}";
}

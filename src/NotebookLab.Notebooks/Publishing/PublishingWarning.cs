namespace NotebookLab.Notebooks.Publishing;

/// <summary>Something that a published page shows less well than the notebook deserves.</summary>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="Formula">The TeX that is shown as it was written.</param>
/// <param name="Reason">What in it was not understood.</param>
public sealed record PublishingWarning(string Notebook, string Formula, string Reason)
{
    /// <summary>The warning in one line.</summary>
    public override string ToString() => $"{Notebook}: formula shown as TeX: {Reason}: {Formula.ReplaceLineEndings(" ").Trim()}";
}

namespace NotebookLab.Notebooks;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>C#, to be run.</summary>
    Code,

    /// <summary>Prose.</summary>
    Markdown,

    /// <summary>Text for another tool, neither run nor shown.</summary>
    Raw,
}

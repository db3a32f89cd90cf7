using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>An output of a kind that the format has learnt since; kept, not shown.</summary>
public sealed class UnknownOutput : CellOutput
{
    internal UnknownOutput(JsonObject json) : base(json) { }
}

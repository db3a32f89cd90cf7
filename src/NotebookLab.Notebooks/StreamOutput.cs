using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>Text that a cell wrote to the console.</summary>
public sealed class StreamOutput : CellOutput
{
    internal StreamOutput(JsonObject json) : base(json) { }

    /// <summary><c>stdout</c> or <c>stderr</c>.</summary>
    public string Name => Json["name"]?.ToString() ?? "stdout";

    /// <summary>The text.</summary>
    public string Text => Multiline.Join(Json["text"]);
}

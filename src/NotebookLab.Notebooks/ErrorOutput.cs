using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>What stopped a cell.</summary>
public sealed class ErrorOutput : CellOutput
{
    internal ErrorOutput(JsonObject json) : base(json) { }

    /// <summary>The kind of error, such as the exception's type.</summary>
    public string Name => Json["ename"]?.ToString() ?? "";

    /// <summary>What went wrong.</summary>
    public string Message => Json["evalue"]?.ToString() ?? "";

    /// <summary>The lines to show.</summary>
    public IReadOnlyList<string> Traceback =>
        Json["traceback"] is JsonArray lines ? [.. lines.Select(line => line?.ToString() ?? "")] : [];
}

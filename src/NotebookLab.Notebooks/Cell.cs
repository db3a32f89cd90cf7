using System.Text.Json.Nodes;
using NotebookLab.Scripting.Magic;

namespace NotebookLab.Notebooks;

/// <summary>A view of one cell of a notebook's JSON.</summary>
public sealed class Cell
{
    internal Cell(JsonObject json) => Json = json;

    /// <summary>The cell as the document has it.</summary>
    public JsonObject Json { get; }

    /// <summary>Whether it is code, prose or neither.</summary>
    public CellKind Kind => (string)Json["cell_type"]! switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    /// <summary>The cell's text. Setting the text it already has leaves the document untouched.</summary>
    public string Source
    {
        get => Multiline.Join(Json["source"]);
        set
        {
            if (value != Source) Json["source"] = Multiline.Split(value);
        }
    }

    /// <summary>What it is in, if it is code.</summary>
    internal CellLanguage Language => CellLanguage.Of(Json, Source);

    /// <summary>The cell's name within the notebook; none before format 4.5.</summary>
    public string? Id => Json["id"]?.ToString();

    /// <summary>The words a teacher or a tool has marked the cell with, such as <c>exercise</c>.</summary>
    public IReadOnlyList<string> Tags =>
        Json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(tag => tag?.ToString() ?? "")] : [];

    /// <summary>The cell's place in the order of execution, or null if it was not run.</summary>
    public int? ExecutionCount
    {
        get => Json["execution_count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;
        set => Set("execution_count", value);
    }

    /// <summary>What running the cell gave, in order; always empty for prose. Setting replaces all of it.</summary>
    public IReadOnlyList<CellOutput> Outputs
    {
        get => Json["outputs"] is JsonArray outputs
            ? [.. outputs.Select(output => CellOutput.Of(output!.AsObject()))]
            : [];
        set => Set("outputs", new JsonArray([.. value.Select(output => output.Json.DeepClone())]));
    }

    // A member that the file left out goes to its alphabetical place, not to the end.
    void Set(string key, JsonNode? value)
    {
        if (Json.ContainsKey(key)) Json[key] = value;
        else Json.Insert(Json.TakeWhile(member => string.CompareOrdinal(member.Key, key) < 0).Count(), key, value);
    }
}

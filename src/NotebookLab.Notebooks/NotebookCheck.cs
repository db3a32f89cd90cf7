using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLab.Scripting.Magic;

namespace NotebookLab.Notebooks;

/// <summary>Says what makes a JSON document no notebook, once and at the door, so that the views need not.</summary>
static class NotebookCheck
{
    public static void Check(JsonNode? root, string name)
    {
        if (root is not JsonObject notebook || !notebook.ContainsKey("nbformat"))
            throw new NotebookException($"{name}: is JSON but no notebook: it has no nbformat");
        var major = Whole(notebook["nbformat"]);
        if (major != 4 || (notebook.ContainsKey("nbformat_minor") && Whole(notebook["nbformat_minor"]) is null))
        {
            var version = $"{notebook["nbformat"]?.ToJsonString()}.{notebook["nbformat_minor"]?.ToJsonString() ?? "0"}";
            throw new NotebookException(major < 4
                ? $"{name}: is in notebook format {version}; open and save it in Jupyter to bring it to format 4"
                : $"{name}: is in notebook format {version}; format 4 is the one that can be read");
        }
        if (notebook["metadata"] is not (JsonObject or null))
            throw new NotebookException($"{name}: is no notebook: its metadata is not an object");
        if (NotebookLanguage.Of(notebook) is not "C#" and var language)
            throw new NotebookException($"{name}: is a {language} notebook; only C# can be run here") { Language = language };
        if (notebook["cells"] is not JsonArray cells)
            throw new NotebookException($"{name}: is no notebook: it has no list of cells");
        for (var i = 0; i < cells.Count; i++)
            if (Fault(cells[i]) is { } fault) throw new NotebookException($"{name}: cell {i + 1} {fault}");
    }

    /// <summary>
    /// Refuses half a surrogate pair, wherever it stands: written as an escape it is JSON, and no text that could be shown.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void CheckTexts(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) return;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json.TrimStart(JsonStyle.ByteOrderMark)), new() { MaxDepth = int.MaxValue });
        while (reader.Read())
            if (reader.ValueIsEscaped) _ = reader.GetString();
    }

    /// <summary>The parser's message with the place, if it knows it, counted from one as editors count.</summary>
    public static string Where(JsonException e)
    {
        // The parser's own text ends with its zero-based place.
        var text = e.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
        return e.LineNumber is { } line ? $"line {line + 1}, column {e.BytePositionInLine + 1}: {text}" : text;
    }

    static string? Fault(JsonNode? node)
    {
        if (node is not JsonObject cell) return "is not an object";
        if (cell["cell_type"]?.ToString() is not ("code" or "markdown" or "raw"))
            return $"is of an unknown type: {cell["cell_type"]?.ToJsonString() ?? "none"}";
        if (!Multiline.IsText(cell["source"])) return "has no source text";
        if (cell["metadata"] is not (JsonObject or null)) return "has metadata that is not an object";
        return cell["outputs"] switch
        {
            null => null,
            JsonArray outputs => outputs.Select(OutputFault).FirstOrDefault(fault => fault is not null),
            _ => "has outputs that are not a list",
        };
    }

    static string? OutputFault(JsonNode? output) => output?.GetValueKind() is not JsonValueKind.Object
        ? "has an output that is not an object"
        : output["output_type"]?.ToString() switch
        {
            "stream" when !Multiline.IsText(output["text"]) => "has a stream without text",
            "display_data" or "execute_result" when output["data"] is not JsonObject => "has an output without data",
            "error" when output["traceback"] is not (JsonArray or null) => "has an error whose traceback is not a list",
            _ => null,
        };

    static int? Whole(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out int number) ? number : null;
}

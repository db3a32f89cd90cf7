using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks;

/// <summary>One output of a code cell: a view of its JSON, or a new one made by <see cref="Stream"/> and its siblings.</summary>
public abstract class CellOutput
{
    private protected CellOutput(JsonObject json) => Json = json;

    /// <summary>The output as the document has it.</summary>
    public JsonObject Json { get; }

    /// <summary>Text written to the console.</summary>
    /// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text.</param>
    public static StreamOutput Stream(string name, string text) =>
        new(new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = Multiline.Split(text) });

    /// <summary>Something a cell displayed while it ran.</summary>
    /// <param name="data">Its forms by mime type; see <see cref="Value"/>.</param>
    /// <param name="metadata">How to show it, if there is anything to say.</param>
    public static DisplayOutput Display(IEnumerable<KeyValuePair<string, JsonNode>> data, JsonObject? metadata = null) =>
        new(new JsonObject
        {
            ["data"] = Bundle(data), ["metadata"] = metadata ?? [], ["output_type"] = "display_data",
        });

    /// <summary>The value of a cell's last expression.</summary>
    /// <param name="data">Its forms by mime type; see <see cref="Value"/>.</param>
    /// <param name="executionCount">The count of the cell that gave it.</param>
    /// <param name="metadata">How to show it, if there is anything to say.</param>
    public static DisplayOutput Result(
        IEnumerable<KeyValuePair<string, JsonNode>> data, int? executionCount, JsonObject? metadata = null) =>
        new(new JsonObject
        {
            ["data"] = Bundle(data),
            ["execution_count"] = executionCount,
            ["metadata"] = metadata ?? [],
            ["output_type"] = "execute_result",
        });

    /// <summary>What stopped a cell.</summary>
    /// <param name="name">The kind of error, such as the exception's type.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="traceback">The lines to show.</param>
    public static ErrorOutput Error(string name, string message, IEnumerable<string> traceback) =>
        new(new JsonObject
        {
            ["ename"] = name,
            ["evalue"] = message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
        });

    /// <summary>A formatted text as the format wants it: parsed where the mime type is JSON, a string otherwise.</summary>
    /// <param name="mimeType">The form's mime type.</param>
    /// <param name="text">What a formatter wrote; kept as text if it turns out to be no JSON.</param>
    public static JsonNode Value(string mimeType, string text)
    {
        try
        {
            return MimeBundle.IsJson(mimeType) ? SavedJson.Of(JsonNode.Parse(text, documentOptions: Deep)) ?? text : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    internal static CellOutput Of(JsonObject json) => json["output_type"]?.ToString() switch
    {
        "stream" => new StreamOutput(json),
        "display_data" or "execute_result" => new DisplayOutput(json),
        "error" => new ErrorOutput(json),
        _ => new UnknownOutput(json),
    };

    // As deep as a notebook may be, less what a form stands in.
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = 240 };

    // Texts as arrays of lines, so that a changed line is a changed line in the diff; base64 as one string. Like Jupyter.
    static JsonObject Bundle(IEnumerable<KeyValuePair<string, JsonNode>> data)
    {
        var bundle = new JsonObject();
        foreach (var (mimeType, value) in data.OrderBy(form => form.Key, StringComparer.Ordinal))
        {
            var isLines = mimeType.StartsWith("text/", StringComparison.Ordinal)
                || mimeType is "application/javascript" or "image/svg+xml";
            bundle[mimeType] = isLines && value.GetValueKind() == JsonValueKind.String
                ? Multiline.Split(value.GetValue<string>())
                : value.Parent is null ? value : value.DeepClone();
        }
        return bundle;
    }
}

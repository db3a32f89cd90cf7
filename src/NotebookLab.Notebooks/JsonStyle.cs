using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>
/// How a notebook's JSON is laid out. Jupyter indents by one space, VS Code by whatever the file had; written back
/// in the file's own style, a notebook differs only where something changed. System.Text.Json's writer escapes
/// emoji and some spaces, which Jupyter's doesn't, hence the few lines of writing here.
/// </summary>
/// <param name="Prefix">A byte order mark, or nothing.</param>
/// <param name="Indent">What one level is indented by.</param>
/// <param name="NewLine">The line end.</param>
/// <param name="End">What follows the last brace.</param>
sealed record JsonStyle(string Prefix, string Indent, string NewLine, string End)
{
    public const char ByteOrderMark = '\uFEFF';

    static readonly JsonStyle Jupyter = new("", " ", "\n", "\n");

    /// <summary>The style of a text; Jupyter's own where the text is all on one line.</summary>
    public static JsonStyle Of(string json)
    {
        var open = json.IndexOf('{');
        var newline = json.IndexOf('\n');
        if (open < 0 || newline < open) return Jupyter;
        var key = newline + 1;
        while (key < json.Length && json[key] is ' ' or '\t') key++;
        return new JsonStyle(
            json[0] == ByteOrderMark ? json[..1] : "",
            json[(newline + 1)..key],
            json[newline - 1] == '\r' ? "\r\n" : "\n",
            json[json.TrimEnd().Length..]);
    }

    public string Write(JsonNode root)
    {
        var text = new StringBuilder(Prefix);
        Write(text, root, NewLine);
        return text.Append(End).ToString();
    }

    void Write(StringBuilder text, JsonNode? node, string newLine)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                WriteItems(text, '{', members, '}', newLine, (member, inner) =>
                {
                    WriteString(text, member.Key);
                    text.Append(": ");
                    Write(text, member.Value, inner);
                });
                break;
            case JsonArray { Count: > 0 } items:
                WriteItems(text, '[', items, ']', newLine, (item, inner) => Write(text, item, inner));
                break;
            case JsonValue value when value.TryGetValue(out JsonElement read):
                // As it stood in the file: 1e-05 and \u00e9 are not ours to rewrite.
                text.Append(read.GetRawText());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    void WriteItems<T>(
        StringBuilder text, char open, IEnumerable<T> items, char close, string newLine, Action<T, string> write)
    {
        var inner = newLine + Indent;
        text.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            text.Append(separator).Append(inner);
            write(item, inner);
            separator = ",";
        }
        text.Append(newLine).Append(close);
    }

    static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                '\b' => text.Append(@"\b"),
                '\f' => text.Append(@"\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}

using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>The format's texts: a string, or an array of its lines with their line ends.</summary>
static class Multiline
{
    public static bool IsText(JsonNode? node) => node switch
    {
        JsonArray lines => lines.All(IsString),
        _ => IsString(node),
    };

    public static string Join(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => line?.ToString())),
        _ => node.ToString(),
    };

    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (int start = 0, end; start < text.Length; start = end)
        {
            var newline = text.IndexOf('\n', start);
            end = newline < 0 ? text.Length : newline + 1;
            lines.Add((JsonNode)text[start..end]);
        }
        return lines;
    }

    // Half a surrogate pair, written \ud83d, is JSON but no text: TryGetValue throws there.
    static bool IsString(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue(out string? _);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>Text made safe for a place in a page.</summary>
static class Html
{
    /// <summary>Text between tags, or in a quoted attribute.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    // Letters stay letters; what would end a script element is replaced below.
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>JSON inside a script element, where a "&lt;/script" or "&lt;!--" in a string would end it or worse.</summary>
    public static string Json(JsonNode json) => json.ToJsonString(Readable).Replace("<", "\\u003c", StringComparison.Ordinal);

    /// <summary>A script inside a script element, where the same would end it; in its texts the signs mean what they did.</summary>
    public static string Script(string text) => text
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    /// <summary>A name for a file or an address: letters, digits, points, hyphens and underscores.</summary>
    public static string FileName(string name)
    {
        var safe = new StringBuilder();
        foreach (var c in name) safe.Append(char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-');
        return safe.ToString().Trim('.', '-') is { Length: > 0 } kept ? kept : "notebook";
    }
}

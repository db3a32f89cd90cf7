using System.Net;
using System.Text.RegularExpressions;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>Pictures that a notebook names by a path: a page that is moved or sent has to have them in it.</summary>
static partial class EmbeddedPictures
{
    static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif", [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp", [".avif"] = "image/avif", [".bmp"] = "image/bmp", [".ico"] = "image/x-icon",
    };

    /// <summary>HTML with its pictures in it; where one is not to be had, that is said in its place.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="folder">What the paths are relative to; null if nothing is known of it.</param>
    /// <param name="warn">Told what was not to be had.</param>
    public static string In(string html, string? folder, Action<string> warn) => Picture().Replace(html, match =>
    {
        var address = WebUtility.HtmlDecode(match.Groups["address"].Value.Trim('"', '\''));
        // What has a scheme or a server is not beside the notebook.
        if (Elsewhere().IsMatch(address)) return match.Value;
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        if (path.Length > 0 && folder is not null && DataOf(Path.Combine(folder, path)) is { } data)
        {
            var place = match.Groups["address"];
            return $"{match.Value[..(place.Index - match.Index)]}\"{data}\"{match.Value[(place.Index - match.Index + place.Length)..]}";
        }
        warn($"the picture {path} is not shown: {(Kinds.ContainsKey(Path.GetExtension(path)) ? "there is no such file" : "it is none")}");
        var words = WebUtility.HtmlDecode(Words().Match(match.Value).Groups[1].Value.Trim('"', '\'')).Trim();
        var told = $"The picture {path} was not there when this page was made{(words.Length == 0 ? "." : $": {words}")}";
        return $"<span class=\"absent\">{Html.Escape(told)}</span>";
    });

    static string? DataOf(string path)
    {
        try
        {
            return Kinds.TryGetValue(Path.GetExtension(path), out var kind) && File.Exists(path) && NotebookFile.IsOrdinary(path)
                ? $"data:{kind};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("""<img\b(?:[^>"']|"[^"]*"|'[^']*')*?\ssrc\s*=\s*(?<address>"[^"]*"|'[^']*'|[^\s"'>]+)(?:[^>"']|"[^"]*"|'[^']*')*>""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex("""\salt\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"^\s*(?:[a-zA-Z][a-zA-Z0-9+.\-]*:|[/\\]|$)")]
    private static partial Regex Elsewhere();
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>Links of a page: one that is a script is none.</summary>
static partial class Links
{
    /// <summary>HTML whose links, forms and frames run no script: the attribute is left out, and what it was on stays as it is.</summary>
    public static string WithoutScripts(string html) => Tag().Replace(html, tag => Address().Replace(tag.Value, match =>
        IsScript(match.Groups["address"].Value.Trim('"', '\'')) ? "" : match.Value));

    // As a browser reads it: references to characters resolved, no spaces and no control characters before or within the scheme.
    static bool IsScript(string address)
    {
        var plain = WebUtility.HtmlDecode(Reference().Replace(address, Character));
        var scheme = string.Concat(plain.Where(c => c > ' ' && !char.IsControl(c)));
        return scheme.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || scheme.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase);
    }

    // Those that WebUtility does not know: by name, and by number without a semicolon.
    static string Character(Match reference) => reference.Groups["name"].Value switch
    {
        "colon" => ":",
        "Tab" or "NewLine" => " ",
        _ => int.TryParse(reference.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            || int.TryParse(reference.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out code)
            ? code is > 0 and < 128 ? $"{(char)code}" : "?" : reference.Value,
    };

    [GeneratedRegex("""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<=[\s/"'])(?:xlink:)?(?:href|action|formaction|src|data)\s*=\s*(?<address>"[^"]*"|'[^']*'|[^\s"'>]+)""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("&(?:#[xX](?<hex>[0-9a-fA-F]+)|#(?<number>[0-9]+)|(?<name>colon|Tab|NewLine));?")]
    private static partial Regex Reference();
}

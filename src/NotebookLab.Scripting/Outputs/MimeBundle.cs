using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// A value in several forms, keyed by mime type: always <c>text/plain</c>, and beside it what the formatters of
/// Microsoft.DotNet.Interactive.Formatting prefer for its type.
/// </summary>
/// <param name="Forms">
/// The forms, richest first. A mime type that ends in <c>+json</c> or is <c>application/json</c> holds a JSON value,
/// every other one a string.
/// </param>
public sealed record MimeBundle(IReadOnlyDictionary<string, JsonNode?> Forms)
{
    const string Plain = "text/plain";
    const string Html = "text/html";

    /// <summary>Formats a value.</summary>
    /// <param name="value">What to show; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The forms wanted; when empty, those that are preferred for the value's type.</param>
    /// <remarks>A formatter that throws costs its own form only, and the plain form says so.</remarks>
    public static MimeBundle Of(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var type = value?.GetType() ?? typeof(object);
        var wanted = mimeTypes.Count > 0 ? mimeTypes : value is null ? [Plain] : [.. Formatter.GetPreferredMimeTypesFor(type)];
        var forms = new Dictionary<string, JsonNode?>();
        var failures = new List<string>();
        foreach (var mime in wanted.Append(Plain).Distinct())
        {
            if (mime == Html && mimeTypes.Count == 0 && IsPlain(type)) continue;
            try
            {
                var text = Text(value, type, mime);
                forms[mime] = IsJson(mime) ? JsonNode.Parse(text) : JsonValue.Create(text.Replace("\r\n", "\n", StringComparison.Ordinal));
            }
            catch (Exception e) when (e is not ThreadInterruptedException)
            {
                failures.Add($"The {mime} form of this {type.Name} could not be made: {e.GetType().Name}: {e.Message}");
            }
        }
        if (failures.Count > 0)
            forms[Plain] = string.Join('\n', [.. failures, .. forms.TryGetValue(Plain, out var plain) ? [$"{plain}"] : Array.Empty<string>()]);
        if (forms.TryGetValue(Html, out var html) && mimeTypes.Count == 0 && OnlyWrapsThePlainText(html))
            forms.Remove(Html);
        return new(forms);
    }

    /// <summary>Text that is already in the form that its mime type names.</summary>
    public static MimeBundle Text(string mimeType, string text) =>
        new(new Dictionary<string, JsonNode?> { [mimeType] = IsJson(mimeType) ? JsonNode.Parse(text) : text });

    /// <summary>Whether a mime type's content is a JSON value and not a string.</summary>
    public static bool IsJson(string mimeType) => mimeType.EndsWith("+json", StringComparison.Ordinal) || mimeType == "application/json";

    // Nobody has said how to show this type of number: the HTML that any object has would be its text once more.
    static bool IsPlain(Type type) => type.IsPrimitive && Formatter.GetPreferredFormatterFor(type, Html).Type == typeof(object);

    // A number's formatter is asked itself, since the way that serves every type loads the expression compiler first: 50 ms.
    static string Text(object? value, Type type, string mime) =>
        type.IsPrimitive ? value.ToDisplayString(Formatter.GetPreferredFormatterFor(type, mime)) : value.ToDisplayString(mime);

    // A number's HTML is its text in a <pre> and a kilobyte of style: it shows nothing that the plain text doesn't.
    static bool OnlyWrapsThePlainText(JsonNode? html) =>
        html?.GetValueKind() == JsonValueKind.String
        && html.GetValue<string>() is var text
        && text.StartsWith("<div class=\"dni-plaintext\"><pre>", StringComparison.Ordinal)
        && text.IndexOf("</pre></div><style>", StringComparison.Ordinal) is var end and > 0
        && text.EndsWith("</style>", StringComparison.Ordinal)
        && text.IndexOf("<div", 1, end, StringComparison.Ordinal) < 0;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookLab.Charts.Display;

/// <summary>
/// Turns a chart's JSON into that of a larger theme: all that plotly.js counts in pixels is multiplied, as a browser's zoom
/// would, and the shared inks are replaced. What is a share of the chart or lies in the units of its axes stays.
/// </summary>
sealed partial class Enlargement(Theme theme)
{
    static readonly HashSet<string> Pixels =
    [
        "ax", "ay", "xshift", "yshift", "standoff", "startstandoff", "arrowwidth", "borderwidth", "borderpad",
        "ticklen", "tickwidth", "linewidth", "gridwidth", "zerolinewidth", "itemwidth", "tracegroupgap", "xpad", "ypad", "thickness",
        "xgap", "ygap",
    ];

    static readonly HashSet<string> PixelParts = ["margin", "pad"];

    public string Of(string json)
    {
        var figure = JsonNode.Parse(json)!;
        if (figure["layout"] is JsonObject layout && layout["height"] is { } height) layout["height"] = Larger(height);
        Walk(figure, "");
        return figure.ToJsonString(PlotlyJson.Readable);
    }

    // The names of members tell what is in pixels: "size" in a font, but not in the contours, where it is a height of f.
    void Walk(JsonNode? node, string owner)
    {
        switch (node)
        {
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    if (Word(items[i]) is { } text) items[i] = Inked(text);
                    else Walk(items[i], owner);
                }

                break;
            case JsonObject part:
                foreach (var (name, value) in part.ToArray())
                {
                    // Sliders name a part of a part: marker.size.
                    string[] path = name.Split('.');
                    string last = path[^1], holder = path.Length > 1 ? path[^2] : owner;
                    if (Word(value) is { } text) part[name] = Inked(text);
                    else if (IsPixels(last, holder)) part[name] = Larger(value);
                    else Walk(value, last);
                }

                break;
        }
    }

    static bool IsPixels(string name, string owner) =>
        Pixels.Contains(name) || PixelParts.Contains(owner)
        || (name == "size" && (owner == "marker" || owner.EndsWith("font", StringComparison.Ordinal)))
        || (name == "width" && owner == "line");

    static string? Word(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    JsonNode? Larger(JsonNode? size) => size switch
    {
        JsonArray sizes => new JsonArray([.. sizes.Select(Larger)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => Math.Round(value.GetValue<double>() * theme.Scale, 1),
        _ => size?.DeepClone(),
    };

    string Inked(string text)
    {
        string inked = text
            .Replace(Look.Ink, theme.Ink, StringComparison.Ordinal)
            .Replace(Look.Muted, theme.Muted, StringComparison.Ordinal)
            .Replace(Look.GridLine, theme.GridLine, StringComparison.Ordinal);
        return FontSize().Replace(inked, size => string.Create(
            CultureInfo.InvariantCulture,
            $"font-size:{double.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) * theme.Scale:0.#}px"));
    }

    [GeneratedRegex(@"font-size:\s*([\d.]+)px")]
    private static partial Regex FontSize();
}

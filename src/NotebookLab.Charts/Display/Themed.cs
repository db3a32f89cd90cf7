using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Charts.Labels;

namespace NotebookLab.Charts.Display;

/// <summary>
/// Turns a chart's JSON into that of a theme: all that plotly.js counts in pixels is multiplied, as a browser's zoom would, the
/// shared inks are replaced, and on a dark ground hues become as light as it takes to see them. What is a share of the chart or
/// lies in the units of its axes stays.
/// </summary>
sealed partial class Themed(Theme theme)
{
    static readonly HashSet<string> Pixels =
    [
        "ax", "ay", "xshift", "yshift", "standoff", "startstandoff", "arrowwidth", "borderwidth", "borderpad",
        "ticklen", "tickwidth", "linewidth", "gridwidth", "zerolinewidth", "itemwidth", "tracegroupgap", "xpad", "ypad", "thickness",
        "xgap", "ygap",
    ];

    static readonly HashSet<string> PixelParts = ["margin", "pad", "narrow"];

    const double OfText = 4.5, OfLines = 3;   // contrasts, as WCAG 2 asks for them

    readonly bool isDark = Shade.Contrast(theme.Ground, "#ffffff") > OfText;

    public string Of(string json)
    {
        var figure = JsonNode.Parse(json)!;
        if (figure["layout"] is JsonObject layout)
        {
            if (layout["height"] is { } height) layout["height"] = Larger(height);
            Walk(layout, "", isDark);
            if (isDark) Darken(layout);
        }

        // What lies on a picture keeps its contrast with that; words stand beside one.
        var traces = figure["data"]!.AsArray().OfType<JsonObject>().ToArray();
        var pictures = traces.Where(IsPicture).Select(Place).ToHashSet();
        foreach (var trace in traces) Walk(trace, "", isDark && (Word(trace["mode"]) == "text" || !pictures.Contains(Place(trace))));
        if (isDark && pictures.Count > 0 && figure["layout"] is JsonObject onPictures) LegendOfPictures(onPictures);
        return figure.ToJsonString(PlotlyJson.Readable);
    }

    // The names of members tell what is in pixels: "size" in a font, but not in the contours, where it is a height of f.
    void Walk(JsonNode? node, string owner, bool lifts)
    {
        switch (node)
        {
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    if (Word(items[i]) is { } text) items[i] = Inked(text, owner, lifts);
                    else Walk(items[i], owner, lifts);
                }

                break;
            case JsonObject part:
                foreach (var (name, value) in part.ToArray())
                {
                    // Sliders name a part of a part: marker.size.
                    string[] path = name.Split('.');
                    string last = path[^1], holder = path.Length > 1 ? path[^2] : owner;
                    if (Word(value) is { } text) part[name] = Inked(text, last == "color" ? holder : last, lifts);
                    else if (IsPixels(last, holder)) part[name] = Larger(value);
                    else if (last != "colorscale") Walk(value, last, lifts);
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

    string Inked(string text, string owner, bool lifts)
    {
        string inked = text;
        if (lifts || !isDark)
            inked = inked
                .Replace(Look.Ink, theme.Ink, StringComparison.Ordinal)
                .Replace(Look.Muted, theme.Muted, StringComparison.Ordinal)
                .Replace(Look.GridLine, theme.GridLine, StringComparison.Ordinal);
        if (lifts)
        {
            if (text == Look.LabelGround) return theme.Ground + "cc";
            if (owner.EndsWith("bgcolor", StringComparison.Ordinal) && text == "#ffffff") return theme.Ground;
            double contrast = owner.EndsWith("font", StringComparison.Ordinal) || owner == "text" ? OfText : OfLines;
            if (inked != theme.GridLine) inked = Colour().Replace(inked, colour => Shade.Lifted(colour.Value, theme.Ground, contrast));
        }

        return FontSize().Replace(inked, size => string.Create(
            CultureInfo.InvariantCulture,
            $"font-size:{double.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) * theme.Scale:0.#}px"));
    }

    // What the template leaves to plotly.js, which takes a light ground for granted.
    void Darken(JsonObject layout)
    {
        layout["paper_bgcolor"] = theme.Ground;
        layout["plot_bgcolor"] = theme.Ground;
        foreach (var part in new[] { "sliders", "updatemenus" }.SelectMany(name => layout[name]?.AsArray() ?? []).OfType<JsonObject>())
        {
            (part["bgcolor"], part["bordercolor"]) = (theme.GridLine, theme.Muted);
            if (part["steps"] is not null) (part["tickcolor"], part["activebgcolor"]) = (theme.Muted, theme.Muted);
        }

        foreach (var label in layout["annotations"]?.AsArray().OfType<JsonObject>() ?? [])
            if (label["showarrow"]?.GetValue<bool>() != false) label["arrowcolor"] ??= theme.Muted;
    }

    // Lines that are drawn for a light picture are named on a light ground.
    static void LegendOfPictures(JsonObject layout)
    {
        if (layout["legend"] is not JsonObject legend) return;
        legend["bgcolor"] = "#dfe5ec";
        foreach (var owner in new[] { legend, legend["title"] as JsonObject }.OfType<JsonObject>())
        {
            var font = owner["font"] as JsonObject ?? (JsonObject)(owner["font"] = new JsonObject())!;
            font["color"] = Look.Ink;
        }
    }

    static bool IsPicture(JsonObject trace) => PictureType().IsMatch(Word(trace["type"]) ?? "");

    static string Place(JsonObject trace) =>
        Word(trace["scene"]) ?? (SpatialType().IsMatch(Word(trace["type"]) ?? "") ? "scene" : Word(trace["xaxis"]) + Word(trace["yaxis"]));

    [GeneratedRegex("contour|heatmap|surface")]
    private static partial Regex PictureType();

    [GeneratedRegex("surface|3d|cone")]
    private static partial Regex SpatialType();

    // The whole of a value, or within the markup of a text; what else looks like a colour there is a reader's word.
    [GeneratedRegex("^#[0-9a-fA-F]{6}$|(?<=color:)#[0-9a-fA-F]{6}")]
    private static partial Regex Colour();

    [GeneratedRegex(@"font-size:\s*([\d.]+)px")]
    private static partial Regex FontSize();
}

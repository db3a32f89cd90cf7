using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks.Comparison;

/// <summary>Compares JSON member by member, such as a chart: its traces in order, their arrays, titles and colours.</summary>
sealed class JsonComparison(TextComparison texts)
{
    // What one bit of a float32 weighs: noise far below it can still turn the last bit.
    const double SinglePrecision = 1.2e-7;

    public IEnumerable<Mismatch> Compare(string where, JsonNode? expected, JsonNode? actual)
    {
        var tolerance = texts.Tolerance;
        if (TypedArray.Decode(expected) is { } was && TypedArray.Decode(actual) is { } now)
        {
            tolerance = was.IsSingle || now.IsSingle ? Math.Max(tolerance, SinglePrecision) : tolerance;
            (expected, actual) = (was.Values, now.Values);
        }
        return Compare(where, expected, actual, tolerance);
    }

    IEnumerable<Mismatch> Compare(string where, JsonNode? expected, JsonNode? actual, double tolerance) =>
        (expected, actual) switch
        {
            (JsonObject was, JsonObject now) => was.Select(member => member.Key).Union(now.Select(member => member.Key))
                .SelectMany(key => Member($"{where}.{key}", was, now, key)),
            (JsonArray was, JsonArray now) when was.Count != now.Count =>
                [new Mismatch(where, $"{was.Count} items", $"{now.Count} items")],
            (JsonArray was, JsonArray now) => Items(where, was, now, tolerance),
            (JsonValue was, JsonValue now) when IsNumber(was) && IsNumber(now) =>
                TextComparison.Near(Number(was), Number(now), tolerance)
                    ? []
                    : [new Mismatch(where, Show(was), Show(now))],
            (JsonValue was, JsonValue now) when IsString(was) && IsString(now) =>
                texts.Compare(where, was.GetValue<string>(), now.GetValue<string>()),
            _ => JsonNode.DeepEquals(expected, actual) ? [] : [new Mismatch(where, Show(expected), Show(actual))],
        };

    IEnumerable<Mismatch> Member(string where, JsonObject was, JsonObject now, string key) =>
        (was.ContainsKey(key), now.ContainsKey(key)) switch
        {
            (true, false) => [new Mismatch(where, Show(was[key]), "nothing")],
            (false, true) => [new Mismatch(where, "nothing", Show(now[key]))],
            _ => Compare(where, was[key], now[key]),
        };

    // Of a list of numbers or words the first difference is enough; of a list of traces each one is told.
    IEnumerable<Mismatch> Items(string where, JsonArray was, JsonArray now, double tolerance)
    {
        var all = was.Zip(now).SelectMany((pair, i) => pair.First is JsonObject
            ? Compare($"{where}[{i}]", pair.First, pair.Second)
            : Compare($"{where}[{i}]", pair.First, pair.Second, tolerance));
        return was.Any(item => item is JsonObject) ? all : all.Take(1);
    }

    // Through its text, since a value made in memory may be an int and won't convert.
    static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    static bool IsNumber(JsonValue value) => value.GetValueKind() == JsonValueKind.Number;

    static bool IsString(JsonValue value) => value.GetValueKind() == JsonValueKind.String;

    static string Show(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray items => $"{items.Count} items",
        JsonValue value when IsString(value) => $"“{value.GetValue<string>()}”",
        _ => node.ToJsonString(),
    };
}

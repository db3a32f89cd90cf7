using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>
/// JSON as front ends save it: keys in their alphabetical order, numbers as JavaScript writes them. A notebook that is opened and
/// saved unchanged is the same file then.
/// </summary>
static class SavedJson
{
    const int Exact = 15; // a whole number of so many digits is the same everywhere

    /// <summary>The same value in that form.</summary>
    public static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Of(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => Number(value.ToJsonString()),
        // As text, and not as it was escaped.
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node?.DeepClone(),
    };

    static JsonNode Number(string text)
    {
        bool isWhole = text.AsSpan().TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0;
        if (text == "-0") return 0;
        if (isWhole && text.Length <= Exact || !double.TryParse(text, CultureInfo.InvariantCulture, out double number)
            || !double.IsFinite(number))
            return JsonNode.Parse(text)!;
        return JsonNode.Parse(AsJavaScript(number))!;
    }

    // The shortest digits that are the number, with an exponent where JavaScript has one: tc39.es/ecma262, Number::toString.
    static string AsJavaScript(double number)
    {
        if (number == 0) return "0";
        string sign = number < 0 ? "-" : "";
        string[] parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal) is var at && at < 0 ? parts[0].Length : at;
        string all = parts[0].Replace(".", "", StringComparison.Ordinal), digits = all.TrimStart('0');
        // How many digits stand before the point.
        int before = point - (all.Length - digits.Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        if (before is > 0 and <= 21)
            return sign + (digits.Length <= before ? digits.PadRight(before, '0') : $"{digits[..before]}.{digits[before..]}");
        if (before is > -6 and <= 0) return $"{sign}0.{new string('0', -before)}{digits}";
        string exponent = before - 1 < 0 ? $"-{1 - before}" : $"+{before - 1}";
        return $"{sign}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{exponent}";
    }
}

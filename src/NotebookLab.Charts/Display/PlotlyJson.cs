using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Newtonsoft.Json;
using Plotly.NET;

namespace NotebookLab.Charts.Display;

/// <summary>
/// A chart as plotly.js reads it: {data, layout, config}. Where Plotly.NET's own JSON has the strings "NaN" and "Infinity",
/// this has null; long rows of numbers keep six digits of what they show, and grids go as packed 32-bit numbers,
/// so that a committed notebook stays small and a rerun gives the same text.
/// </summary>
public static class PlotlyJson
{
    const int LongRow = 20;      // shorter rows, such as an axis's range, keep every digit
    const int LargeGrid = 256;   // smaller grids stay readable

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // What else writes a chart's JSON: letters stay letters.
    internal static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a chart as JSON, in its theme.</summary>
    /// <param name="chart">The chart, drawn here or with Plotly.NET.</param>
    /// <returns>The JSON object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="chart"/> is null.</exception>
    public static string Of(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var text = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            Write(json, GenericChart.getTraces(chart));
            json.WritePropertyName("layout");
            Write(json, GenericChart.getLayout(chart));
            json.WritePropertyName("config");
            Write(json, GenericChart.getConfig(chart));
            json.WriteEndObject();
        }

        string page = Encoding.UTF8.GetString(text.WrittenSpan);
        var theme = Themes.Of(chart);
        return theme == Theme.Page ? page : new Themed(theme).Of(page);
    }

    static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case double number: WriteNumber(json, number, digits: 17); break;
            case float number: WriteNumber(json, Shortest(number), digits: 17); break;
            case DynamicObj.DynamicObj part: WriteObject(json, part); break;
            case IEnumerable<double> numbers: WriteRow(json, numbers as double[] ?? [.. numbers]); break;
            case IDictionary or Delegate: WriteAnything(json, value); break;
            case IEnumerable items: WriteItems(json, items); break;
            default: WriteAnything(json, value); break;
        }
    }

    // The double that a reader means by the float: 0.1f is 0.1, not 0.10000000149011612.
    static double Shortest(float number) =>
        double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    static void WriteObject(Utf8JsonWriter json, DynamicObj.DynamicObj part)
    {
        json.WriteStartObject();
        if (part is Trace trace) json.WriteString("type", trace.type);
        foreach (var (name, value) in part.Properties)
        {
            json.WritePropertyName(name);
            if (name == "z" && part is Trace && PackedGrid.TryPack(value, LargeGrid) is { } packed) packed.WriteTo(json);
            else Write(json, value);
        }

        json.WriteEndObject();
    }

    static void WriteRow(Utf8JsonWriter json, double[] row)
    {
        int digits = row.Length > LongRow ? DigitsOf(row) : 17;
        json.WriteStartArray();
        foreach (double number in row) WriteNumber(json, number, digits);
        json.WriteEndArray();
    }

    // Six digits, and more where all numbers share their first ones: 1000.001, 1000.002, …
    static int DigitsOf(double[] row)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double number in row)
        {
            if (!double.IsFinite(number)) continue;
            low = Math.Min(low, number);
            high = Math.Max(high, number);
        }

        double shared = Math.Max(Math.Abs(low), Math.Abs(high)) / (high - low);
        return shared is > 1 and < 1e11 ? 6 + (int)Math.Ceiling(Math.Log10(shared)) : 6;
    }

    static void WriteNumber(Utf8JsonWriter json, double number, int digits)
    {
        if (!double.IsFinite(number))
        {
            json.WriteNullValue();
            return;
        }

        Span<byte> text = stackalloc byte[32];
        ReadOnlySpan<char> format = digits >= 17 ? "R" : digits == 6 ? "G6" : "G" + digits.ToString(CultureInfo.InvariantCulture);
        number.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    static void WriteItems(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (object? item in items) Write(json, item);
        json.WriteEndArray();
    }

    // What Plotly.NET's typed calls rarely leave behind (dates, decimals, dictionaries) goes the way that Plotly.NET writes it.
    static void WriteAnything(Utf8JsonWriter json, object value) =>
        json.WriteRawValue(JsonConvert.SerializeObject(value, Formatting.None), skipInputValidation: true);
}

using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks.Comparison;

/// <summary>An array of numbers, plain or in Plotly's compact form <c>{"bdata": base64, "dtype": …, "shape": …}</c>.</summary>
/// <param name="Values">The numbers, in rows if there is a shape.</param>
/// <param name="IsSingle">Whether they were stored in single precision.</param>
readonly record struct TypedArray(JsonArray Values, bool IsSingle)
{
    /// <summary>The array, or null if the node is none or is damaged.</summary>
    public static TypedArray? Decode(JsonNode? node)
    {
        if (node is JsonArray plain) return new TypedArray(plain, IsSingle: false);
        if (node is not JsonObject json || json["bdata"] is not JsonValue data || json["dtype"]?.ToString() is not { } type)
            return null;
        var bytes = new byte[data.ToString().Length];
        return Convert.TryFromBase64String(data.ToString(), bytes, out var count)
            && Numbers(type, bytes.AsSpan(0, count)) is { } numbers
            ? new TypedArray(Shape(numbers, json["shape"]?.ToString()), type == "f4")
            : null;
    }

    static double[]? Numbers(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "f8" => Cast<double>(bytes, x => x),
        "f4" => Cast<float>(bytes, x => x),
        "i1" => Cast<sbyte>(bytes, x => x),
        "u1" or "u1c" => Cast<byte>(bytes, x => x),
        "i2" => Cast<short>(bytes, x => x),
        "u2" => Cast<ushort>(bytes, x => x),
        "i4" => Cast<int>(bytes, x => x),
        "u4" => Cast<uint>(bytes, x => x),
        _ => null,
    };

    static double[] Cast<T>(ReadOnlySpan<byte> bytes, Func<T, double> widen)
        where T : unmanaged => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), x => widen(x));

    // The shape is written "rows,columns"; a list needs none.
    static JsonArray Shape(double[] numbers, string? shape)
    {
        var columns = shape?.Split(',') is [_, var second] && int.TryParse(second, out var n) && n > 0 ? n : 0;
        var rows = columns == 0 ? [numbers] : numbers.Chunk(columns).ToArray();
        var arrays = rows.Select(row => new JsonArray([.. row.Select(Finite)])).ToArray<JsonNode>();
        return columns == 0 ? arrays[0].AsArray() : new JsonArray(arrays);
    }

    // A gap in a chart is null in a plain array and NaN in a typed one.
    static JsonNode? Finite(double x) => double.IsFinite(x) ? x : null;
}

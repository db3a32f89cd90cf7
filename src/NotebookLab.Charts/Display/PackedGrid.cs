using System.Collections;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NotebookLab.Charts.Display;

/// <summary>
/// A rectangle of numbers as plotly.js (2.28 and later) reads it packed: base64 of little-endian floats with their shape.
/// A float has seven digits, more than a screen shows; where seven don't do, or the numbers are too large, it is doubles.
/// </summary>
sealed record PackedGrid(string Data, string Type, string Shape)
{
    public static PackedGrid? TryPack(object? value, int atLeast)
    {
        if (value is not IEnumerable rows || value is string) return null;
        var grid = new List<double[]>();
        foreach (object? row in rows)
        {
            if (row is not IEnumerable<double> numbers) return null;
            grid.Add(numbers as double[] ?? [.. numbers]);
        }

        if (grid.Count == 0 || grid.Any(row => row.Length != grid[0].Length) || grid.Count * grid[0].Length < atLeast) return null;
        double[] all = [.. grid.SelectMany(row => row).Select(number => double.IsFinite(number) ? number : double.NaN)];
        return FitsFloat(all)
            ? new PackedGrid(Convert.ToBase64String(MemoryMarshal.AsBytes(Array.ConvertAll(all, number => (float)number))), "f4",
                $"{grid.Count},{grid[0].Length}")
            : new PackedGrid(Convert.ToBase64String(MemoryMarshal.AsBytes(all)), "f8", $"{grid.Count},{grid[0].Length}");
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("bdata", Data);
        json.WriteString("dtype", Type);
        json.WriteString("shape", Shape);
        json.WriteEndObject();
    }

    static bool FitsFloat(double[] numbers)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double number in numbers)
        {
            if (double.IsNaN(number)) continue;
            low = Math.Min(low, number);
            high = Math.Max(high, number);
        }

        double largest = Math.Max(Math.Abs(low), Math.Abs(high));
        return largest < float.MaxValue && (high - low > 1e-3 * largest || low == high);
    }
}

using System.Globalization;

namespace NotebookLab.Charts;

/// <summary>Numbers as a reader expects them in labels: few digits, a real minus sign, the same in every country.</summary>
internal static class Number
{
    public static string Text(double value, int digits = 4) => value switch
    {
        0 => "0",
        double.NaN => "not a number",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => value.ToString("G" + digits, CultureInfo.InvariantCulture).Replace('-', '−'),
    };

    public static string Text(ReadOnlySpan<double> point)
    {
        var parts = new string[point.Length];
        for (int i = 0; i < parts.Length; i++) parts[i] = Text(point[i]);
        return "(" + string.Join(", ", parts) + ")";
    }

    public static string Count(int count, string one) =>
        count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {one}s");
}

using System.Globalization;

namespace NotebookLab.Charts.Labels;

/// <summary>
/// Numbers as a reader expects them in labels: few digits, a real minus sign, 2 × 10⁷ for 2E+07, the same in every country.
/// </summary>
static class Number
{
    public static string Text(double value, int digits = 4)
    {
        if (double.IsNaN(value)) return "not a number";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        string scientific = value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
        double rounded = Digits(value, digits) + 0;   // −0 + 0 is 0
        string text = rounded == 0 || Math.Abs(rounded) is >= 1e-4 and < 1e6
            ? rounded.ToString("0.##########", CultureInfo.InvariantCulture)
            : WithPower(scientific);
        return text.Replace('-', '−');
    }

    public static string Text(ReadOnlySpan<double> point)
    {
        var parts = new string[point.Length];
        for (int i = 0; i < parts.Length; i++) parts[i] = Text(point[i]);
        return "(" + string.Join(", ", parts) + ")";
    }

    /// <summary>A number to so many significant digits.</summary>
    public static double Digits(double value, int digits) =>
        double.Parse(value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>
    /// Numbers to a ten-thousandth of a picture's length, finer than a screen: the arguments of a slider would carry every digit.
    /// </summary>
    public static double[] Rounded(IEnumerable<double> values, double length)
    {
        double perUnit = Math.Pow(10, 4 - Math.Floor(Math.Log10(length)));
        return [.. values.Select(value => Math.Round(value * perUnit) / perUnit)];
    }

    public static string Count(int count, string one) =>
        count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {one}s");

    public static string PowerOfTen(int power) =>
        "10" + string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    static string WithPower(string scientific)
    {
        string[] parts = scientific.Split('E');
        string factor = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        return $"{factor} × {PowerOfTen(int.Parse(parts[1], CultureInfo.InvariantCulture))}";
    }
}

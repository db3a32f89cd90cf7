using System.Globalization;

namespace NotebookLab.Charts.Labels;

/// <summary>How light a colour is, and how well one is told from another.</summary>
static class Shade
{
    /// <summary>The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").</summary>
    public static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>A colour, mixed with as much white as it takes to have a contrast with a dark ground.</summary>
    public static string Lifted(string colour, string ground, double contrast)
    {
        string lifted = colour;
        for (int white = 5; white <= 100 && Contrast(lifted, ground) < contrast; white += 5)
            lifted = "#" + string.Concat(Channels(colour).Select(
                channel => ((int)(channel + (255 - channel) * white / 100.0)).ToString("x2", CultureInfo.InvariantCulture)));
        return lifted;
    }

    /// <summary>The colour, if it is one that can be computed with.</summary>
    /// <exception cref="ArgumentException">It isn't.</exception>
    public static string Checked(string colour, string name) =>
        colour is ['#', _, _, _, _, _, _] && colour.Skip(1).All(char.IsAsciiHexDigit)
            ? colour
            : throw new ArgumentException($"{name} is a colour such as #1f1f1f, but here is \"{colour}\".", name);

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    static double Luminance(string colour)
    {
        double[] linear = [.. Channels(colour).Select(channel => channel / 255.0)
            .Select(share => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    static int[] Channels(string colour) => [.. Enumerable.Range(0, 3)
        .Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}

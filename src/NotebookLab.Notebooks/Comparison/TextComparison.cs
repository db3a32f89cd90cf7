using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookLab.Notebooks.Comparison;

/// <summary>Compares texts: their numbers as numbers, all else letter by letter.</summary>
/// <param name="tolerance">By how much of the larger number two numbers may differ.</param>
sealed partial class TextComparison(double tolerance)
{
    /// <summary>By how much of the larger number two numbers may differ.</summary>
    public double Tolerance => tolerance;

    /// <summary>The first line that differs, if one does; one is enough to find the place.</summary>
    public IEnumerable<Mismatch> Compare(string where, string expected, string actual)
    {
        var was = expected.Split('\n');
        var now = actual.Split('\n');
        for (var i = 0; i < Math.Max(was.Length, now.Length); i++)
        {
            var (left, right) = (was.ElementAtOrDefault(i), now.ElementAtOrDefault(i));
            if (left is null || right is null || !Same(left, right))
            {
                var line = was.Length > 1 || now.Length > 1 ? $"{where}, line {i + 1}" : where;
                yield return new Mismatch(line, Quote(left), Quote(right));
                yield break;
            }
        }
    }

    /// <summary>Whether two numbers are the same within the tolerance.</summary>
    public static bool Near(double x, double y, double tolerance) =>
        x.Equals(y) || Math.Abs(x - y) <= tolerance * Math.Max(Math.Abs(x), Math.Abs(y));

    // Splitting at a captured number gives text, number, text, number, …, text.
    bool Same(string expected, string actual)
    {
        if (expected == actual) return true;
        var was = Number().Split(expected);
        var now = Number().Split(actual);
        return was.Length == now.Length
            && was.Zip(now).Select((pair, i) => i % 2 == 0 ? pair.First == pair.Second : SameNumber(pair.First, pair.Second))
                .All(same => same);
    }

    // A whole number is a count, an index or a seed, and no rounding excuses another one.
    bool SameNumber(string expected, string actual) =>
        expected == actual
        || ((expected + actual).AsSpan().ContainsAny('.', 'e', 'E') && Near(Parse(expected), Parse(actual), tolerance));

    static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    static string Quote(string? line) => line is null ? "nothing" : $"“{line}”";

    [GeneratedRegex(@"(-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")]
    private static partial Regex Number();
}

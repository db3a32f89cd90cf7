using System.Globalization;
using System.Text.RegularExpressions;
using NotebookLab.Notebooks;

namespace NotebookLab.Tool.Tests;

/// <summary>
/// The numbers in a notebook's prose. One that a cell prints is followed by a comment with the cell's name,
/// as in <c>0.2999999999986347&lt;!--=central--&gt;</c>, which no reader sees.
/// </summary>
static partial class ProseNumbers
{
    /// <summary>
    /// What is wrong with the numbers in the prose: one that no output has, one without a marker, a marker without a cell.
    /// </summary>
    public static IEnumerable<string> Faults(Notebook notebook)
    {
        var cells = notebook.Cells.Where(cell => cell.Id is not null).ToDictionary(cell => cell.Id!);
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown && !cell.Tags.Contains("solution")))
        {
            foreach (Match marker in Marker().Matches(cell.Source))
            {
                var id = marker.Groups["cell"].Value;
                if (Stated().Matches(Plain(cell.Source[..marker.Index])).LastOrDefault() is not { } number)
                    yield return $"{cell.Id}: no number stands before {marker.Value}";
                else if (!cells.TryGetValue(id, out var source)) yield return $"{cell.Id}: there is no cell {id}";
                else if (!Printed(source).Any(printed => IsRounded(printed, number)))
                    yield return $"{cell.Id}: {number.Value} is not what cell {id} prints";
            }
            if (cell.Tags.Contains("exercise")) continue; // what a question gives
            foreach (var number in Unmarked(cell.Source))
                yield return $"{cell.Id}: {number} has no marker that names the cell which prints it";
        }
    }

    /// <summary>How many numbers of the prose are compared.</summary>
    public static int Count(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Sum(cell => Marker().Count(cell.Source));

    // A number with four digits or more is no round one: a cell made it. Years are round enough.
    static IEnumerable<string> Unmarked(string prose) => Stated().Matches(Plain(NotProse().Replace(prose, " ")))
        .Where(number => Digits(number) >= 4 && !Year().IsMatch(number.Value) && !number.Groups["marker"].Success)
        .Select(number => number.Value);

    static int Digits(Match number)
    {
        var digits = number.Groups["mantissa"].Value.Replace(".", "", StringComparison.Ordinal).TrimStart('-', '0');
        return (number.Groups["mantissa"].Value.Contains('.') ? digits : digits.TrimEnd('0')).Length;
    }

    // Rounded to the digits that are stated, the printed number is the stated one.
    static bool IsRounded(double printed, Match stated)
    {
        var mantissa = stated.Groups["mantissa"].Value;
        var exponent = stated.Groups["exponent"].Value is { Length: > 0 } power ? int.Parse(power, CultureInfo.InvariantCulture) : 0;
        var decimals = mantissa.Contains('.') ? mantissa.Length - mantissa.IndexOf('.') - 1 : 0;
        var value = ValueOf(stated);
        return printed == value || Math.Abs(printed - value) <= 0.5000001 * Math.Pow(10, exponent - decimals);
    }

    static IEnumerable<double> Printed(Cell cell) => cell.Outputs.SelectMany(Texts).SelectMany(text => Stated().Matches(Plain(text)))
        .Select(ValueOf);

    static double ValueOf(Match number) => double.Parse(
        $"{number.Groups["mantissa"].Value}e{(number.Groups["exponent"].Value is { Length: > 0 } exponent ? exponent : "0")}",
        CultureInfo.InvariantCulture);

    static IEnumerable<string> Texts(CellOutput output) => output switch
    {
        StreamOutput stream => [stream.Text],
        DisplayOutput display when display.Text("text/plain") is { } text => [text],
        _ => [],
    };

    // One way of writing: a hyphen for a minus, and e-27 for × 10⁻²⁷ and \times 10^{-27}.
    static string Plain(string text)
    {
        text = text.Replace('−', '-').Replace(@"{-}", "-", StringComparison.Ordinal);
        text = Superscript().Replace(text, power => "^"
            + new string([.. power.Value.Select(digit => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(digit) is var i && i == 0 ? '-' : (char)('0' + i - 1))]));
        return Power().Replace(text, power => power.Groups["mantissa"].Success
            ? $"{power.Groups["mantissa"].Value}e{power.Groups["power"].Value}" : $"1e{power.Groups["power"].Value}");
    }

    [GeneratedRegex(@"<!--=(?<cell>[\w.-]+)-->")]
    private static partial Regex Marker();

    // A number of its own: not a part of a name (x0, 4.3.2), and not a hyphen's.
    [GeneratedRegex(@"(?<![\w.])(?<!\w-)(?<mantissa>-?\d+(?:\.\d+)?)(?:[eE](?<exponent>[+-]?\d+))?(?![\w]|\.\d)"
        + @"(?<marker>[`$*)\]}%\s]*<!--=)?")]
    private static partial Regex Stated();

    [GeneratedRegex(@"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")]
    private static partial Regex Superscript();

    [GeneratedRegex(@"(?:(?<mantissa>-?\d+(?:\.\d+)?)\s*(?:\\times|\\cdot|×)\s*)?(?<![\d.])10\^\{?(?<power>-?\d+)\}?")]
    private static partial Regex Power();

    // Code, links' addresses, pictures.
    [GeneratedRegex(@"```.*?```|`[^`]*`(?!<!--=)|\]\([^)]*\)|<[^!][^>]*>", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"^(1[89]|20)\d\d$")]
    private static partial Regex Year();
}

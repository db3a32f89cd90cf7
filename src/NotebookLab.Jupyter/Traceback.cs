using System.Text.RegularExpressions;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter;

/// <summary>
/// An error's lines as front ends show them: the kind, the place and the caret in colours (ANSI), as those of Python's errors are,
/// and prose in lines that fit: VS Code wraps none.
/// </summary>
static partial class Traceback
{
    const int Widest = 100;
    const string Kind = "\e[1;31m", Place = "\e[36m", Caret = "\e[31m", End = "\e[0m";

    /// <summary>The lines of an error.</summary>
    public static IEnumerable<string> Of(CellError error) =>
        error.Trace.SelectMany(text => text.Split('\n')).SelectMany(Wrapped).Select(Coloured);

    // Code stands as it was written, or the caret below it would point elsewhere.
    static IEnumerable<string> Wrapped(string line)
    {
        if (CodeLine().IsMatch(line)) return [line];
        List<string> lines = [];
        while (line.Length > Widest && line.LastIndexOf(' ', Widest) is var at && line[..Math.Max(0, at)].Trim().Length > 0)
        {
            lines.Add(line[..at]);
            line = "   " + line[(at + 1)..];
        }
        return [.. lines, line];
    }

    static string Coloured(string line)
    {
        if (CodeLine().IsMatch(line)) return Carets().Replace(line, $"{Caret}$0{End}");
        line = Places().Replace(line, $"{Place}$0{End}");
        return Kinds().Replace(line, $"{Kind}$0{End}", count: 1);
    }

    [GeneratedRegex(@"^ *\d* *\| ")]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"(?<=^ *\| *)\^+")]
    private static partial Regex Carets();

    [GeneratedRegex(@"^\(\d+,\d+\)|(?<= in )[^,()]+, line \d+$")]
    private static partial Regex Places();

    [GeneratedRegex(@"\b(error|warning) \w+(?=:)|^(Caused by )?[\w.+`]+(Exception|Error)(?=:)")]
    private static partial Regex Kinds();
}

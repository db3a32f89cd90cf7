using System.Text;
using System.Text.RegularExpressions;
using NotebookLab.Scripting.Magic;

namespace NotebookLab.Scripting.Running;

/// <summary>A part of a cell: what follows a magic's line, up to the next one.</summary>
/// <param name="Name">The magic's name, as it was typed; null for what stands before the first.</param>
/// <param name="Argument">What stands behind the name, for a magic that does something with it; otherwise that is text as well.</param>
/// <param name="Line">The magic's line, from 1.</param>
/// <param name="Text">What follows, after as many empty lines as keep its line numbers those of the cell.</param>
sealed partial record CellSegment(string? Name, string Argument, int Line, string Text)
{
    /// <summary>Splits a cell at its magics.</summary>
    public static IReadOnlyList<CellSegment> Split(string cell)
    {
        List<CellSegment> segments = [];
        var text = new StringBuilder();
        string? name = null;
        string argument = "";
        int line = 0, magicLine = 1;
        foreach (var source in cell.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            line++;
            if (MagicLine().Match(source) is { Success: true } match)
            {
                Add();
                (name, magicLine) = (match.Groups["name"].Value, line);
                argument = Magics.Find(name) is ActingMagic or null ? match.Groups["rest"].Value : "";
                text.Clear().Append('\n', line - 1).Append(argument is "" ? match.Groups["rest"].Value : "");
            }
            else text.Append(source);
            text.Append('\n');
        }
        Add();
        return segments;

        void Add()
        {
            // The last line's end is the split's, not the learner's.
            var body = text.ToString() is var whole && whole.EndsWith('\n') ? whole[..^1] : whole;
            if (name is not null || !string.IsNullOrWhiteSpace(body)) segments.Add(new(name, argument, magicLine, body));
        }
    }

    /// <summary>A cell whose other parts are blanked, so that each place of its C# is where it was.</summary>
    public static string CSharpOf(string cell)
    {
        var lines = cell.Split('\n');
        bool isCSharp = true;
        for (int i = 0; i < lines.Length; i++)
        {
            var magic = MagicLine().Match(lines[i]);
            if (magic.Success) isCSharp = Magics.Find(magic.Groups["name"].Value) is not ShownMagic;
            if (magic.Success || !isCSharp) lines[i] = new string(' ', lines[i].Length);
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^\s*(?<name>#![\w#+.\-]+|#i(?=\s*""))[ \t]*(?<rest>.*)$")]
    private static partial Regex MagicLine();
}

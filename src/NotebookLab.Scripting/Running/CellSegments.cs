using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLab.Scripting.Running;

/// <summary>A part of a cell: what follows a <c>#!magic</c> line, up to the next one.</summary>
/// <param name="Magic">The magic's name, without <c>#!</c>; null for what stands before the first.</param>
/// <param name="Line">The magic's line, from 1.</param>
/// <param name="Text">What follows, after as many empty lines as keep its line numbers those of the cell.</param>
sealed partial record CellSegment(string? Magic, int Line, string Text)
{
    /// <summary>Splits a cell at its magics.</summary>
    public static IReadOnlyList<CellSegment> Split(string cell)
    {
        List<CellSegment> segments = [];
        var text = new StringBuilder();
        string? magic = null;
        int line = 0, magicLine = 1;
        foreach (var source in cell.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            line++;
            if (MagicLine().Match(source) is { Success: true } match)
            {
                Add();
                (magic, magicLine) = (match.Groups["name"].Value, line);
                text.Clear().Append('\n', line - 1).Append(match.Groups["rest"].Value);
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
            if (magic is not null || !string.IsNullOrWhiteSpace(body)) segments.Add(new(magic, magicLine, body));
        }
    }

    /// <summary>A cell whose other parts are blanked, so that each place of its C# is where it was.</summary>
    public static string CSharpOf(string cell)
    {
        var lines = cell.Split('\n');
        bool isCSharp = true;
        for (int i = 0; i < lines.Length; i++)
        {
            bool isMagic = MagicLine().Match(lines[i]) is { Success: true };
            if (isMagic) isCSharp = !Magics.Shown.ContainsKey(MagicLine().Match(lines[i]).Groups["name"].Value);
            if (isMagic || !isCSharp) lines[i] = new string(' ', lines[i].Length);
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^\s*#!(?<name>[\w#+.\-]+)[ \t]*(?<rest>.*)$")]
    private static partial Regex MagicLine();
}

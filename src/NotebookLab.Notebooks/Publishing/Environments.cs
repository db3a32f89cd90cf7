using System.Text.RegularExpressions;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>
/// Jupyter sets <c>\begin{align} … \end{align}</c> without dollars around it. Put between them, it is safe from
/// Markdown, to which a double backslash is a single one.
/// </summary>
static partial class Environments
{
    public static string InDollars(string markdown)
    {
        var isCode = false;
        var isFormula = false;
        string? end = null;
        List<string> lines = [];
        foreach (var line in markdown.Split('\n'))
        {
            if (end is null && !isFormula && Fence().IsMatch(line)) isCode = !isCode;
            if (end is null && !isCode && line.Split("$$").Length % 2 == 0) isFormula = !isFormula;
            if (end is null && !isCode && !isFormula && Begin().Match(line) is { Success: true } begin)
            {
                end = $"\\end{{{begin.Groups[1].Value}}}";
                lines.Add("$$");
            }
            lines.Add(line);
            if (end is not null && line.Contains(end, StringComparison.Ordinal))
            {
                end = null;
                lines.Add("$$");
            }
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^ {0,3}(```|~~~)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}\\begin\{([a-zA-Z]+\*?)\}")]
    private static partial Regex Begin();
}

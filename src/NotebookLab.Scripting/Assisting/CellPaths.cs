using System.Text.RegularExpressions;
using NotebookLab.Scripting.Magic;

namespace NotebookLab.Scripting.Assisting;

/// <summary>Completes what C# knows nothing of: the names of magics and directives, and paths behind them.</summary>
static partial class CellPaths
{
    /// <summary>What could stand at a place, or null when that place holds C#.</summary>
    public static Completions? Complete(string code, int position, string folder)
    {
        position = Math.Clamp(position, 0, code.Length);
        int lineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        string line = code[lineStart..position];
        if (Name().Match(line) is { Success: true } name)
        {
            var found = Magics.All.Where(item => item.StartsWith(name.Groups["name"].Value, StringComparison.OrdinalIgnoreCase));
            return new(lineStart + name.Groups["name"].Index, position, [.. found.Select(item => new CompletionItem(item, "keyword"))]);
        }

        if (Quoted().Match(line) is not { Success: true } path) return null;
        string typed = path.Groups["path"].Value.Replace('\\', '/');
        string before = typed[..(typed.LastIndexOf('/') + 1)], begun = typed[before.Length..];
        string place = Path.Combine(folder, before);
        string[] kinds = path.Groups["directive"].Value switch
        {
            "#r" => [".dll"],
            "#load" => [".cs", ".csx"],
            _ => [".ipynb", ".dib", ".cs", ".csx"],
        };
        var items = Directory.Exists(place)
            ? new DirectoryInfo(place).EnumerateFileSystemInfos(begun + "*")
                .Where(entry => entry is DirectoryInfo || kinds.Contains(entry.Extension.ToLowerInvariant()))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal).Take(200)
            : [];
        return new(position - begun.Length, position, [.. items.Select(Item)]);

        static CompletionItem Item(FileSystemInfo entry) =>
            entry is DirectoryInfo ? new(entry.Name + "/", "folder") : new(entry.Name, "file");
    }

    [GeneratedRegex(@"^\s*(?<name>#!?[\w#.+\-]*)$")]
    private static partial Regex Name();

    [GeneratedRegex("""^\s*(?<directive>#r|#load|#!import)\s+"?(?<path>[^":]*)$""")]
    private static partial Regex Quoted();
}

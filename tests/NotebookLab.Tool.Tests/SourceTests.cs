using System.Text.RegularExpressions;

namespace NotebookLab.Tool.Tests;

/// <summary>What .editorconfig says and no build looks after.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void No_line_is_longer_than_the_layout_allows()
    {
        var layout = File.ReadAllText(Path.Combine(CommandLine.Repository, ".editorconfig"));
        int most = int.Parse(MaxLineLength().Match(layout).Groups[1].Value);
        string[] files = [.. Files("src"), .. Files("tests")];
        Assert.Contains(files, file => Path.GetFileName(file) == "SourceTests.cs");
        string[] tooLong = [.. files.SelectMany(file => File.ReadLines(Path.Combine(CommandLine.Repository, file)).Index()
            .Where(line => line.Item.EnumerateRunes().Count() > most)
            .Select(line => $"{file}:{line.Index + 1} has more than {most} characters."))];
        Assert.True(tooLong is [], string.Join('\n', tooLong));
    }

    // What a build puts beside the sources has nobody's layout.
    static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(Path.Combine(CommandLine.Repository, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(CommandLine.Repository, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\[\*\.cs\]\s+max_line_length = (\d+)")]
    private static partial Regex MaxLineLength();
}

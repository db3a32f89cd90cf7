using System.Reflection;
using PublicApiGenerator;

namespace NotebookLab.Tests;

/// <summary>
/// What a library offers is what its PublicApi.txt says: a change of it is seen, and meant. Every project of tests has this file.
/// </summary>
public class PublicApiTests
{
    static readonly Assembly tests = typeof(PublicApiTests).Assembly;
    static readonly string project = tests.GetName().Name!;

    [Fact]
    public void The_library_offers_what_its_list_says()
    {
        string folder = tests.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Project").Value!;
        string list = Path.Combine(folder, "PublicApi.txt");
        string offered = Assembly.Load(project[..^".Tests".Length])
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "1") File.WriteAllText(list, offered);

        string listed = File.Exists(list) ? File.ReadAllText(list).ReplaceLineEndings("\n") : "";
        if (offered != listed)
            Assert.Fail($"""
                The public API is not the one in tests/{project}/PublicApi.txt:
                {Changes(listed.Split('\n'), offered.Split('\n'))}
                If that is meant: UPDATE_API=1 dotnet test tests/{project} --filter {nameof(PublicApiTests)}
                """);
    }

    // The lines that are gone and the new ones, each below the type that it stands in.
    static string Changes(string[] before, string[] after)
    {
        var old = Told(before);
        var now = Told(after);
        string[] changes = [.. old.Except(now).Select(line => "- " + line), .. now.Except(old).Select(line => "+ " + line)];
        return changes.Length > 0 ? string.Join('\n', changes) : "the same lines in another order or number";
    }

    // A line alone may stand in many types: "public override string ToString() { }" is told with the type's name.
    static List<string> Told(string[] lines)
    {
        var told = new List<string>();
        string type = "";
        foreach (string line in lines.Select(line => line.TrimEnd()).Where(line => line.Trim(' ', '{', '}').Length > 0))
        {
            bool isType = line.StartsWith("    public", StringComparison.Ordinal) && !line.StartsWith("     ", StringComparison.Ordinal);
            if (isType) type = line.Trim();
            told.Add(isType || !line.StartsWith("     ", StringComparison.Ordinal) ? line.Trim() : $"{line.Trim()}   in {type}");
        }

        return told;
    }
}

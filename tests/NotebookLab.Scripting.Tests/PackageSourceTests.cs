using System.IO.Compression;

namespace NotebookLab.Scripting.Tests;

public sealed class PackageSourceTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("notebooklab-").FullName;
    // The cache of packages is the machine's: a name that was restored before would be found without its source.
    readonly string package = $"NotebookLab.Sample.N{Guid.NewGuid():N}";
    readonly Lab lab;

    public PackageSourceTests() => lab = new(folder);

    public void Dispose()
    {
        lab.Dispose();
        Directory.Delete(folder, recursive: true);
        var home = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (Path.Combine(home, package.ToLowerInvariant()) is var kept && Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
    }

    [Fact]
    public async Task A_package_is_found_in_the_source_that_was_added_even_beside_one_that_does_not_answer()
    {
        Pack();
        await lab.Run($"#r \"nuget: {package}, 1.0.0\"");
        Assert.Contains($"Package {package}, 1.0.0 could not be restored", lab.Error!.Message);
        await lab.Value("#i \"nuget: http://127.0.0.1:9/none.json\"");
        Assert.Equal("True", await lab.Value($"#i \"nuget: feed\"\n#r \"nuget: {package}, 1.0.0\"\nCsCheck.Gen.Const(1) != null"));
    }

    void Pack()
    {
        Directory.CreateDirectory(Path.Combine(folder, "feed"));
        using var zip = ZipFile.Open(Path.Combine(folder, "feed", $"{package}.1.0.0.nupkg"), ZipArchiveMode.Create);
        Add($"{package}.nuspec", $"""<package><metadata><id>{package}</id><version>1.0.0</version><authors>us</authors><description>For a test.</description></metadata></package>""");
        zip.CreateEntryFromFile(typeof(CsCheck.Gen).Assembly.Location, "lib/net8.0/CsCheck.dll");

        void Add(string name, string text)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}

using System.IO.Compression;

namespace NotebookLab.Scripting.Tests.References;

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
        string home = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (Path.Combine(home, package.ToLowerInvariant()) is var kept && Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
    }

    [Fact]
    public async Task A_package_is_found_in_the_source_that_was_added_even_beside_one_that_does_not_answer()
    {
        Pack();
        await lab.Run($"#i \"nuget: https://127.0.0.1:9/none.json\"\n#r \"nuget: {package}, 1.0.0\"");
        Assert.Contains($"Package {package}, 1.0.0 could not be restored: NU1101", lab.Error!.Message);
        Assert.Contains("NU1801: Unable to load the service index for source https://127.0.0.1:9/none.json", lab.Error.Message);
        Assert.Equal("True", await lab.Value($"#i \"nuget: feed\"\n#r \"nuget: {package}, 1.0.0\"\nCsCheck.Gen.Const(1) != null"));
    }

    [Fact]
    public async Task What_a_package_brings_for_notebooks_is_run_once_before_the_cell()
    {
        Pack("""
            #!markdown
            # Not shown
            #!csharp
            using Microsoft.DotNet.Interactive.Formatting;
            Formatter.Register<CsCheck.Size>(_ => "a size", "text/plain");
            var prepared = 1;
            Console.Write("prepared");
            """);
        Assert.Equal("2", await lab.Value($"#i \"nuget: feed\"\n#r \"nuget: {package}, 1.0.0\"\nprepared + 1"));
        Assert.Equal("prepared", lab.Printed);
        Assert.Equal("a size", await lab.Value($"#r \"nuget:{package},1.0.0\"\nnew CsCheck.Size(1)"));
        Assert.Equal("", lab.Printed);
    }

    [Fact]
    public async Task A_package_whose_part_for_notebooks_fails_can_be_used_and_the_reason_is_told()
    {
        Pack("#!csharp\nKernel.Root.Add(1);");
        Assert.Equal("True", await lab.Value($"#i \"nuget: feed\"\n#r \"nuget: {package}, 1.0.0\"\nCsCheck.Gen.Const(1) != null"));
        Assert.Contains($"Package {package.ToLowerInvariant()} can be used, but what it brings for notebooks did not run", lab.Printed);
        Assert.Contains("'Kernel' does not contain a definition for 'Add'", lab.Printed);
    }

    void Pack(string? extension = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "feed"));
        using var zip = ZipFile.Open(Path.Combine(folder, "feed", $"{package}.1.0.0.nupkg"), ZipArchiveMode.Create);
        Add($"{package}.nuspec", $"<package><metadata><id>{package}</id><version>1.0.0</version><authors>us</authors>"
            + "<description>For a test.</description></metadata></package>");
        if (extension is not null) Add("interactive-extensions/dotnet/extension.dib", extension);
        zip.CreateEntryFromFile(typeof(CsCheck.Gen).Assembly.Location, "lib/net8.0/CsCheck.dll");

        void Add(string name, string text)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace NotebookLab.Scripting.References;

/// <summary>The files that packages consist of on this machine.</summary>
/// <param name="Compile">What the compiler references.</param>
/// <param name="Runtime">What is loaded, dependencies included.</param>
/// <param name="Native">Native libraries.</param>
/// <param name="Extensions">What prepares a session for them: a <c>.dib</c> that the package's author wrote for notebooks.</param>
sealed record PackageFiles(
    IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native, IReadOnlyList<string> Extensions);

/// <summary>Restores packages as the SDK does, by asking the SDK: a project of its own, in a process of its own.</summary>
sealed class PackageRestore
{
    readonly Dictionary<string, string> restored = new(StringComparer.OrdinalIgnoreCase);

    const string Extension = "interactive-extensions/dotnet/extension.dib";
    readonly List<string> sources = [];

    /// <summary>Adds a place where packages are looked for, beside those that the machine is set up with.</summary>
    public void AddSource(string source)
    {
        if (!sources.Contains(source)) sources.Add(source);
    }

    /// <summary>Restores one package together with those that were restored before, so that their versions agree.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="version">Its version, or <c>*</c> for the newest.</param>
    /// <param name="stop">Ends the restore.</param>
    /// <exception cref="ReferenceException">With the SDK's own words; the packages of before are not touched.</exception>
    public PackageFiles Restore(string name, string version, CancellationToken stop)
    {
        var wanted = new Dictionary<string, string>(restored, StringComparer.OrdinalIgnoreCase) { [name] = version };
        var folder = Project(wanted);
        var (exit, output, errors) = Run(stop, "msbuild", Path.Combine(folder, "packages.csproj"), "-restore", "-nologo", "-v:quiet",
            "-t:ResolveReferences", "-getItem:ReferencePath,RuntimeCopyLocalItems,NativeCopyLocalItems");
        if (exit != 0) throw new ReferenceException($"Package {name}, {version} could not be restored: {Reason(output + errors)}");
        restored[name] = version;
        return Files(output, Extensions(Path.Combine(folder, "obj", "project.assets.json")));
    }

    // A folder a set of packages: what was restored once is found again without the network.
    string Project(Dictionary<string, string> packages)
    {
        var project = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources)),
                // A source that doesn't answer must not be the end of packages that another one has.
                new XElement("RestoreIgnoreFailedSources", sources.Count > 0),
                new XElement("NuGetAudit", "false"),
                new XElement("NoWarn", "NU1603;NU1701")),
            new XElement("ItemGroup", packages.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(p =>
                new XElement("PackageReference", new XAttribute("Include", p.Key), new XAttribute("Version", p.Value)))));
        var text = project.ToString();
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        var folder = Path.Combine(home, "NotebookLab", "packages", name);
        Directory.CreateDirectory(folder);
        foreach (var (file, content) in new[]
        {
            ("packages.csproj", text),
            // Whatever lies in the folders above must have no say here.
            ("Directory.Build.props", "<Project />"),
            ("Directory.Build.targets", "<Project />"),
            ("Directory.Packages.props", "<Project />"),
        })
            File.WriteAllText(Path.Combine(folder, file), content);
        return folder;
    }

    static (int Exit, string Output, string Errors) Run(CancellationToken stop, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Left over from the build that started this process, these would point the restore at the wrong SDK.
        foreach (var name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath" }) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ReferenceException("Packages are restored by the .NET SDK, and there is no 'dotnet' on this machine's PATH. "
                + "Install the .NET SDK, or reference the library's file with #r \"path\".");
        }
        using (process)
        {
            using var stopping = stop.Register(() => process.Kill(entireProcessTree: true));
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            stop.ThrowIfCancellationRequested();
            return (process.ExitCode, output, errors.Result);
        }
    }

    static string Reason(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines.Where(line => line.Contains("error ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("error ", StringComparison.Ordinal) + "error ".Length)..])
            .Select(line => line.LastIndexOf(" [", StringComparison.Ordinal) is var end and > 0 && line.EndsWith(']') ? line[..end] : line)
            .Distinct().ToArray();
        // A source that was added and does not answer is a warning only, and may be the reason all the same.
        var silent = lines.Where(line => line.Contains("NU1801:", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("NU1801:", StringComparison.Ordinal)..]).Distinct();
        return errors.Length > 0 ? string.Join("; ", errors.Concat(silent)) : string.Join(' ', lines.TakeLast(3));
    }

    // The restore's own list of what it found in which folder.
    static string[] Extensions(string assets)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(assets));
        string[] homes = [.. document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(home => home.Name)];
        return [.. document.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Value).Where(HasOne)
            .Select(library => library.GetProperty("path").GetString()!)
            .Select(path => homes.Select(home => Path.Combine(home, path, Extension)).FirstOrDefault(File.Exists)).OfType<string>()];

        static bool HasOne(JsonElement library) =>
            library.TryGetProperty("files", out var files) && files.EnumerateArray().Any(file => file.ValueEquals(Extension));
    }

    static PackageFiles Files(string json, string[] extensions)
    {
        using var document = JsonDocument.Parse(json[json.IndexOf('{')..]);
        var items = document.RootElement.GetProperty("Items");
        return new(
            [.. Of("ReferencePath").Where(IsOfAPackage).Select(Path)],
            [.. Of("RuntimeCopyLocalItems").Select(Path)],
            [.. Of("NativeCopyLocalItems").Select(Path)],
            extensions);

        IEnumerable<JsonElement> Of(string name) => items.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
        static bool IsOfAPackage(JsonElement item) =>
            item.TryGetProperty("NuGetPackageId", out var id) && !id.ValueEquals("Microsoft.NETCore.App.Ref");
        static string Path(JsonElement item) => item.GetProperty("FullPath").GetString()!;
    }
}

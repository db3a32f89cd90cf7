using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace NotebookLab.Scripting.References;

/// <summary>The files that packages consist of on this machine.</summary>
/// <param name="Own">Those of the package that was asked for.</param>
/// <param name="Compile">What the compiler references, the package's own first.</param>
/// <param name="Runtime">What is loaded, dependencies included.</param>
/// <param name="Native">Native libraries.</param>
/// <param name="Extensions">What prepares a session for them: what the package's author wrote for notebooks.</param>
/// <param name="Instead">The version of the package that was taken because the one asked for is not served; otherwise null.</param>
/// <param name="IsInTheRuntime">Whether there are no files of its own because the runtime has what it brings.</param>
sealed record PackageFiles(
    IReadOnlyList<string> Own, IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native,
    IReadOnlyList<string> Extensions, string? Instead, bool IsInTheRuntime);

/// <summary>Restores packages as the SDK does, by asking the SDK: a project of its own, in a process of its own.</summary>
sealed class PackageRestore
{
    readonly Dictionary<string, string> restored = new(StringComparer.OrdinalIgnoreCase);

    const string ExtensionFolder = "interactive-extensions/dotnet/";
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
        string found = Path.Combine(folder, "found.json"), assets = Path.Combine(folder, "obj", "project.assets.json");
        bool isKnown = File.Exists(found) && File.Exists(assets) && !wanted.Values.Any(IsFloating);
        if (isKnown && Files(File.ReadAllText(found), assets, name) is var known && AllAreThere(known))
        {
            restored[name] = version;
            return known;
        }
        var (exit, output, errors) = Run(folder, stop, "msbuild", "-restore", "-nologo", "-v:quiet",
            "-t:ResolveReferences", "-getItem:ReferencePath,RuntimeCopyLocalItems,NativeCopyLocalItems");
        if (exit != 0) throw new ReferenceException($"Package {name}, {version} could not be restored: {Reason(output + errors)}");
        File.WriteAllText(found, output);
        restored[name] = version;
        return Files(output, assets, name);
    }

    static bool IsFloating(string version) => version.Contains('*', StringComparison.Ordinal);

    // The cache of packages may have been emptied since.
    static bool AllAreThere(PackageFiles files) =>
        files.Compile.Concat(files.Runtime).Concat(files.Native).Concat(files.Extensions).All(File.Exists);

    // A folder a set of packages: what was restored once is found again without the network.
    string Project(Dictionary<string, string> packages)
    {
        var project = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                // Native libraries are there for one kind of machine: this one.
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", "false"),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources)),
                // A source that doesn't answer must not be the end of packages that another one has.
                new XElement("RestoreIgnoreFailedSources", sources.Count > 0),
                new XElement("NuGetAudit", "false"),
                new XElement("NoWarn", "NU1701")),
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
            ("global.json", "{}"),
        })
            File.WriteAllText(Path.Combine(folder, file), content);
        return folder;
    }

    static (int Exit, string Output, string Errors) Run(string folder, CancellationToken stop, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            // A global.json beside the notebook names the SDK of what is built there, and may name one that is not installed.
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Left over from the build that started this process, these would point the restore at the wrong SDK.
        foreach (var name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath" }) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // A source that is out of reach is asked again and again, a second apart unless somebody has said otherwise.
        start.Environment.TryAdd("NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS", "200");
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

    static PackageFiles Files(string json, string assetsFile, string asked)
    {
        using var document = JsonDocument.Parse(json[json.IndexOf('{')..]);
        using var assets = JsonDocument.Parse(File.ReadAllText(assetsFile));
        var items = document.RootElement.GetProperty("Items");
        return new(
            [.. Of("RuntimeCopyLocalItems").Where(IsOwn).Select(Path)],
            [.. Of("ReferencePath").Where(IsOfAPackage).OrderByDescending(IsOwn).Select(Path)],
            [.. Of("RuntimeCopyLocalItems").Select(Path)],
            [.. Of("NativeCopyLocalItems").Select(Path)],
            Extensions(assets.RootElement),
            IsLogged("NU1603") ? Taken(assets.RootElement, asked) : null,
            IsLogged("NU1510"));

        IEnumerable<JsonElement> Of(string name) => items.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
        bool IsOwn(JsonElement item) => IdOf(item)?.Equals(asked, StringComparison.OrdinalIgnoreCase) == true;
        static bool IsOfAPackage(JsonElement item) => IdOf(item) is not (null or "Microsoft.NETCore.App.Ref");
        static string? IdOf(JsonElement item) => item.TryGetProperty("NuGetPackageId", out var id) ? id.GetString() : null;
        static string Path(JsonElement item) => item.GetProperty("FullPath").GetString()!;
        bool IsLogged(string code) => assets.RootElement.TryGetProperty("logs", out var logs) && logs.EnumerateArray().Any(log =>
            log.GetProperty("code").ValueEquals(code) && log.TryGetProperty("libraryId", out var library)
            && asked.Equals(library.GetString(), StringComparison.OrdinalIgnoreCase));
    }

    // The restore's own list of what it found: "name/version", in the letters of the package.
    static string? Taken(JsonElement assets, string package) =>
        assets.GetProperty("libraries").EnumerateObject().Select(library => library.Name.Split('/'))
            .FirstOrDefault(library => library[0].Equals(package, StringComparison.OrdinalIgnoreCase))?[1];

    // And in which folder.
    static string[] Extensions(JsonElement assets)
    {
        string[] homes = [.. assets.GetProperty("packageFolders").EnumerateObject().Select(home => home.Name)];
        return [.. assets.GetProperty("libraries").EnumerateObject().Select(library => library.Value)
            .SelectMany(library => Ours(library).Select(file => Path.Combine(library.GetProperty("path").GetString()!, file)))
            .Select(path => homes.Select(home => Path.Combine(home, path)).FirstOrDefault(File.Exists)).OfType<string>()];

        static IEnumerable<string> Ours(JsonElement library) => !library.TryGetProperty("files", out var files) ? []
            : files.EnumerateArray().Select(file => file.GetString()!)
                .Where(file => file.StartsWith(ExtensionFolder, StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal)
                    || file == ExtensionFolder + "extension.dib");
    }
}

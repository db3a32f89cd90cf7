using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Jupyter.Specs;

/// <summary>The folders in which front ends look for kernels, and what is in them.</summary>
public static class KernelSpecs
{
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The user's own folder for kernels; null where nothing says where that is.</summary>
    public static string? UserFolder => UserData is { } data ? Path.Combine(data, "kernels") : null;

    /// <summary>The folder for kernels below a prefix, such as <c>/usr/local</c> or a Python environment.</summary>
    public static string FolderBelow(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>Every folder that is searched, in the order in which they are.</summary>
    public static IReadOnlyList<string> Folders =>
    [
        .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.Combine(path, "kernels")),
        .. UserFolder is { } own ? new[] { own } : [],
        .. OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels")]
            : new[] { "/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels" },
    ];

    /// <summary>The kernels in some folders; of two with one name the first is the one that front ends take.</summary>
    public static IReadOnlyList<KernelSpec> In(IEnumerable<string> folders) =>
    [
        .. folders.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, "kernel.json")))
            .Select(Read).DistinctBy(spec => spec.Name.ToLowerInvariant()),
    ];

    /// <summary>Writes what a front end needs to start this kernel.</summary>
    /// <param name="folder">The kernel's folder; made, and what is in the way of the file is written over.</param>
    /// <param name="displayName">What front ends call it.</param>
    /// <param name="program">The program that starts it.</param>
    /// <param name="environment">What its environment has more.</param>
    public static void Write(string folder, string displayName, string program, IReadOnlyDictionary<string, string> environment)
    {
        Directory.CreateDirectory(folder);
        var variables = new JsonObject();
        foreach (var (name, value) in environment) variables[name] = value;
        File.WriteAllText(Path.Combine(folder, "kernel.json"), new JsonObject
        {
            ["argv"] = new JsonArray(program, "kernel", "run", "{connection_file}"),
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = variables,
            ["metadata"] = new JsonObject { ["debugger"] = false },
        }.ToJsonString(Written) + "\n");
    }

    /// <summary>Writes the pictures that front ends show for this kernel.</summary>
    /// <param name="folder">The kernel's folder.</param>
    public static void WriteLogos(string folder)
    {
        foreach (string logo in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" })
        {
            using var from = typeof(KernelSpecs).Assembly.GetManifestResourceStream(logo)!;
            using var to = File.Create(Path.Combine(folder, logo));
            from.CopyTo(to);
        }
    }

    static string? UserData => Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } data ? data
        : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
        : OperatingSystem.IsMacOS() ? Home is { } mac ? Path.Combine(mac, "Library", "Jupyter") : null
        : Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } share ? Path.Combine(share, "jupyter")
        : Home is { } home ? Path.Combine(home, ".local", "share", "jupyter") : null;

    static string? Home => Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? home : null;

    static KernelSpec Read(string folder)
    {
        string name = Path.GetFileName(folder);
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!;
            string[] command = [.. json["argv"]!.AsArray().Select(argument => $"{argument}")];
            return new(name, folder, json["display_name"]?.ToString() ?? name, command);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or NullReferenceException)
        {
            return new(name, folder, name, []); // somebody else's trouble, and still in the list
        }
    }
}

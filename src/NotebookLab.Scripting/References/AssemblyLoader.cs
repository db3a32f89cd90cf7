using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NotebookLab.Scripting.References;

/// <summary>
/// Loads cells, what <c>#r</c> names and what that needs, into one context: that of the cells. What this program itself is made
/// of stays outside, so that a package may bring another version of it: the two never meet.
/// </summary>
/// <remarks>
/// One context for everything: a library that were loaded a second time elsewhere would bring types of the same names
/// that are not the same types, and calls between the two end in MissingMethodException. So what cells and this program have in
/// common (<see cref="Shared"/>, and the runtime) is this program's for both.
/// </remarks>
static class AssemblyLoader
{
    /// <summary>What this program shares with its cells: the vocabulary of notebooks, controls, and what is woven into cells.</summary>
    /// <remarks>Files, since to say <c>typeof</c> would be to load them.</remarks>
    public static readonly IReadOnlyList<string> Shared = [.. new[]
    {
        "NotebookLab.Scripting", "NotebookLab.Controls", "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Documents", "Microsoft.AspNetCore.Html.Abstractions",
    }.Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll"))];

    static readonly string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    static readonly Dictionary<string, string> known = new(StringComparer.OrdinalIgnoreCase);
    static readonly List<string> nativeFiles = [];
    static readonly Dictionary<string, Assembly> cells = [];

    /// <summary>The context of the cells.</summary>
    public static readonly AssemblyLoadContext Cells = new CellContext();

    /// <summary>Makes files known to the loader; each is loaded when something first needs it.</summary>
    public static void Know(IEnumerable<string> assemblies, IEnumerable<string>? native = null)
    {
        lock (known)
        {
            foreach (var file in assemblies.Where(IsTheCells))
            {
                var name = Path.GetFileNameWithoutExtension(file);
                // What is loaded stays, and what is to be loaded is the newest: so a package gets what it was made for.
                bool isBetter = !known.TryGetValue(name, out var earlier) || Loaded(name) is null && Version(file) > Version(earlier);
                if (isBetter) known[name] = file;
            }
            nativeFiles.AddRange((native ?? []).Except(nativeFiles));
        }
    }

    /// <summary>Whether cells get the assembly of a file, and not the runtime's or this program's of the same name.</summary>
    public static bool IsTheCells(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (Shared.Any(shared => name.Equals(Path.GetFileNameWithoutExtension(shared), StringComparison.OrdinalIgnoreCase))) return false;
        return Path.Combine(runtime, name + ".dll") is var own && (!File.Exists(own) || Version(file) > Version(own));
    }

    /// <summary>
    /// Loads an assembly and runs its module initializer now, so that the formatters that it registers are there when
    /// its first value is shown.
    /// </summary>
    /// <returns>A warning for the learner when another version was loaded before and stays; otherwise null.</returns>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public static string? Load(string path)
    {
        var asked = AssemblyName.GetAssemblyName(path);
        var loaded = Loaded(asked.Name) ?? Cells.LoadFromAssemblyName(new(asked.Name!));
        RuntimeHelpers.RunModuleConstructor(loaded.ManifestModule.ModuleHandle);
        return loaded.GetName().Version == asked.Version ? null
            : $"{asked.Name} {asked.Version} was asked for, but version {loaded.GetName().Version} is loaded already and stays "
            + "in use. Restart to load the other one.";
    }

    /// <summary>Loads what a package brings for notebooks.</summary>
    public static Assembly LoadExtension(string path) => Loaded(Path.GetFileNameWithoutExtension(path)) ?? Cells.LoadFromAssemblyPath(path);

    /// <summary>Loads the library that a cell was made into.</summary>
    /// <remarks>
    /// Each has a context of its own, and is found by its version too: a cell that is run again makes a new version, and
    /// the old one stays in use by what it made.
    /// </remarks>
    public static Assembly LoadCell(string name, Stream image, Stream symbols)
    {
        var loaded = new LibraryContext(name).LoadFromStream(image, symbols);
        lock (cells) cells[loaded.FullName!] = loaded;
        return loaded;
    }

    /// <summary>The version of an assembly's file; none when it is no assembly.</summary>
    public static Version? Version(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file).Version;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    static Assembly? Loaded(string? name) =>
        Cells.Assemblies.FirstOrDefault(loaded => string.Equals(loaded.GetName().Name, name, StringComparison.OrdinalIgnoreCase));

    static Assembly? Cell(AssemblyName name)
    {
        lock (cells) return cells.GetValueOrDefault(name.FullName);
    }

    sealed class CellContext() : AssemblyLoadContext("cells")
    {
        protected override Assembly? Load(AssemblyName name)
        {
            string? path;
            lock (known) known.TryGetValue(name.Name ?? "", out path);
            return path is null ? Cell(name) : LoadFromAssemblyPath(path);
        }

        protected override nint LoadUnmanagedDll(string name)
        {
            string[] files;
            lock (known) files = [.. nativeFiles.Where(file => IsNative(file, name))];
            return files.Select(file => NativeLibrary.TryLoad(file, out var handle) ? handle : 0).FirstOrDefault(handle => handle != 0);
        }

        static bool IsNative(string file, string name) =>
            Path.GetFileName(file) == name
            || Path.GetFileNameWithoutExtension(file) is var simple && (simple == name || simple == "lib" + name);
    }

    sealed class LibraryContext(string name) : AssemblyLoadContext(name)
    {
        protected override Assembly Load(AssemblyName name) => Cell(name) ?? Cells.LoadFromAssemblyName(name);
    }
}

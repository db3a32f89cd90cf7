using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace NotebookLab.Scripting.References;

/// <summary>
/// Loads what <c>#r</c> names, and what that needs from beside it, into the default load context.
/// </summary>
/// <remarks>
/// One context for everything: a library that were loaded a second time elsewhere would bring types of the same names
/// that are not the same types, and calls between the two end in MissingMethodException.
/// </remarks>
static class AssemblyLoader
{
    static readonly Dictionary<string, string> beside = new(StringComparer.OrdinalIgnoreCase);
    static readonly List<string> nativeFiles = [];
    static readonly Dictionary<string, Assembly> cells = [];

    static AssemblyLoader()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            lock (beside)
                return name.Name is { } simple && beside.TryGetValue(simple, out var path) ? context.LoadFromAssemblyPath(path) : null;
        };
        AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
        {
            lock (cells) return cells.GetValueOrDefault(asked.Name);
        };
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
        {
            lock (beside)
                return nativeFiles.Where(file => IsNative(file, name))
                    .Select(file => System.Runtime.InteropServices.NativeLibrary.TryLoad(file, out var handle) ? handle : 0)
                    .FirstOrDefault(handle => handle != 0);
        };
    }

    /// <summary>Makes files known to the loader; each is loaded when something first needs it.</summary>
    public static void Know(IEnumerable<string> assemblies, IEnumerable<string>? native = null)
    {
        lock (beside)
        {
            // The first one known under a name stays, as the first one loaded does.
            foreach (var file in assemblies) beside.TryAdd(Path.GetFileNameWithoutExtension(file), file);
            nativeFiles.AddRange(native ?? []);
        }
    }

    /// <summary>
    /// Loads an assembly and runs its module initializer now, so that the formatters that it registers are there when
    /// its first value is shown.
    /// </summary>
    /// <returns>A warning for the learner when another version was loaded before and stays; otherwise null.</returns>
    public static string? Load(string path)
    {
        var asked = AssemblyName.GetAssemblyName(path);
        Assembly loaded;
        try
        {
            loaded = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
        catch (FileLoadException) when (Find(asked.Name) is { } earlier)
        {
            loaded = earlier;
        }
        RuntimeHelpers.RunModuleConstructor(loaded.ManifestModule.ModuleHandle);
        return loaded.GetName().Version == asked.Version ? null
            : $"{asked.Name} {asked.Version} was asked for, but version {loaded.GetName().Version} is loaded already and stays "
            + "in use. Restart to load the other one.";
    }

    /// <summary>Loads the library that a cell was made into.</summary>
    /// <remarks>
    /// Each has a context of its own, and is found by its version too: a cell that is run again makes a new version, and
    /// the old one stays in use by what it made.
    /// </remarks>
    public static Assembly LoadCell(string name, Stream image, Stream symbols)
    {
        var loaded = new AssemblyLoadContext(name).LoadFromStream(image, symbols);
        lock (cells) cells[loaded.FullName!] = loaded;
        return loaded;
    }

    static Assembly? Find(string? name) =>
        AssemblyLoadContext.Default.Assemblies
            .FirstOrDefault(loaded => string.Equals(loaded.GetName().Name, name, StringComparison.OrdinalIgnoreCase));

    static bool IsNative(string file, string name) =>
        Path.GetFileName(file) == name
        || Path.GetFileNameWithoutExtension(file) is var simple && (simple == name || simple == "lib" + name);
}

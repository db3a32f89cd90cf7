using Microsoft.DotNet.Interactive;
using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.References;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Magic;

/// <summary>
/// What a package's author wrote for notebooks of this family, in <c>interactive-extensions/dotnet</c>: it registers formatters,
/// usually.
/// </summary>
static class PackageExtension
{
    /// <summary>Runs it. A package whose extension fails is as good as one without, so that is said and no error.</summary>
    /// <param name="path">The extension: a script, <c>extension.dib</c>, or an assembly.</param>
    /// <param name="text">The text whose <c>#r</c> brought the package.</param>
    /// <param name="run">Runs a text as a part of the cell.</param>
    /// <param name="load">Runs something with the kernel that extensions get.</param>
    public static async Task Run(string path, CellText text, Func<CellText, Task> run, Func<Func<Kernel, Task<int>>, Task<int>> load)
    {
        try
        {
            if (InPlaceOf(path) is { } ours) await run(new(Path.GetFileName(path), text.Folder, ours, path)).ConfigureAwait(false);
            else if (path.EndsWith(".dib", StringComparison.Ordinal)) await Import.RunParts(path, text, 1, run).ConfigureAwait(false);
            else await load(kernel => Load(path, kernel)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var package = new FileInfo(path).Directory!.Parent!.Parent!.Parent!.Name;
            Console.Error.WriteLine($"Package {package} can be used, but what it brings for notebooks did not run, "
                + $"so its values may be shown plainly: {e.Message}");
        }
    }

    // Of some packages the session has its own, in Conventions/Extensions.
    static string? InPlaceOf(string path)
    {
        var name = Path.ChangeExtension(Path.GetFileName(path), ".csx");
        using var found = typeof(PackageExtension).Assembly.GetManifestResourceStream(name);
        if (found is null) return null;
        using var reader = new StreamReader(found);
        return reader.ReadToEnd();
    }

    static async Task<int> Load(string path, Kernel kernel)
    {
        var extensions = AssemblyLoader.LoadExtension(path).ExportedTypes
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
            .Where(type => type.IsAssignableTo(typeof(IKernelExtension))).ToArray();
        foreach (var type in extensions) await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(kernel);
        return extensions.Length;
    }
}

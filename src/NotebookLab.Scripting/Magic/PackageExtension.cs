using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Magic;

/// <summary>
/// What a package's author wrote for notebooks of this family, <c>interactive-extensions/dotnet/extension.dib</c>: it
/// registers formatters, usually.
/// </summary>
static class PackageExtension
{
    /// <summary>Runs it. A package whose extension fails is as good as one without, so that is said and no error.</summary>
    /// <param name="path">The extension.</param>
    /// <param name="text">The text whose <c>#r</c> brought the package.</param>
    /// <param name="run">Runs a text as a part of the cell.</param>
    public static async Task Run(string path, CellText text, Func<CellText, Task> run)
    {
        try
        {
            await Import.RunParts(path, text, 1, run).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ImportException or CellException)
        {
            var package = new FileInfo(path).Directory!.Parent!.Parent!.Parent!.Name;
            Console.Error.WriteLine($"Package {package} can be used, but what it brings for notebooks did not run, "
                + $"so its values may be shown plainly: {e.Message}");
        }
    }
}

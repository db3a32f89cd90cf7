using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Magic;

/// <summary>Runs the C# of another file as if it stood in the cell.</summary>
static class Import
{
    /// <summary>The magic.</summary>
    public static readonly ActingMagic File = new(["#!import"], "#!import path runs the C# of another notebook (.ipynb, .dib) or of a file (.cs, .csx).", Run);

    static async Task Run(MagicCall call)
    {
        var asked = call.Unquoted;
        if (asked is "") call.Fail("#!import names no file. Write #!import path, for example #!import \"shapes.ipynb\".");
        var path = Path.GetFullPath(Path.Combine(call.Text.Folder, asked.Replace('\\', '/')));
        if (call.Text.Files.Contains(path))
            call.Fail($"#!import \"{asked}\" goes in a circle: {string.Join(" → ", call.Text.Files.SkipWhile(file => file != path).Append(path).Select(Path.GetFileName))}. "
                + "Move what both need into a file of its own, and import that.");
        if (!System.IO.File.Exists(path))
            call.Fail($"#!import \"{asked}\" was not found. Paths are relative to the folder of the {(call.Text.IsImported ? "file that imports" : "notebook")}.");

        IReadOnlyList<ImportedPart> parts = [];
        try
        {
            parts = ImportedPart.Of(path);
        }
        catch (Exception e) when (e is ImportException or IOException or UnauthorizedAccessException)
        {
            call.Fail($"#!import \"{asked}\": {e.Message}");
        }

        foreach (var part in parts)
        {
            try
            {
                await call.Run(new(part.Name, Path.GetDirectoryName(path)!, part.Code, [.. call.Text.Files, path]) { Source = part.Source }).ConfigureAwait(false);
            }
            catch (CellException e)
            {
                throw new CellException(e.Error with { Trace = [.. e.Error.Trace, $"   in {part.Name}, imported by {call.Text.Name}, line {call.Line}"] });
            }
        }
    }
}

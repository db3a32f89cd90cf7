using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Outputs;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Magic;

/// <summary>Runs the C# of another file as if it stood in the cell.</summary>
static class Import
{
    /// <summary>The magic.</summary>
    public static readonly ActingMagic File = new(
        ["#!import"], "#!import path runs another notebook (.ipynb, .dib) with its text, or a file of C# (.cs, .csx).", Run);

    static async Task Run(MagicCall call)
    {
        var asked = call.Unquoted;
        if (asked is "") call.Fail("#!import names no file. Write #!import path, for example #!import \"shapes.ipynb\".");
        var path = Path.GetFullPath(Path.Combine(call.Text.Folder, asked.Replace('\\', '/')));
        if (call.Text.Files.Contains(path))
        {
            var circle = call.Text.Files.SkipWhile(file => file != path).Append(path).Select(Path.GetFileName);
            call.Fail($"#!import \"{asked}\" goes in a circle: {string.Join(" → ", circle)}. "
                + "Move what both need into a file of its own, and import that.");
        }
        if (!System.IO.File.Exists(path))
            call.Fail($"#!import \"{asked}\" was not found. "
                + $"Paths are relative to the folder of the {(call.Text.IsImported ? "file that imports" : "notebook")}.");

        try
        {
            await RunParts(path, call.Text, call.Line, call.Run).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ImportException or IOException or UnauthorizedAccessException)
        {
            call.Fail($"#!import \"{asked}\": {e.Message}");
        }
    }

    /// <summary>Runs the C# of a file, part by part, and shows what stands around it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The text that wants it.</param>
    /// <param name="line">The line there that does.</param>
    /// <param name="run">Runs a text as a part of the cell.</param>
    /// <exception cref="ImportException">The file isn't what its name says, or has no C# in it.</exception>
    /// <exception cref="CellException">A part failed.</exception>
    public static async Task RunParts(string path, CellText text, int line, Func<CellText, Task> run)
    {
        foreach (var part in ImportedPart.Of(path))
        {
            if (part.Shown is { } shown)
            {
                CellConsole.Show(shown.Form(part.Code.Trim('\n')));
                continue;
            }
            try
            {
                await run(new(part.Name, Path.GetDirectoryName(path)!, part.Code, [.. text.Files, path]) { Source = part.Source })
                    .ConfigureAwait(false);
            }
            catch (CellException e)
            {
                var way = $"   in {part.Name}, imported by {text.Name}, line {line}";
                throw new CellException(e.Error with { Trace = [.. e.Error.Trace, way] });
            }
        }
    }
}

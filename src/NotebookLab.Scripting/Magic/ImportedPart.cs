using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Scripting.Magic;

/// <summary>A file that can't be imported; the message says why.</summary>
sealed class ImportException(string message) : Exception(message);

/// <summary>A piece of a file that is imported: C# runs as a cell does, and what stands around it is shown.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Code">The C#, or the text that is shown.</param>
/// <param name="Source">The text that its line numbers are those of.</param>
/// <param name="Shown">How it is shown; null for C#.</param>
sealed record ImportedPart(string Name, string Code, string Source, ShownMagic? Shown = null)
{
    /// <summary>The C# of a file and what is to be shown with it, in its order.</summary>
    /// <exception cref="ImportException">The file isn't what its name says, or has no C# in it.</exception>
    public static IReadOnlyList<ImportedPart> Of(string path)
    {
        var name = Path.GetFileName(path);
        var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        IReadOnlyList<ImportedPart> parts;
        try
        {
            parts = Path.GetExtension(name).ToLowerInvariant() switch
            {
                ".ipynb" => OfNotebook(name, text),
                ".dib" => OfDib(name, text),
                ".cs" or ".csx" => [new(name, text, text)],
                _ => throw new ImportException("only .ipynb, .dib, .cs and .csx files can be imported."),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ImportException($"{name} is no notebook: {e.Message}");
        }
        return parts.Any(part => part.Shown is null) ? parts : throw new ImportException($"{name} has no C# in it.");
    }

    static List<ImportedPart> OfNotebook(string name, string text)
    {
        var notebook = JsonNode.Parse(text);
        var language = NotebookLanguage.Of(notebook);
        List<ImportedPart> parts = [];
        int number = 0;
        var cells = (notebook as JsonObject)?["cells"] as JsonArray
            ?? throw new ImportException($"{name} is no notebook: it has no list of cells.");
        foreach (var cell in cells)
        {
            var kind = cell.Text("cell_type");
            var source = (cell as JsonObject)?["source"] is JsonArray lines
                ? string.Concat(lines.Select(line => line?.GetValue<string>())) : cell.Text("source") ?? "";
            if (kind == "code") number++;
            var part = new ImportedPart($"{name} cell {number}", source, source);
            if (kind == "markdown") parts.Add(part with { Shown = Markdown });
            if (kind != "code") continue;
            var said = CellLanguage.Of(cell, source);
            if (said.Magic is { } magic) parts.Add(part with { Shown = (ShownMagic)Magics.Find(magic)! });
            else if (DibSection.FirstKernel(source) is { } line ? !Magics.IsOtherLanguage(line)
                : said.IsCSharp && (NotebookLanguage.OfCell(cell) is not null || language is "C#"))
                parts.Add(part);
        }
        return parts;
    }

    // Its lines keep their numbers.
    static List<ImportedPart> OfDib(string name, string text)
    {
        List<ImportedPart> parts = [];
        foreach (var section in DibSection.Of(text))
        {
            if (section.Language is "C#") parts.Add(new(name, new string('\n', section.Line - 1) + section.Text, text));
            else if (Magics.Find($"#!{section.Language}") is ShownMagic shown) parts.Add(new(name, section.Text, text, shown));
        }
        return parts;
    }

    static ShownMagic Markdown => (ShownMagic)Magics.Find("#!markdown")!;
}

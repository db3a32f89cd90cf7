using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookLab.Scripting.Magic;

/// <summary>A file that can't be imported; the message says why.</summary>
sealed class ImportException(string message) : Exception(message);

/// <summary>A piece of C# of a file that is imported: it runs as a cell does.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Code">The C#.</param>
/// <param name="Source">The text that its line numbers are those of.</param>
sealed partial record ImportedPart(string Name, string Code, string Source)
{
    /// <summary>The C# of a file, in its order.</summary>
    /// <exception cref="ImportException">The file isn't what its name says, or has no C# in it.</exception>
    public static IReadOnlyList<ImportedPart> Of(string path)
    {
        var name = Path.GetFileName(path);
        var text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        IReadOnlyList<ImportedPart> parts = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".ipynb" => OfNotebook(name, text),
            ".dib" => OfDib(name, text),
            ".cs" or ".csx" => [new(name, text, text)],
            _ => throw new ImportException("only .ipynb, .dib, .cs and .csx files can be imported."),
        };
        return parts.Count > 0 ? parts : throw new ImportException($"{name} has no C# in it.");
    }

    static List<ImportedPart> OfNotebook(string name, string text)
    {
        try
        {
            var notebook = JsonNode.Parse(text);
            var language = NotebookLanguage.Of(notebook);
            List<ImportedPart> parts = [];
            int number = 0;
            var cells = (notebook as JsonObject)?["cells"] as JsonArray
                ?? throw new ImportException($"{name} is no notebook: it has no list of cells.");
            foreach (var cell in cells)
            {
                if (cell.Text("cell_type") != "code") continue;
                number++;
                var code = cell!["source"] is JsonArray lines
                    ? string.Concat(lines.Select(line => line?.GetValue<string>())) : cell.Text("source") ?? "";
                var magic = KernelLine().Match(code) is { Success: true } first && IsKernel(first.Value) ? first.Value.Trim() : null;
                if (NotebookLanguage.IsCSharp(magic ?? NotebookLanguage.OfCell(cell) ?? language))
                    parts.Add(new($"{name} cell {number}", code, code));
            }
            return parts;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ImportException($"{name} is no notebook: {e.Message}");
        }
    }

    // A part begins where a line names a kernel; other magics belong to their part. Its lines keep their numbers.
    static List<ImportedPart> OfDib(string name, string text)
    {
        List<ImportedPart> parts = [];
        var part = new StringBuilder();
        var isCSharp = true;
        var lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (KernelLine().Match(lines[i]) is { Success: true } line && IsKernel(line.Value))
            {
                Add();
                part.Clear().Append('\n', i + 1);
                isCSharp = NotebookLanguage.IsCSharp(line.Value.Trim());
            }
            else part.Append(lines[i]).Append('\n');
        }
        Add();
        return parts;

        void Add()
        {
            if (isCSharp && !string.IsNullOrWhiteSpace($"{part}")) parts.Add(new(name, $"{part}", text));
        }
    }

    static bool IsKernel(string line) => line.Trim() is "#!meta" or "#!value"
        || Magics.IsOtherLanguage(line.Trim()) || Magics.Find(line.Trim()) is ShownMagic or CSharpMagic { IsTimed: false };

    [GeneratedRegex(@"\A\s*#![\w#+.\-]+[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex KernelLine();
}

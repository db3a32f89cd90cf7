using System.Text;
using System.Text.Json;
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
            using var document = JsonDocument.Parse(text);
            var notebook = document.RootElement;
            var language = Text(notebook, "metadata", "polyglot_notebook", "kernelInfo", "defaultKernelName")
                ?? Text(notebook, "metadata", "kernelspec", "language") ?? Text(notebook, "metadata", "language_info", "name") ?? "C#";
            List<ImportedPart> parts = [];
            int number = 0;
            foreach (var cell in Member(notebook, "cells")?.EnumerateArray() ?? throw new ImportException($"{name} is no notebook: it has no list of cells."))
            {
                if (Text(cell, "cell_type") != "code") continue;
                number++;
                var code = Member(cell, "source") switch
                {
                    { ValueKind: JsonValueKind.String } source => source.GetString()!,
                    { ValueKind: JsonValueKind.Array } lines => string.Concat(lines.EnumerateArray().Select(line => line.GetString())),
                    _ => "",
                };
                var own = Text(cell, "metadata", "polyglot_notebook", "kernelName") ?? Text(cell, "metadata", "dotnet_interactive", "language")
                    ?? Text(cell, "metadata", "vscode", "languageId") ?? language;
                var magic = KernelLine().Match(code) is { Success: true } first && IsKernel(first.Value) ? first.Value.Trim() : null;
                if (magic is null ? IsCSharp(own) : IsCSharp(magic)) parts.Add(new($"{name} cell {number}", code, code));
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
                isCSharp = IsCSharp(line.Value.Trim());
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

    static bool IsKernel(string line) => line.Trim() is "#!meta" or "#!value" || Magics.IsOtherLanguage(line.Trim()) || Magics.Find(line.Trim()) is ShownMagic or CSharpMagic { IsTimed: false };

    static bool IsCSharp(string language) => language.ToUpperInvariant() is "C#" or "CSHARP" or ".NET-CSHARP" or "DOTNET-INTERACTIVE.CSHARP" or "POLYGLOT-NOTEBOOK" or "#!CSHARP" or "#!C#";

    static string? Text(JsonElement element, params ReadOnlySpan<string> path) => Member(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    static JsonElement? Member(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }
        return element;
    }

    [GeneratedRegex(@"\A\s*#![\w#+.\-]+[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex KernelLine();
}

using System.Text.Json.Nodes;

namespace NotebookLab.Scripting.Magic;

/// <summary>What a code cell is, by its metadata and by its first line, which says more.</summary>
/// <param name="IsCSharp">Whether it is C#.</param>
/// <param name="Magic">What has to stand before its text so that a session shows it as what it is; null when nothing has to.</param>
/// <param name="Other">The name of its language, when that is one that isn't run here; null otherwise.</param>
public sealed record CellLanguage(bool IsCSharp, string? Magic = null, string? Other = null)
{
    /// <summary>The language of a cell.</summary>
    /// <param name="cell">The cell as the document has it.</param>
    /// <param name="source">Its text.</param>
    public static CellLanguage Of(JsonNode? cell, string source)
    {
        // The session follows it.
        if (DibSection.FirstKernel(source) is { } magic) return new(NotebookLanguage.IsCSharp(magic));
        if (NotebookLanguage.OfCell(cell) is not { } name || NotebookLanguage.IsCSharp(name)) return new(true);
        return Magics.Find($"#!{name}") is ShownMagic ? new(false, $"#!{name}") : new(false, Other: Magics.LanguageOf(name));
    }
}

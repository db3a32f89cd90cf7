using System.Text.Json.Nodes;
using NotebookLab.Scripting.Magic;

namespace NotebookLab.Notebooks;

/// <summary>A .dib file as the notebook that it is: a cell a part, in the language that the line before it names.</summary>
static class DibDocument
{
    /// <summary>The document as an .ipynb file would have it.</summary>
    /// <exception cref="System.Text.Json.JsonException">What follows <c>#!meta</c> is not JSON.</exception>
    public static string ToJson(string text)
    {
        var sections = DibSection.Of(text);
        JsonObject[] cells = [.. sections.Select(section => ToCell(section.Language, section.Text.Trim('\n')))];
        // It is a C# notebook unless all that could be run is something else.
        var other = sections.Any(section => section.Language is "C#") ? null
            : cells.Select(cell => CellLanguage.Of(cell, "").Other).FirstOrDefault(language => language is not null);
        return new JsonObject
        {
            ["cells"] = new JsonArray([.. cells]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = other is null
                    ? new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" }
                    : new JsonObject { ["display_name"] = other, ["language"] = other, ["name"] = other },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 4,
        }.ToJsonString();
    }

    static JsonObject ToCell(string language, string source)
    {
        var lines = Multiline.Split(source);
        if (language is "markdown" or "md")
            return new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = lines };
        return new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["metadata"] = language is "C#" ? []
                : new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language } },
            ["outputs"] = new JsonArray(),
            ["source"] = lines,
        };
    }
}

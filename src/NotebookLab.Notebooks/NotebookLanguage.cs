using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>Finds a notebook's language in the three places where front ends have written it over the years.</summary>
static class NotebookLanguage
{
    /// <summary><c>C#</c> for C# by any of its names, another language's own name otherwise.</summary>
    public static string Of(JsonObject notebook)
    {
        var metadata = notebook["metadata"];
        var kernel = metadata.Text("kernelspec", "name");
        var language = metadata.Text("language_info", "name");
        if (language is "polyglot-notebook" or null)
        {
            // VS Code's Polyglot Notebooks: the language is that of cells which don't say another.
            language = metadata.Text("polyglot_notebook", "kernelInfo", "defaultKernelName")
                ?? metadata.Text("kernelspec", "language")
                ?? kernel;
        }
        return language is null || IsCSharp(language) ? "C#" : language;
    }

    static bool IsCSharp(string name) =>
        name.ToUpperInvariant() is "C#" or "CSHARP" or ".NET-CSHARP" or "POLYGLOT-NOTEBOOK";

    static string? Text(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path) node = (node as JsonObject)?[key];
        return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }
}

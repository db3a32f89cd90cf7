using System.Text.Json.Nodes;

namespace NotebookLab.Scripting.Magic;

/// <summary>Finds the language of a notebook and of its cells in the places where front ends have written it over the years.</summary>
public static class NotebookLanguage
{
    /// <summary>A notebook's language: <c>C#</c> for C# by any of its names, another language's own name otherwise.</summary>
    /// <param name="notebook">The document.</param>
    public static string Of(JsonNode? notebook)
    {
        var kernel = notebook.Text("metadata", "kernelspec", "name");
        // VS Code's Polyglot Notebooks: the language is that of cells which don't say another.
        var language = notebook.Text("metadata", "polyglot_notebook", "kernelInfo", "defaultKernelName")
            ?? (kernel is not null && IsCSharp(kernel) ? kernel : null)
            ?? (notebook.Text("metadata", "language_info", "name") is not "polyglot-notebook" and var named ? named : null)
            ?? notebook.Text("metadata", "kernelspec", "language") ?? kernel;
        return language is null || IsCSharp(language) ? "C#" : language;
    }

    /// <summary>The language that a cell says it is in; null when it is the notebook's.</summary>
    internal static string? OfCell(JsonNode? cell)
    {
        const string family = "dotnet-interactive.";
        var name = cell.Text("metadata", "polyglot_notebook", "kernelName")
            ?? cell.Text("metadata", "dotnet_interactive", "language") ?? cell.Text("metadata", "vscode", "languageId");
        return name?.StartsWith(family, StringComparison.OrdinalIgnoreCase) == true ? name[family.Length..] : name;
    }

    /// <summary>Whether a name is one of those that C# has had.</summary>
    internal static bool IsCSharp(string name) => name.ToUpperInvariant() is "C#" or "CSHARP"
        or ".NET-CSHARP" or "DOTNET-INTERACTIVE.CSHARP" or "POLYGLOT-NOTEBOOK" or "#!CSHARP" or "#!C#";

    /// <summary>The text at a place; null when something else is there, or nothing.</summary>
    internal static string? Text(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path) node = (node as JsonObject)?[key];
        return node is JsonValue value && value.TryGetValue(out string? text) && !string.IsNullOrWhiteSpace(text) ? text : null;
    }
}

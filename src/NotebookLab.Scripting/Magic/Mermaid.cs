using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Magic;

/// <summary>
/// Shows a diagram without a script from the network: as a fenced block of Markdown, which VS Code, JupyterLab and
/// GitHub draw themselves.
/// </summary>
static class Mermaid
{
    /// <summary>The magic.</summary>
    public static readonly ShownMagic Diagram = new(["#!mermaid"], "Shows the text below as a Mermaid diagram.", text =>
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return new(new Dictionary<string, string> { ["text/markdown"] = $"{fence}mermaid\n{text}\n{fence}", [MimeTypes.Plain] = text });
    });
}

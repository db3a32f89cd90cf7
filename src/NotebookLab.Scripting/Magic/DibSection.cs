using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookLab.Scripting.Magic;

/// <summary>A part of a .dib file: what stands between two lines that name a language, such as <c>#!csharp</c>.</summary>
/// <param name="Language">The language's name, without the sign before it; <c>C#</c> for C# by any of its names.</param>
/// <param name="Line">The file's line that the text begins in, from 1.</param>
/// <param name="Text">What stands there.</param>
public sealed partial record DibSection(string Language, int Line, string Text)
{
    /// <summary>The parts of a .dib file that hold something, in their order; <c>#!meta</c> is none of them.</summary>
    /// <param name="file">The file's text.</param>
    /// <exception cref="JsonException">What follows <c>#!meta</c> is not JSON.</exception>
    public static IReadOnlyList<DibSection> Of(string file)
    {
        List<DibSection> sections = [];
        HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);
        var text = new StringBuilder();
        string? language = null;
        int start = 1, number = 0;
        foreach (var line in file.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (KernelLine().Match(line) is { Success: true } match && (IsKernel(match.Value) || named.Contains(match.Value.Trim())))
            {
                Add();
                (language, start) = (match.Value.Trim()[2..], number + 1);
                text.Clear();
            }
            else text.Append(line).Append('\n');
        }
        Add();
        return sections;

        void Add()
        {
            var whole = text.ToString();
            if (string.IsNullOrWhiteSpace(whole)) return;
            if (language is "meta") Learn(JsonNode.Parse(whole));
            else sections.Add(new(language is null || NotebookLanguage.IsCSharp(language) ? "C#" : language, start, whole));
        }

        // Kernels may have names that their user gave them.
        void Learn(JsonNode? meta)
        {
            var info = (meta as JsonObject)?["kernelInfo"] as JsonObject;
            foreach (var item in info?["items"] as JsonArray ?? [])
                if (item.Text("name") is { } name) named.Add($"#!{name}");
            language = info.Text("defaultKernelName");
        }
    }

    /// <summary>The line, without the spaces around it, that says which language a text is in; null when its first says nothing.</summary>
    internal static string? FirstKernel(string text) =>
        KernelLine().Match(text) is { Success: true } first && IsKernel(first.Value) ? first.Value.Trim() : null;

    static bool IsKernel(string line) => line.Trim() is "#!meta" or "#!value"
        || Magics.IsOtherLanguage(line.Trim()) || Magics.Find(line.Trim()) is ShownMagic or CSharpMagic { IsTimed: false };

    [GeneratedRegex(@"\A\s*#![\w#+.\-]+[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex KernelLine();
}

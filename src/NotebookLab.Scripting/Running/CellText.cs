using Microsoft.CodeAnalysis.CSharp;
using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Running;

/// <summary>A text that is run: a cell, or a part of a file that a cell imports.</summary>
/// <param name="Name">What errors call it: <c>cell 3</c>, <c>shapes.ipynb cell 2</c>.</param>
/// <param name="Folder">The folder that its paths are relative to.</param>
/// <param name="Code">The text.</param>
/// <param name="Files">The files on the way from the cell to this text, each imported by the one before; none for the cell itself.</param>
sealed record CellText(string Name, string Folder, string Code, params IReadOnlyList<string> Files)
{
    /// <summary>The text that its line numbers are those of, when it is a piece of one.</summary>
    public string Source { get; init; } = Code;

    /// <summary>Whether it is of another file than the cell.</summary>
    public bool IsImported => Files.Count > 0;

    /// <summary>
    /// What the compiler calls it: a path for another file's text, so that its <c>#r</c> and <c>#load</c> start from there.
    /// </summary>
    public string CompiledName => IsImported ? Path.Combine(Folder, Name) : Name;

    /// <summary>The texts that a compilation of it is of, by the names of their files: itself, and what it loads.</summary>
    public IReadOnlyDictionary<string, string> Sources(CSharpCompilation compilation)
    {
        var texts = compilation.SyntaxTrees.Where(tree => tree.FilePath is not "").DistinctBy(tree => Path.GetFileName(tree.FilePath))
            .ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.GetText().ToString());
        texts[Name] = Source;
        return texts;
    }

    /// <summary>An error in one of its directives.</summary>
    public CellException DirectiveError(string message, int line)
    {
        var place = new CellPlace(Name, line, 1, Source.Split('\n')[line - 1].TrimEnd('\r'));
        return new(new("DirectiveError", message, [message, .. place.Pointing()], place));
    }
}

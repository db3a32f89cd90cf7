namespace NotebookLab.Jupyter.Specs;

/// <summary>A kernel that front ends find.</summary>
/// <param name="Name">The name that notebooks have in their metadata.</param>
/// <param name="Folder">Where its kernel.json is.</param>
/// <param name="DisplayName">What front ends call it; its name where the file can't be read.</param>
/// <param name="Command">What starts it; empty where the file can't be read.</param>
public sealed record KernelSpec(string Name, string Folder, string DisplayName, IReadOnlyList<string> Command)
{
    /// <summary>Whether it starts this kernel.</summary>
    public bool IsOurs => Command is [var program, "kernel", "run", ..] && Path.GetFileNameWithoutExtension(program) == "notebooklab";
}

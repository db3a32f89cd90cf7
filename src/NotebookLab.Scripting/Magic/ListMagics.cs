using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Magic;

/// <summary>Tells which magics there are.</summary>
static class ListMagics
{
    /// <summary>The magic.</summary>
    public static readonly ActingMagic Table = new(["#!lsmagic"], "Lists what a cell can hold beside C#.", call =>
    {
        call.TakesNothing();
        string[][] rows = [.. Magics.Meanings.Select(row => new[] { row.Names, row.Meaning })];
        CellConsole.Show(new TextTable(["Magic", "What it does"], rows).ToBundle());
        return Task.CompletedTask;
    });
}

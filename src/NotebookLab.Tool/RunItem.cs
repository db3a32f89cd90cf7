using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Pictures;
using NotebookLab.Notebooks.Running;

namespace NotebookLab.Tool;

/// <summary>A notebook that is to be run, and what became of it.</summary>
/// <param name="path">Its full path.</param>
/// <param name="name">What it is called on the terminal and on the page.</param>
/// <param name="options">What is to be done with it.</param>
sealed class RunItem(string path, string name, RunOptions options)
{
    // Taken before it is read, so that each change from then on is noticed.
    string known = NotebookFile.Version(path);
    readonly Notebook before = Notebook.Read(path);

    public string Path => path;

    public string Name => name;

    /// <summary>Where its executed copy goes.</summary>
    public string Executed => System.IO.Path.GetFullPath(System.IO.Path.Combine(options.Output, $"{name}.ipynb"));

    /// <summary>Whether outputs can be written into it; a .dib file keeps none.</summary>
    public bool KeepsOutputs => !NotebookFile.IsDib(path);

    /// <summary>How many cells there are to run.</summary>
    public int Cells => ExecutedNotebook.CodeCells(before).Count();

    /// <summary>The notebook with the outputs of the run.</summary>
    public Notebook Notebook { get; private set; } = null!;

    /// <summary>Why the notebook itself was not updated though that was asked for; null when nothing stood in the way.</summary>
    public string? NotUpdated { get; private set; }

    /// <summary>Runs it in a process of its own, and writes what came of it.</summary>
    public async Task<RunEnd> Run(Action<int> starting, CancellationToken stop)
    {
        var executed = new ExecutedNotebook(before);
        RunEnd? end = null;
        try
        {
            return end = await NotebookProcess.Run(path, executed, TimeSpan.FromSeconds(options.Timeout), starting, stop);
        }
        finally
        {
            Notebook = executed.ToNotebook();
            KeptPictures.HandOn(before, Notebook);
            if (!options.Solutions) Notebook.Remove(cell => cell.Tags.Contains("solution"));
            if (!options.Outputs)
                foreach (var cell in Notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
                    (cell.Outputs, cell.ExecutionCount) = ([], null);
            Save(isWhole: end is { Error: null });
        }
    }

    /// <summary>Writes the executed copy and, where that is asked for and every cell ran, the notebook itself.</summary>
    public void Save(bool isWhole)
    {
        Notebook.Write(Executed);
        if (!options.Update || !KeepsOutputs || !isWhole) return;
        NotUpdated = NotebookFile.Version(path) == known ? null
            : $"{path}: was changed while it ran, and is left as it is: its outputs are in {Executed}";
        if (NotUpdated is not null) return;
        Notebook.Write(path);
        known = NotebookFile.Version(path);
    }
}

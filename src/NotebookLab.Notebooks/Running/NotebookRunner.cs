using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Running;

/// <summary>How a notebook's run ended.</summary>
/// <param name="Notebook">The notebook with the outputs of this run; cells that were not run have none.</param>
/// <param name="Ran">How many code cells were run to their end.</param>
/// <param name="Error">The error that ended the run; null when every cell ran.</param>
/// <param name="Compiling">The time spent compiling cells and loading what they reference.</param>
/// <param name="Running">The time that the cells' own code ran.</param>
public sealed record NotebookRun(Notebook Notebook, int Ran, CellError? Error, TimeSpan Compiling, TimeSpan Running);

/// <summary>Runs the code cells of a notebook, top to bottom.</summary>
public static class NotebookRunner
{
    /// <summary>The tag of a cell that is meant to fail, as Jupyter knows it: its error is shown, and the run goes on.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>Runs a notebook. The first error ends the run, as it does in every front end.</summary>
    /// <param name="notebook">The notebook; it is not changed, the run has a copy.</param>
    /// <param name="session">The session to run it in; it keeps the variables.</param>
    /// <param name="starting">Told before each cell: its number, from 1, and the notebook as it is by then.</param>
    /// <param name="stop">Stops the cell that runs, and with it the run.</param>
    public static async Task<NotebookRun> RunAsync(Notebook notebook, Session session, Action<int, Notebook>? starting = null, CancellationToken stop = default)
    {
        var copy = Notebook.Parse(notebook.ToJson());
        Cell[] cells = [.. CodeCells(copy)];
        foreach (var cell in cells) (cell.ExecutionCount, cell.Outputs) = (null, []);

        TimeSpan compiling = default, running = default;
        for (var i = 0; i < cells.Length; i++)
        {
            var number = i + 1;
            starting?.Invoke(number, copy);
            var outputs = new OutputList(number);
            var result = await session.RunAsync(cells[i].Source, $"cell {number}", outputs.Add, stop).ConfigureAwait(false);
            (cells[i].ExecutionCount, cells[i].Outputs) = (number, outputs.ToCellOutputs());
            compiling += result.Compiling;
            running += result.Running;
            var meant = cells[i].Tags.Contains(RaisesException) && !stop.IsCancellationRequested;
            if (result.Error is { } error && !meant) return new(copy, i, error, compiling, running);
        }
        return new(copy, cells.Length, null, compiling, running);
    }

    /// <summary>The cells that a run runs: those of code that hold any.</summary>
    public static IEnumerable<Cell> CodeCells(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source));
}

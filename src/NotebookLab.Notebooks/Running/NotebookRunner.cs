using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Running;

/// <summary>Runs the code cells of a notebook, top to bottom.</summary>
public static class NotebookRunner
{
    /// <summary>Runs cells. The first error ends the run, as it does in every front end.</summary>
    /// <param name="cells">The cells; <see cref="ExecutedNotebook.Cells"/> has those of a notebook.</param>
    /// <param name="session">The session to run them in; it keeps the variables.</param>
    /// <param name="starting">Told the number of each cell before it runs, from 1.</param>
    /// <param name="show">
    /// Takes what is shown and the number of the cell that showed it, which may have ended by then. Called from the cells' threads,
    /// of each cell one call at a time.
    /// </param>
    /// <param name="stop">Stops the cell that runs, and with it the run.</param>
    public static async Task<NotebookRun> RunAsync(
        IReadOnlyList<CellToRun> cells, Session session, Action<int> starting, Action<int, Output> show, CancellationToken stop = default)
    {
        TimeSpan compiling = default;
        for (var i = 0; i < cells.Count; i++)
        {
            var number = i + 1;
            starting(number);
            var name = $"cell {number}";
            var result = await session.RunAsync(cells[i].Source, name, output => show(number, output), stop).ConfigureAwait(false);
            compiling += result.Compiling;
            var meant = cells[i].MayFail && !stop.IsCancellationRequested;
            if (result.Error is { } error && !meant) return new(i, error, compiling);
        }
        return new(cells.Count, null, compiling);
    }
}

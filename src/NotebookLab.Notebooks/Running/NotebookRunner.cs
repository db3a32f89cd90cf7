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
        CellError? error = null;
        int ran = 0;
        while (ran < cells.Count)
        {
            int number = ran + 1;
            starting(number);
            var running = session.RunAsync(cells[ran].Source, $"cell {number}", output => show(number, output), stop);
            var result = await running.ConfigureAwait(false);
            compiling += result.Compiling;
            error = cells[ran].MayFail && !stop.IsCancellationRequested ? null : result.Error;
            if (error is not null) break;
            ran++;
        }
        session.Flush();
        return new(ran, error, compiling);
    }
}

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
            error = cells[ran].Language is { } language ? Refuse(language, number)
                : await Run(cells[ran].Source, number).ConfigureAwait(false);
            if (cells[ran].MayFail && !stop.IsCancellationRequested) error = null;
            if (error is not null) break;
            ran++;
        }
        session.Flush();
        return new(ran, error, compiling);

        async Task<CellError?> Run(string source, int number)
        {
            var result = await session.RunAsync(source, $"cell {number}", output => show(number, output), stop).ConfigureAwait(false);
            compiling += result.Compiling;
            return result.Error;
        }

        CellError Refuse(string language, int number)
        {
            var message = $"Cell {number} is in {language}, and this lab runs C# only: it was not run. Write it in C#, or take it out.";
            CellError refused = new("OtherLanguage", message, [message], new CellPlace($"cell {number}", 1, 1, ""));
            show(number, new ErrorReport(refused));
            return refused;
        }
    }
}

using NotebookLab.Notebooks.Running;
using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Tests.Running;

/// <summary>Runs notebooks here, where a test can look at them, as the command does elsewhere.</summary>
static class InProcess
{
    public static async Task<(Notebook Notebook, int Ran, CellError? Error)> Run(Notebook notebook, Session session)
    {
        var executed = new ExecutedNotebook(notebook);
        var run = await NotebookRunner.RunAsync(executed.Cells, session, executed.Start, executed.Show);
        return (executed.ToNotebook(), run.Ran, run.Error);
    }
}

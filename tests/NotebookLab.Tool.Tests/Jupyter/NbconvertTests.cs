using NotebookLab.Notebooks;

namespace NotebookLab.Tool.Tests.Jupyter;

public sealed class NbconvertTests : IDisposable
{
    readonly InstalledKernel kernel = new();

    public void Dispose() => kernel.Dispose();

    [JupyterTheory]
    [MemberData(nameof(CommittedNotebookTests.Names), MemberType = typeof(CommittedNotebookTests))]
    public async Task A_notebook_of_the_course_runs_in_Jupyter_without_an_error_and_shows_as_much_as_is_committed(string name)
    {
        var path = Path.Combine(CommandLine.Repository, "notebooks", $"{name}.ipynb");
        using var process = kernel.Python("-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", kernel.Folder, path);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);

        var run = Notebook.Read(Path.Combine(kernel.Folder, $"{name}.ipynb"));
        Assert.DoesNotContain(run.Cells, cell => cell.Outputs.OfType<ErrorOutput>().Any());
        Assert.Equal(Shown(Notebook.Read(path)), Shown(run));
    }

    // How much each cell shows; that it is the very same is for the tests of the committed notebooks to say.
    static IEnumerable<string> Shown(Notebook notebook) => notebook.Cells.Select((cell, at) =>
        $"cell {at + 1}: {cell.Outputs.OfType<DisplayOutput>().Count()}, text: {cell.Outputs.OfType<StreamOutput>().Any()}");
}

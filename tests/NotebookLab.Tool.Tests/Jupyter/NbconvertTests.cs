using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Comparison;

namespace NotebookLab.Tool.Tests.Jupyter;

public sealed class NbconvertTests : IDisposable
{
    readonly InstalledKernel kernel = new();

    public void Dispose() => kernel.Dispose();

    [JupyterTheory]
    [InlineData("4.3.1-derivative")]
    [InlineData("4.4.1-gradient-method")]
    public async Task A_notebook_of_the_course_shows_in_Jupyter_what_is_committed(string name)
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
        Assert.Empty(NotebookComparison.Compare(Notebook.Read(path), run));
    }
}

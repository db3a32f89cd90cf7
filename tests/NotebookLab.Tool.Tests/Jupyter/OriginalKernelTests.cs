using System.Diagnostics;
using NotebookLab.Notebooks;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>The course in .NET Interactive's own kernel, for who still has it.</summary>
/// <remarks>Each kernel takes ports of its own: two that start at once would want the same one.</remarks>
public sealed class OriginalKernelTests : IDisposable
{
    static readonly Lazy<Task> restored = new(() => Run(null, "dotnet", "tool", "restore"));

    readonly CommandLine lab = new();

    public OriginalKernelTests()
    {
        var kernel = Directory.CreateDirectory(Path.Combine(lab.Folder, "kernels", "original")).FullName;
        int port = Random.Shared.Next(20_000, 32_000);
        File.WriteAllText(Path.Combine(kernel, "kernel.json"), $$"""
            {
              "argv": ["dotnet", "dotnet-interactive", "jupyter", "--default-kernel", "csharp",
                "--http-port-range", "{{port}}-{{port + 100}}", "{connection_file}"],
              "display_name": "the original", "language": "C#",
              "env": { "DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT": "1", "DOTNET_NOLOGO": "1" }
            }
            """);
    }

    public void Dispose() => lab.Dispose();

    [JupyterTheory]
    [MemberData(nameof(CommittedNotebookTests.Names), MemberType = typeof(CommittedNotebookTests))]
    public async Task A_notebook_of_the_course_runs_there_without_an_error_and_every_chart_and_table_is_shown(string name)
    {
        var path = Path.Combine(CommittedNotebookTests.Folder, $"{name}.ipynb");
        await restored.Value;
        await Run(lab.Folder, DebiansJupyter.Python, "-m", "nbconvert", "--to", "notebook", "--execute",
            "--ExecutePreprocessor.kernel_name=original", "--ExecutePreprocessor.timeout=100", "--output-dir", lab.Folder, path);
        var run = Notebook.Read(Path.Combine(lab.Folder, $"{name}.ipynb"));
        Assert.DoesNotContain(run.Cells, cell => cell.Outputs.OfType<ErrorOutput>().Any());
        var committed = Notebook.Read(path);
        Assert.Equal(committed.Cells.Count, run.Cells.Count);
        foreach (var (cell, there) in committed.Cells.Zip(run.Cells))
        {
            Assert.Equal(Shown(cell, MimeTypes.Plotly), Shown(there, MimeTypes.Plotly));
            Assert.True(Shown(cell, MimeTypes.Html) <= Shown(there, MimeTypes.Html), cell.Source);
        }

        static int Shown(Cell cell, string form) =>
            cell.Outputs.OfType<DisplayOutput>().Count(output => output.Data.ContainsKey(form));
    }

    static async Task Run(string? kernels, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = CommandLine.Repository,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (kernels is not null) start.Environment["JUPYTER_PATH"] = kernels;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors + await output);
    }
}

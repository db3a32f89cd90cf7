using System.Diagnostics;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Tool;

/// <summary>Runs a notebook in a process of its own, with the notebook's folder as working directory.</summary>
static class NotebookProcess
{
    // A cell that is stopped at the time limit ends within a second; one that doesn't is inside a catch or finally block
    // or in native code, and only the end of its process ends it.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs a notebook.</summary>
    /// <param name="notebook">The notebook's path.</param>
    /// <param name="executed">Where the executed notebook is written.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="starting">Told the number of each cell that starts.</param>
    /// <param name="stop">Ends the process and all that it started.</param>
    public static async Task<RunEnd> Run(string notebook, string executed, TimeSpan timeout, Action<int> starting, CancellationToken stop)
    {
        using var process = Process.Start(StartInfo(notebook, executed, timeout))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout + Grace);
        using var killing = limit.Token.Register(() => process.Kill(entireProcessTree: true));

        var cell = 0;
        RunEnd? end = null;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (RunEvent.Of(line) is not { } told) continue;
            end = told.End;
            if (told.Cell > 0) starting(cell = told.Cell);
        }
        await process.WaitForExitAsync(CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return end ?? new(Math.Max(cell - 1, 0), limit.IsCancellationRequested ? Unstoppable(cell, timeout) : Died(cell, process.ExitCode, await errors));
    }

    static ProcessStartInfo StartInfo(string notebook, string executed, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            WorkingDirectory = Path.GetDirectoryName(notebook),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // "notebooklab" itself, or "dotnet notebooklab.dll".
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(NotebookProcess).Assembly.Location);
        foreach (var argument in new[] { RunCellsCommand.Name, notebook, executed, $"{timeout.TotalSeconds}" }) start.ArgumentList.Add(argument);
        return start;
    }

    static CellError Unstoppable(int cell, TimeSpan timeout) => Told("TimeLimit", cell,
        $"The notebook did not stop at its time limit of {timeout.TotalSeconds} s, and its process was ended: a loop inside a catch or finally block can't be stopped otherwise.");

    static CellError Died(int cell, int exitCode, string errors)
    {
        var last = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        return Told("ProcessEnded", cell, $"The process that ran the notebook ended with exit code {exitCode} while cell {cell} ran{(last is null ? "." : $": {last}")}");
    }

    static CellError Told(string name, int cell, string message) => new(name, message, [message], new CellPlace($"cell {cell}", 1, 1, ""));
}

using System.Diagnostics;
using System.Text;
using NotebookLab.Notebooks.Running;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Tool;

/// <summary>Runs a notebook in a process of its own, with the notebook's folder as working directory.</summary>
static class NotebookProcess
{
    // A cell that is stopped at the time limit ends within a second; one that doesn't is inside a catch or finally block
    // or in native code, and only the end of its process ends it. The process itself starts in less than a second.
    static readonly TimeSpan ToStart = TimeSpan.FromSeconds(20), ToStop = TimeSpan.FromSeconds(2), ToEnd = TimeSpan.FromSeconds(1);

    // The runtime tells of a stack overflow with every call that was on the stack.
    const int MostErrors = 1 << 12;

    /// <summary>Runs a notebook.</summary>
    /// <param name="path">The notebook's path.</param>
    /// <param name="notebook">Takes what its cells show.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="starting">Told the number of each cell that starts.</param>
    /// <param name="stop">Ends the process and all that it started.</param>
    public static async Task<RunEnd> Run(
        string path, ExecutedNotebook notebook, TimeSpan timeout, Action<int> starting, CancellationToken stop)
    {
        using var door = new RunDoor();
        using var process = Process.Start(StartInfo(path, door.Address))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var errors = new StringBuilder();
        var listening = Task.WhenAll(Hear(process.StandardOutput, null), Hear(process.StandardError, errors));
        var cell = 0;
        RunEnd? end = null;
        try
        {
            process.StandardInput.Close();
            limit.CancelAfter(ToStart);
            _ = process.WaitForExitAsync(CancellationToken.None).ContinueWith(_ => ended.Cancel(), TaskScheduler.Default);
            using var channel = await door.Open(ended.Token);
            limit.CancelAfter(timeout + ToStop);
            channel.Send(new RunTask(notebook.Cells, timeout));
            // What the process has sent is read to its end, also when it has ended.
            while (end is null && await channel.Read<RunEvent>(limit.Token) is { } told)
            {
                end = told.End;
                if (told.Output is { } output) notebook.Show(told.Cell, output);
                else if (end is null) Start(told.Cell);
            }
            limit.CancelAfter(end is null ? ToStop : ToEnd);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The process is at its limit, or has ended before it began.
        }
        finally
        {
            End(process);
        }
        stop.ThrowIfCancellationRequested();
        if (end is not null) return end;
        await process.WaitForExitAsync(CancellationToken.None);
        await Task.WhenAny(listening, Task.Delay(ToEnd, CancellationToken.None));
        var error = limit.IsCancellationRequested ? Unstoppable(cell, timeout) : Died(cell, process.ExitCode, FirstLine(errors));
        if (cell > 0) notebook.Show(cell, new ErrorReport(error));
        return new(Math.Max(cell - 1, 0), error);

        void Start(int number)
        {
            notebook.Start(number);
            starting(cell = number);
        }
    }

    static ProcessStartInfo StartInfo(string notebook, string address)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            WorkingDirectory = Path.GetDirectoryName(notebook),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // "notebooklab" itself, or "dotnet notebooklab.dll".
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(NotebookProcess).Assembly.Location);
        foreach (var argument in new[] { RunCellsCommand.Name, address }) start.ArgumentList.Add(argument);
        return start;
    }

    // Reads to the end whatever comes, as a full pipe would hold up who writes; and keeps the beginning.
    static async Task Hear(StreamReader reader, StringBuilder? beginning)
    {
        var piece = new char[MostErrors];
        while (await reader.ReadAsync(piece) is > 0 and var count)
            if (beginning?.Length < MostErrors)
                lock (beginning) beginning.Append(piece, 0, count);
    }

    static string? FirstLine(StringBuilder text)
    {
        lock (text)
            return $"{text}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
    }

    static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended just now.
        }
        ProcessGroup.End(process.Id);
    }

    static CellError Unstoppable(int cell, TimeSpan timeout) => Told("TimeLimit", cell, $"The notebook did not stop at its time limit of "
        + $"{timeout.TotalSeconds} s, and its process was ended: a loop inside a catch or finally block can't be stopped otherwise.");

    static CellError Died(int cell, int exitCode, string? said) => said?.StartsWith("Stack overflow", StringComparison.Ordinal) == true
        ? Told("StackOverflow", cell,
            $"Stack overflow: what cell {cell} calls has called itself until the stack was full, which ended its process.")
        : Told("ProcessEnded", cell,
            $"The process that ran the notebook ended with exit code {exitCode} while cell {cell} ran{(said is null ? "." : $": {said}")}");

    static CellError Told(string name, int cell, string message) => new(name, message, [message], new CellPlace($"cell {cell}", 1, 1, ""));
}

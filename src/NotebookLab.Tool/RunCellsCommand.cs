using System.CommandLine;
using System.Diagnostics;
using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Running;
using NotebookLab.Scripting;

namespace NotebookLab.Tool;

/// <summary>The other side of <see cref="NotebookProcess"/>: runs one notebook, here and now. Not for the terminal.</summary>
static class RunCellsCommand
{
    public const string Name = "run-cells";

    public static Command Create()
    {
        Argument<string> input = new("notebook"), output = new("executed");
        var timeout = new Argument<double>("timeout");
        var command = new Command(Name, "Runs one notebook in this process.") { input, output, timeout };
        command.Hidden = true;
        command.SetAction((parsed, _) => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), TimeSpan.FromSeconds(parsed.GetRequiredValue(timeout))));
        return command;
    }

    static async Task<int> Run(string input, string output, TimeSpan timeout)
    {
        EndWithParent();
        using var events = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(TextWriter.Null);
        Console.SetIn(TextReader.Null);
        using var stop = new CancellationTokenSource(timeout);
        using var session = new Session(Path.GetDirectoryName(Path.GetFullPath(input))!);
        var run = await NotebookRunner.RunAsync(Notebook.Read(input), session, (cell, soFar) =>
        {
            // Written as it goes, so that what was shown is kept even if this process has to be ended.
            soFar.Write(output);
            events.WriteLine(new RunEvent(cell).ToLine());
        }, stop.Token);
        run.Notebook.Write(output);
        var error = run.Error is { } e && stop.IsCancellationRequested
            ? e with { Name = "TimeLimit", Message = $"The notebook was stopped at its time limit of {timeout.TotalSeconds} s.", Trace = [$"The notebook was stopped at its time limit of {timeout.TotalSeconds} s."] } : run.Error;
        using var process = Process.GetCurrentProcess();
        events.WriteLine(new RunEvent(0, new(run.Ran, error, run.Compiling.TotalSeconds, process.PeakWorkingSet64)).ToLine());
        // Threads that a cell left behind must not keep the process.
        Environment.Exit(error is null ? ExitCodes.Ran : ExitCodes.Failed);
        return ExitCodes.Ran;
    }

    // The parent holds our standard input open; when it ends, however it does, there is nobody left to run for.
    static void EndWithParent() => new Thread(() =>
    {
        using var lifeline = Console.OpenStandardInput();
        while (lifeline.ReadByte() >= 0)
        {
        }
        Environment.Exit(ExitCodes.Failed);
    }) { IsBackground = true, Name = "lifeline" }.Start();
}

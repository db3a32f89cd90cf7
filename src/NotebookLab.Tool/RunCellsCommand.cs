using System.CommandLine;
using System.Diagnostics;
using NotebookLab.Notebooks.Running;
using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Tool;

/// <summary>The other side of <see cref="NotebookProcess"/>: runs one notebook, here and now. Not for the terminal.</summary>
static class RunCellsCommand
{
    public const string Name = "run-cells";

    public static Command Create()
    {
        var address = new Argument<string>("address");
        var command = new Command(Name, "Runs the cells of one notebook in this process.") { address };
        command.Hidden = true;
        command.SetAction((parsed, _) => Run(parsed.GetRequiredValue(address)));
        return command;
    }

    static async Task<int> Run(string address)
    {
        ProcessGroup.Lead();
        using var channel = RunChannel.Connect(address);
        if (await channel.Read<RunTask>() is not { } task) return ExitCodes.Failed;
        EndWithParent(channel);
        Console.SetOut(TextWriter.Null);
        Console.SetIn(TextReader.Null);
        using var stop = new CancellationTokenSource(task.Timeout);
        using var session = new Session(Directory.GetCurrentDirectory());
        var run = await NotebookRunner.RunAsync(task.Cells, session,
            cell => channel.Send(new RunEvent(cell)), (cell, output) => channel.Send(new RunEvent(cell, output)), stop.Token);
        var error = run.Error is { } e && stop.IsCancellationRequested ? TimeLimit(e, task.Timeout) : run.Error;
        using var process = Process.GetCurrentProcess();
        channel.Send(new RunEvent(0, End: new(run.Ran, error, run.Compiling.TotalSeconds, process.PeakWorkingSet64)));
        // Threads that a cell left behind must not keep the process.
        Environment.Exit(error is null ? ExitCodes.Ran : ExitCodes.Failed);
        return ExitCodes.Ran;
    }

    static CellError TimeLimit(CellError error, TimeSpan timeout)
    {
        var message = $"The notebook was stopped at its time limit of {timeout.TotalSeconds} s.";
        return error with { Name = "TimeLimit", Message = message, Trace = [message] };
    }

    // When the parent ends, however it does, there is nobody left to run for. Cells may occupy all threads but this one.
    static void EndWithParent(RunChannel channel) => new Thread(() =>
    {
        channel.WaitForEnd();
        ProcessGroup.End(Environment.ProcessId);
        Environment.Exit(ExitCodes.Failed);
    }) { IsBackground = true, Name = "lifeline" }.Start();
}

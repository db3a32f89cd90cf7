using System.Diagnostics;
using Spectre.Console;

namespace NotebookLab.Tool;

/// <summary>How a notebook's run ended, and how long it took.</summary>
sealed record Ended(RunItem Item, RunEnd End, TimeSpan Time);

/// <summary>Shows how the runs go while they do: a live line a notebook, or plain lines when no terminal looks on.</summary>
static class ProgressDisplay
{
    /// <summary>Runs all items, some at a time, and shows it.</summary>
    public static async Task<Ended[]> While(RunItem[] items, Func<RunItem, Action<int>, Task<RunEnd>> run, int jobs)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return await All(items, jobs, run, _ => new PlainLine());
        return await AnsiConsole.Progress().AutoClear(true)
            .Columns(
                new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(progress => All(items, jobs, run, item => new LiveLine(
                progress.AddTask(item.Name, autoStart: false, maxValue: Math.Max(item.Cells, 1)))));
    }

    static async Task<Ended[]> All(RunItem[] items, int jobs, Func<RunItem, Action<int>, Task<RunEnd>> run, Func<RunItem, ILine> line)
    {
        using var turn = new SemaphoreSlim(jobs);
        var lines = items.Select(line).ToArray();
        return await Task.WhenAll(items.Zip(lines, async (item, shown) =>
        {
            await turn.WaitAsync();
            try
            {
                var clock = Stopwatch.StartNew();
                var end = await run(item, cell => shown.Starting(item, cell));
                shown.Ended(item, end);
                return new Ended(item, end, clock.Elapsed);
            }
            finally
            {
                turn.Release();
            }
        }));
    }

    interface ILine
    {
        void Starting(RunItem item, int cell);

        void Ended(RunItem item, RunEnd end);
    }

    sealed class LiveLine(ProgressTask task) : ILine
    {
        public void Starting(RunItem item, int cell)
        {
            task.StartTask();
            task.Value = cell - 1;
            task.Description = $"{Markup.Escape(item.Name)} [grey]cell {cell} of {item.Cells}[/]";
        }

        public void Ended(RunItem item, RunEnd end)
        {
            task.Value = end.Ran;
            task.Description = $"{Markup.Escape(item.Name)} {(end.Error is null ? "[green]done[/]" : "[red]failed[/]")}";
            task.StopTask();
        }
    }

    sealed class PlainLine : ILine
    {
        public void Starting(RunItem item, int cell) => Console.WriteLine($"{item.Name}: cell {cell} of {item.Cells}");

        public void Ended(RunItem item, RunEnd end) => Console.WriteLine($"{item.Name}: {(end.Error is null ? "done" : "failed")}");
    }
}

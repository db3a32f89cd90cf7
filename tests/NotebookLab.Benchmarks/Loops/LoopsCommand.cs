using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Benchmarks.Loops;

/// <summary>What its guards cost a cell: tight loops, compiled here and run in a cell, a row each.</summary>
static class LoopsCommand
{
    public static Command Create() => new("loops", "what a cell's guards cost tight loops: the same code compiled, and in a cell", Run);

    static int Run(string[] arguments)
    {
        using var session = new Session(AppContext.BaseDirectory);
        var printed = "";
        Cell(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TightLoops.cs.txt")));
        Cell("foreach (var (_, time) in NotebookLab.Benchmarks.Loops.TightLoops.Times()) Console.WriteLine(time);");
        double[] cell = [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)];

        Console.WriteLine("loop\tcompiled, µs\tin a cell, µs\tratio");
        foreach (var ((name, compiled), inCell) in TightLoops.Times().Zip(cell))
            Console.WriteLine(string.Join('\t', name, compiled.ToString("F1"), inCell.ToString("F1"), (inCell / compiled).ToString("F2")));
        return 0;

        void Cell(string code)
        {
            var run = session.RunAsync(code, "loops", output => printed += (output as ConsoleText)?.Text);
            if (run.GetAwaiter().GetResult().Error is { } error) throw new InvalidOperationException(string.Join('\n', error.Trace));
        }
    }
}

namespace NotebookLab.Benchmarks.Charts;

/// <summary>How long each chart takes and how large it is, beside the same data drawn with Plotly.NET's defaults: a row each.</summary>
static class ChartsCommand
{
    const double MostFirst = 400;   // milliseconds, for the first chart of a process
    const int Rounds = 2;

    // The process that runs a notebook is set so (NotebookLab.Tool.csproj); the numerics beside it are measured with profiling.
    static readonly Dictionary<string, string> AsInANotebook = new() { ["DOTNET_TieredPGO"] = "0" };

    public static Command Create() => new("charts", "each chart's time and size, beside Plotly.NET's defaults: a row each", Run);

    static int Run(string[] arguments)
    {
        List<string> excesses = [];
        Console.WriteLine("chart\tours ms\tours bytes\tdefault ms\tdefault bytes");
        foreach (ChartPair pair in ChartPairs.All.Where(pair => arguments is [] || arguments.Contains(pair.Name)))
        {
            // In turn, so that a machine that is busy for a while is so for both; the least, as other work can only add.
            var rounds = Enumerable.Range(0, Rounds)
                .Select(_ => (Ours: Measure(pair, ShowCommand.Ours), Theirs: Measure(pair, ShowCommand.Defaults))).ToArray();
            ShowTime ours = Least(rounds.Select(round => round.Ours)), theirs = Least(rounds.Select(round => round.Theirs));
            Console.WriteLine($"{pair.Name}, first in a process\t{ours.First:F0}\t{ours.Bytes}\t{theirs.First:F0}\t{theirs.Bytes}");
            Console.WriteLine($"{pair.Name}\t{ours.Later:F2}\t{ours.Bytes}\t{theirs.Later:F2}\t{theirs.Bytes}");
            if (ours.First > MostFirst) excesses.Add($"{pair.Name}: the first takes {ours.First:F0} ms, {MostFirst} are allowed");
            if (ours.Later > pair.MostMilliseconds)
                excesses.Add($"{pair.Name}: a later one takes {ours.Later:F1} ms, {pair.MostMilliseconds} are allowed");
            if (ours.Bytes > pair.MostBytes) excesses.Add($"{pair.Name}: it has {ours.Bytes} bytes, {pair.MostBytes} are allowed");
        }

        foreach (string excess in excesses) Console.Error.WriteLine(excess);
        return excesses is [] ? 0 : 1;
    }

    static ShowTime Measure(ChartPair pair, string side) => ThisProgram.Run<ShowTime>(AsInANotebook, ShowCommand.Name, pair.Name, side);

    static ShowTime Least(IEnumerable<ShowTime> times) =>
        times.Aggregate((a, b) => a with { First = Math.Min(a.First, b.First), Later = Math.Min(a.Later, b.Later) });
}

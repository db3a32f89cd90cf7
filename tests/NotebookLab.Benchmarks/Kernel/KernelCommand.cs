namespace NotebookLab.Benchmarks.Kernel;

/// <summary>
/// How quick our kernel is and what memory it takes, beside ipykernel's, both started and asked by one script: a row each.
/// </summary>
static class KernelCommand
{
    const int Rounds = 5, Cells = 300, LongSession = 2500;
    const double MostWarm = 3, MostTimesTheirs = 1.2;                       // ms; the larger of the two is allowed
    const double MostMemory = 110, MostGrowth = 20, MostEach = 60;          // MB, MB over 300 cells, KB a cell over 2,500
    const double Noise = 1.1;                       // medians of twenty cells differ by so much with nothing changed

    public static Command Create() => new("kernel", "our kernel's start, warm cells and memory, beside ipykernel's: a row each", Run);

    static int Run(string[] arguments)
    {
        using var client = JupyterClient.With("kernel.py");
        if (client.Refusal is { } refusal)
        {
            Console.Error.WriteLine(refusal);
            return 2;
        }

        // In turn, so that a machine that is busy for a while is so for both.
        var rounds = Enumerable.Range(0, Rounds)
            .Select(_ => (Theirs: Measured(JupyterClient.Peer, Cells), Ours: Measured(JupyterClient.Ours, Cells))).ToArray();
        KernelFigures ours = KernelFigures.Least([.. rounds.Select(round => round.Ours)]),
            theirs = KernelFigures.Least([.. rounds.Select(round => round.Theirs)]);
        ours = ours with { Each = Measured(JupyterClient.Ours, LongSession).Each };
        theirs = theirs with { Each = Measured(JupyterClient.Peer, LongSession).Each };

        Console.WriteLine("name\tours\tipykernel\tratio");
        Row("start to the first 1+1, s", figures => figures.Start, "F2");
        Row("a warm trivial cell, ms", figures => figures.Warm, "F1");
        Row("memory after the first cell, MB", figures => figures.Memory, "F0");
        Row("a trivial cell after 300, ms", figures => figures.Later, "F1");
        Row("memory after 300 trivial cells, MB", figures => figures.LaterMemory, "F0");
        Row("memory of each further cell up to 2,500, KB", figures => figures.Each, "F0");

        string[] excesses = [.. Excesses(ours, theirs)];
        foreach (string excess in excesses) Console.Error.WriteLine(excess);
        return excesses is [] ? 0 : 1;

        KernelFigures Measured(string kernel, int cells) => client.Measure<KernelFigures>(kernel, $"{cells}");

        void Row(string name, Func<KernelFigures, double> figure, string format) =>
            Console.WriteLine(string.Join('\t', name, figure(ours).ToString(format), figure(theirs).ToString(format),
                (figure(ours) / figure(theirs)).ToString("F2")));
    }

    static IEnumerable<string> Excesses(KernelFigures ours, KernelFigures theirs)
    {
        if (ours.Start > theirs.Start) yield return $"start: {ours.Start:F2} s, ipykernel's {theirs.Start:F2} s are allowed";
        double mostWarm = Math.Max(MostWarm, MostTimesTheirs * theirs.Warm);
        if (ours.Warm > mostWarm) yield return $"a warm trivial cell takes {ours.Warm:F1} ms, {mostWarm:F1} are allowed";
        if (ours.Memory > MostMemory) yield return $"memory after the first cell is {ours.Memory:F0} MB, {MostMemory} are allowed";
        if (ours.Later > ours.Warm * Noise)
            yield return $"after 300 cells a trivial cell takes {ours.Later:F1} ms, "
                + $"before it took {ours.Warm:F1}: it may not become slower";
        if (ours.LaterMemory > ours.Memory + MostGrowth)
            yield return $"300 cells take {ours.LaterMemory - ours.Memory:F0} MB, {MostGrowth} are allowed";
        if (ours.Each > MostEach) yield return $"each further cell takes {ours.Each:F0} KB, {MostEach} are allowed";
    }
}

namespace NotebookLab.Benchmarks.Kernel;

/// <summary>
/// How long our kernel takes from the message that a slider has moved to the new chart, beside ipykernel with ipywidgets and plotly.py
/// doing the same: a row each.
/// </summary>
static class LiveCommand
{
    const int Rounds = 3;

    // Milliseconds that are allowed.
    static readonly (string Case, string Name, double Most)[] cases = [("curve", "Draw.Curve", 5), ("descent", "Draw.Descent", 10)];

    public static Command Create() => new("live", "a moved slider to its new chart in our kernel, beside ipywidgets and plotly.py", Run);

    static int Run(string[] arguments)
    {
        using var client = JupyterClient.With("live.py");
        if (client.Refusal is { } refusal)
        {
            Console.Error.WriteLine(refusal);
            return 2;
        }
        string course = Path.GetFullPath(Path.Combine(JupyterClient.Sources, "NotebookLab.Course", "bin", "NotebookLab.Course.dll"));
        bool isQuick = true;
        Console.WriteLine("name\tours, ms\tipykernel, ms\tratio");
        foreach (var (chart, name, most) in cases)
        {
            // In turn, so that a machine that is busy for a while is so for both.
            var rounds = Enumerable.Range(0, Rounds).Select(_ => (
                Theirs: client.Measure<Moved>(JupyterClient.Peer, chart).Milliseconds,
                Ours: client.Measure<Moved>(JupyterClient.Ours, chart, course).Milliseconds)).ToArray();
            double ours = rounds.Min(round => round.Ours), theirs = rounds.Min(round => round.Theirs);
            Console.WriteLine($"{name}\t{ours:F1}\t{theirs:F1}\t{ours / theirs:F2}");
            if (ours <= most) continue;
            Console.Error.WriteLine($"{name} takes {ours:F1} ms, {most} are allowed");
            isQuick = false;
        }
        return isQuick ? 0 : 1;
    }

    sealed record Moved(double Milliseconds);
}

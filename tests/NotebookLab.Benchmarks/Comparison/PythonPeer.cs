namespace NotebookLab.Benchmarks.Comparison;

/// <summary>A peer in Python.</summary>
/// <param name="Name">Library and method, as the table shows them.</param>
/// <param name="Library">The library that must be there: "NumPy", "SciPy" or "PyTorch".</param>
/// <param name="Work">The name in <c>peers/works.py</c>.</param>
/// <param name="Inputs">Its arguments there, by name.</param>
sealed record PythonPeer(string Name, string Library, string Work, Dictionary<string, object> Inputs) : Peer(Name)
{
    /// <summary>If the peer does only a part of the work, as all of it takes minutes: which elements of the result that is.</summary>
    public int[]? Sample { get; init; }

    /// <summary>How many elements all of the work has.</summary>
    public int SampleOf { get; init; }

    public override Timing Measure(PythonWorker python)
    {
        Timing timing = python.Measure(Work, Inputs);
        return Sample is null ? timing : timing with { Microseconds = timing.Microseconds * SampleOf / Sample.Length };
    }

    public override double[] Comparable(double[] ours) => Sample is null ? ours : [.. Sample.Select(i => ours[i])];
}

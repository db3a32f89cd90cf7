namespace NotebookLab.Benchmarks.Comparison;

/// <summary>A peer in .NET: another benchmark.</summary>
sealed record CSharpPeer(string Name, CSharpBenchmark Benchmark) : Peer(Name)
{
    public override Timing Measure(PythonWorker python) => Benchmark.Measure();
}

namespace NotebookLab.Benchmarks.Comparison;

/// <summary>One thing that is computed by this library and by others.</summary>
/// <param name="Name">What is computed.</param>
/// <param name="Ours">The benchmark that computes it by this library.</param>
/// <param name="Peers">Who else computes it.</param>
sealed record Work(string Name, CSharpBenchmark Ours, params Peer[] Peers);

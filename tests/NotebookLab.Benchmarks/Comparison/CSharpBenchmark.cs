namespace NotebookLab.Benchmarks.Comparison;

/// <summary>A method marked with <c>[Benchmark]</c>.</summary>
/// <param name="Name">Its class and its name, with a dot between.</param>
sealed record CSharpBenchmark(string Name)
{
    public static CSharpBenchmark Of<T>(string method) => new($"{typeof(T).Name}.{method}");

    /// <summary>Runs this program again, to measure just this: see <see cref="MeasureCommand"/>.</summary>
    public Timing Measure() => ThisProgram.Run<Timing>(MeasureCommand.Name, Name);
}

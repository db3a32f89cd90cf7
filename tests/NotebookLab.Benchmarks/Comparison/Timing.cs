namespace NotebookLab.Benchmarks.Comparison;

/// <summary>What doing a work gave and what it cost.</summary>
/// <param name="Microseconds">The median time of doing it once.</param>
/// <param name="Result">All numbers of the result, one after the other.</param>
/// <param name="Bytes">The memory that it took from the heap, where that is known.</param>
/// <param name="Error">Why it could not be done, if so.</param>
sealed record Timing(double Microseconds, double[] Result, long? Bytes = null, string? Error = null);

namespace NotebookLab.Benchmarks.Comparison;

/// <summary>Somebody else who can do a work.</summary>
/// <param name="Name">Library and method, as the table shows them.</param>
abstract record Peer(string Name)
{
    /// <summary>How far its result may differ from ours, as a part of the greatest element.</summary>
    /// <remarks>
    /// Numerical gradients are made of differences of values that agree in their first digits: with the same step,
    /// 8 digits of the result are left to compare.
    /// </remarks>
    public double Tolerance { get; init; } = 1e-8;

    public abstract Timing Measure(PythonWorker python);

    /// <summary>What the peer's result is to be compared with, of the full result of ours.</summary>
    public virtual double[] Comparable(double[] ours) => ours;
}

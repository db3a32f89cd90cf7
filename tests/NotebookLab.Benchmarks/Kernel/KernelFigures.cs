namespace NotebookLab.Benchmarks.Kernel;

/// <summary>What <c>peers/kernel.py</c> has measured of one kernel, in one process of it.</summary>
/// <param name="Start">Seconds from its start to the reply to its first cell.</param>
/// <param name="Warm">Milliseconds for a trivial cell, its output and the end of its turn included; the median of fifty.</param>
/// <param name="Memory">MB after the first cell.</param>
/// <param name="Later">Milliseconds for a trivial cell after three hundred; the median of the last twenty.</param>
/// <param name="LaterMemory">MB after these.</param>
/// <param name="Each">KB that each further cell takes, up to the last of a long session; 0 when the session was not long.</param>
sealed record KernelFigures(double Start, double Warm, double Memory, double Later, double LaterMemory, double Each)
{
    /// <summary>The least of each over several processes: what else a machine does can only add.</summary>
    public static KernelFigures Least(IReadOnlyList<KernelFigures> rounds) => new(
        rounds.Min(round => round.Start), rounds.Min(round => round.Warm), rounds.Min(round => round.Memory),
        rounds.Min(round => round.Later), rounds.Min(round => round.LaterMemory), rounds.Max(round => round.Each));
}

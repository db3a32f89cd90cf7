namespace NotebookLab.Optimization;

/// <summary>How a run went. The first of these that holds is taken, from top to bottom.</summary>
/// <remarks>
/// A run is judged by its two halves: the later half got lower if its least value is below that of the earlier one by
/// more than 0.1 % of the latter's size. The point in the middle belongs to the earlier half.
/// </remarks>
public enum OutcomeKind
{
    /// <summary>
    /// Somewhere f or |∇f| is infinite or NaN, or f has risen by more than a million times max(1, |f₀|), where f₀ is its first value.
    /// </summary>
    Diverged,

    /// <summary>The last gradient is no longer than the tolerance. That is so at a minimum, but on a saddle or a plateau as well.</summary>
    Converged,

    /// <summary>The later half got lower: the run was ended too early.</summary>
    Descending,

    /// <summary>The later half got no lower, and f ended above its first value by more than 0.1 % of that value's size.</summary>
    Rising,

    /// <summary>
    /// The later half got no lower, but moves to and fro: its way is more than three times as long as the distance from
    /// its first point to the farthest. It takes five points to do so, ten in both halves.
    /// </summary>
    Oscillating,

    /// <summary>None of the others: the later half got no lower and does not turn back. So is a run without a step.</summary>
    Stalled,
}

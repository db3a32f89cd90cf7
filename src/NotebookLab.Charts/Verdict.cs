namespace NotebookLab.Charts;

/// <summary>What a run says about its learning rate. The first of these that holds is taken, from top to bottom.</summary>
public enum Verdict
{
    /// <summary>f or |∇f| is not finite somewhere, f ends above its start, or the steps turn back and grow.</summary>
    Diverges,

    /// <summary>The run has converged, or at most 5 % are left of the way down.</summary>
    Good,

    /// <summary>Most steps of the later half turn back: the angle to the step before is obtuse.</summary>
    Oscillates,

    /// <summary>At most half of the way down is left.</summary>
    Slow,

    /// <summary>More than half of the way down is left.</summary>
    TooSmall,
}

namespace NotebookLab.Benchmarks.Comparison;

/// <summary>Whether two results are the same but for rounding: the time of a wrong result means nothing.</summary>
static class Agreement
{
    /// <summary>Why the two cannot be compared, or null if they can.</summary>
    /// <param name="ours">Our result.</param>
    /// <param name="theirs">The other one.</param>
    /// <param name="tolerance">How far they may differ, as a part of the greatest element.</param>
    public static string? Refusal(double[] ours, double[] theirs, double tolerance)
    {
        if (ours.Length != theirs.Length)
            return $"it has {theirs.Length} numbers where ours has {ours.Length}.";
        if (!ours.Concat(theirs).All(double.IsFinite))
            return "a result is infinite or not a number.";

        double difference = ours.Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
        double greatest = ours.Max(Math.Abs);
        return difference <= tolerance * greatest
            ? null
            : $"the results differ by {difference:E1} where the greatest element is {greatest:E1}; {tolerance:E0} of that is allowed.";
    }
}

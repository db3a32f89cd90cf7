namespace NotebookLab.Course;

/// <summary>A question with a number for an answer, or with one of several letters.</summary>
public static class Question
{
    /// <summary>A question for a number.</summary>
    /// <param name="right">The number.</param>
    /// <param name="finding">What to say when it is right.</param>
    /// <param name="mistakes">Numbers that are given often, each with what to say.</param>
    public static Exercise<double?> Number(double right, string finding, params (double Made, string Hint)[] mistakes) => new()
    {
        Right = right,
        Examples = [new("Your number", answer => answer!.Value) { IsSecret = true }],
        Mistakes = [.. mistakes.Select(mistake => new Mistake<double?>(mistake.Made, mistake.Hint))],
        Finding = finding,
    };

    /// <summary>A question for a letter: <c>"a"</c>, <c>"b"</c> and so on; capitals count as well.</summary>
    /// <param name="right">The right letter.</param>
    /// <param name="finding">What to say when it is chosen.</param>
    /// <param name="others">The other letters, each with why it is not the one.</param>
    public static Choice Choice(char right, string finding, params (char Letter, string Why)[] others) => new(right, finding, others);
}

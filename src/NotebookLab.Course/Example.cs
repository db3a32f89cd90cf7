namespace NotebookLab.Course;

/// <summary>One number that an answer is tried on.</summary>
/// <typeparam name="T">What the learner writes.</typeparam>
/// <param name="Name">What the number is, as the beginning of a sentence: "The slope at 5".</param>
/// <param name="Number">Makes it of an answer.</param>
public sealed record Example<T>(string Name, Func<T, double> Number)
{
    /// <summary>Whether the right number is kept back, because it is the answer itself.</summary>
    public bool IsSecret { get; init; }
}

using System.Globalization;

namespace NotebookLab.Course;

/// <summary>
/// An exercise that checks itself. It knows the right answer and the wrong ones that are given most often, tries all of them
/// on the same examples, and says which one the learner's answer behaves like.
/// </summary>
/// <typeparam name="T">What the learner writes: a delegate for a function, <c>double?</c> for a number.</typeparam>
public sealed class Exercise<T>
{
    const double Tolerance = 1e-6; // relative to the right number, or absolute near 0: a last digit is no mistake

    /// <summary>The right answer.</summary>
    public required T Right { get; init; }

    /// <summary>What an answer is tried on: each example makes one number of it.</summary>
    public required IReadOnlyList<Example<T>> Examples { get; init; }

    /// <summary>The mistakes that are made most often, each with what to say; the first that fits is named.</summary>
    public IReadOnlyList<Mistake<T>> Mistakes { get; init; } = [];

    /// <summary>What to say when the answer is right: what it shows, or what to look at next.</summary>
    public string Finding { get; init; } = "";

    /// <summary>What to say when a number comes out as not finite although it should be.</summary>
    public string WhenNotFinite { get; init; } = "Look for a division by zero, and for a learning rate that is too large.";

    /// <summary>Checks an answer. It never throws what the answer throws: that is told.</summary>
    /// <param name="answer">
    /// The learner's answer; null, or a function that throws <see cref="NotImplementedException"/>, counts as none yet.
    /// </param>
    /// <returns>How far it has come, and what to do next.</returns>
    public Answer Check(T? answer)
    {
        if (answer is null) return Missing;
        double[] numbers = new double[Examples.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            try
            {
                numbers[i] = Examples[i].Number(answer);
            }
            catch (NotImplementedException)
            {
                return Missing;
            }
            catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
            {
                return new Answer(Grade.KeepWorking, $"{Examples[i].Name} ends with an error: {e.Message}");
            }
        }

        double[] right = NumbersOf(Right);
        if (Same(numbers, right)) return new Answer(Grade.Correct, Finding);
        if (Mistakes.FirstOrDefault(mistake => Same(numbers, NumbersOf(mistake.Made))) is { } made)
            return new Answer(Grade.Almost, made.Hint);
        int wrong = Enumerable.Range(0, numbers.Length).First(i => !Same(numbers[i], right[i]));
        string form = Text(right[wrong], "G6") == Text(numbers[wrong], "G6") ? "R" : "G6"; // as many digits as show the difference
        string compared = $"{Examples[wrong].Name} should be {Text(right[wrong], form)}, and is {Text(numbers[wrong], form)}.";
        return !double.IsFinite(numbers[wrong]) && double.IsFinite(right[wrong])
            ? new Answer(Grade.Almost, $"{compared} {WhenNotFinite}")
            : new Answer(Grade.KeepWorking, Examples[wrong].IsSecret
                ? "It is another number: try it with a small example on paper."
                : compared);
    }

    static Answer Missing => new(Grade.Missing, "Write your answer into the cell above, run it, then run this one.");

    double[] NumbersOf(T answer) => [.. Examples.Select(example => example.Number(answer))];

    static bool Same(double[] a, double[] b) => a.Zip(b).All(pair => Same(pair.First, pair.Second));

    static bool Same(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(b), 1e-3); // Equals: NaN where NaN is right

    static string Text(double number, string form) =>
        number.ToString(form, CultureInfo.InvariantCulture).Replace('-', '−').Replace("Infinity", "∞", StringComparison.Ordinal);
}

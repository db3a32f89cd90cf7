using System.Globalization;
using System.Runtime.ExceptionServices;

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
    public string WhenNotFinite { get; init; } = "Look for a division by zero.";

    /// <summary>How long an answer may take on all its examples together.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Checks an answer. It never throws what the answer throws: that is told.</summary>
    /// <param name="answer">
    /// The learner's answer; null, or a function that throws <see cref="NotImplementedException"/>, counts as none yet.
    /// </param>
    /// <returns>How far it has come, and what to do next.</returns>
    public Answer Check(T? answer)
    {
        if (answer is null) return Missing;
        double[] numbers = new double[Examples.Count];
        int tried = 0;
        try
        {
            if (!InTime(() => { for (; tried < numbers.Length; tried++) numbers[tried] = Examples[tried].Number(answer); }))
                return new Answer(Grade.KeepWorking,
                    $"{Examples[tried].Name} does not come to an end within {Limit.TotalSeconds:0.#} seconds: is there a loop whose "
                        + "condition stays true? It goes on in the background; restart the kernel when you have mended it.");
        }
        catch (NotImplementedException)
        {
            return Missing;
        }
        catch (NullReferenceException)
        {
            return new Answer(Grade.KeepWorking,
                $"{Examples[tried].Name} can't be read: the function gives null, or uses something that is null.");
        }
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new Answer(Grade.KeepWorking, $"{Examples[tried].Name} ends with an error: {e.Message}");
        }

        double[] right = NumbersOf(Right);
        if (Same(numbers, right)) return new Answer(Grade.Correct, Finding);
        if (Mistakes.FirstOrDefault(mistake => Same(numbers, NumbersOf(mistake.Made))) is { } made)
            return new Answer(Grade.Almost, made.Hint);
        return AboutTheFirstWrong(numbers, right);
    }

    Answer AboutTheFirstWrong(double[] numbers, double[] right)
    {
        int wrong = Enumerable.Range(0, numbers.Length).First(i => !Same(numbers[i], right[i]));
        string form = Text(right[wrong], "G6") == Text(numbers[wrong], "G6") ? "R" : "G6"; // as many digits as show the difference
        string compared = $"{Examples[wrong].Name} should be {Text(right[wrong], form)}, and is {Text(numbers[wrong], form)}.";
        bool isSecret = Examples[wrong].IsSecret, isNoNumber = !double.IsFinite(numbers[wrong]) && double.IsFinite(right[wrong]);
        if (isNoNumber && isSecret) compared = $"It is a finite number, and yours is {Text(numbers[wrong], form)}.";
        return isNoNumber ? new Answer(Grade.Almost, $"{compared} {WhenNotFinite}")
            : isSecret ? AboutASecret(numbers[wrong], right[wrong])
            : new Answer(Grade.KeepWorking, compared);
    }

    static Answer AboutASecret(double number, double right)
    {
        if (number == Math.Truncate(right) && right != Math.Truncate(right))
            return new Answer(Grade.Almost,
                "It is no whole number. Was it a division of two whole numbers? C# drops the fraction then; 1.0 / 4 keeps it.");
        if (Math.Abs(number - right) < 0.01 * Math.Abs(right))
            return new Answer(Grade.Almost,
                "It is very near. Was it rounded? Six digits have to be right; an expression will do too, and C# computes it.");
        return new Answer(Grade.KeepWorking, "It is another number: try it with a small example on paper.");
    }

    // On a thread of its own: whoever waits for it can go on without it. What it throws is thrown here.
    bool InTime(Action work)
    {
        if (OperatingSystem.IsBrowser())
        {
            work();
            return true;
        }

        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                thrown = ExceptionDispatchInfo.Capture(e);
            }
        }) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Limit)) return false;
        thrown?.Throw();
        return true;
    }

    static Answer Missing => new(Grade.Missing, "Write your answer into the cell above, run it, then run this one.");

    double[] NumbersOf(T answer) => [.. Examples.Select(example => example.Number(answer))];

    static bool Same(double[] a, double[] b) => a.Zip(b).All(pair => Same(pair.First, pair.Second));

    static bool Same(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(b), 1e-3); // Equals: NaN where NaN is right

    static string Text(double number, string form) =>
        number.ToString(form, CultureInfo.InvariantCulture).Replace('-', '−').Replace("Infinity", "∞", StringComparison.Ordinal);
}

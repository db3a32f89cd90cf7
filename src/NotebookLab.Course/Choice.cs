namespace NotebookLab.Course;

/// <summary>A question that offers answers by letter; each wrong one has a reason.</summary>
public sealed class Choice
{
    readonly char right;
    readonly string finding;
    readonly IReadOnlyList<(char Letter, string Why)> others;

    internal Choice(char right, string finding, IReadOnlyList<(char Letter, string Why)> others) =>
        (this.right, this.finding, this.others) = (right, finding, others);

    /// <summary>The letters, in the order of the alphabet.</summary>
    public IReadOnlyList<char> Letters => [.. others.Select(other => other.Letter).Append(right).Order()];

    /// <summary>Checks a letter.</summary>
    /// <param name="answer">The letter, such as <c>"b"</c>; null or an empty text counts as no answer yet.</param>
    public Answer Check(string? answer)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return new Answer(Grade.Missing, $"Choose a letter in the cell above: {string.Join(", ", Letters)}.");
        string letter = answer.Trim().Trim('(', ')', '.', ':', '*', '"').ToLowerInvariant();   // "b)" is an answer too
        if (letter == $"{right}") return new Answer(Grade.Correct, finding);
        return others.FirstOrDefault(other => letter == $"{other.Letter}") is { Why: { } why }
            ? new Answer(Grade.KeepWorking, why)
            : new Answer(Grade.KeepWorking, $"There is no answer “{answer}”: choose one of {string.Join(", ", Letters)}.");
    }
}

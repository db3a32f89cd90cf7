using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Course;

/// <summary>What an exercise says to an answer; a cell that ends with it shows it.</summary>
/// <param name="Grade">How far the answer has come.</param>
/// <param name="Text">What to do next, or what was found: a sentence or two.</param>
[TypeFormatterSource(typeof(AnswerFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Answer(Grade Grade, string Text)
{
    /// <summary>The grade in a word or two, with a sign that needs no colour.</summary>
    public string Verdict => Grade switch
    {
        Grade.Missing => "… Still missing.",
        Grade.KeepWorking => "✗ Keep working.",
        Grade.Almost => "≈ Almost.",
        _ => "✓ Correct.",
    };

    /// <summary>The verdict and the text.</summary>
    public override string ToString() => Text.Length > 0 ? $"{Verdict} {Text}" : Verdict;
}

using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Course.Tests;

/// <summary>How an answer looks in a notebook: the verdict first, never by colour alone.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData(Grade.KeepWorking, "✗ Keep working.")]
    [InlineData(Grade.Almost, "≈ Almost.")]
    [InlineData(Grade.Correct, "✓ Correct.")]
    public void Text_and_html_begin_with_the_verdict(Grade grade, string verdict)
    {
        var answer = new Answer(grade, "x < 1 & more");
        Assert.Equal($"{verdict} x < 1 & more", answer.ToDisplayString("text/plain"));
        Assert.Contains($"<strong>{verdict}</strong> x &lt; 1 &amp; more</div>", answer.ToDisplayString("text/html"));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Answer)));
    }

    [Fact]
    public void What_is_still_missing_is_said_quietly()
    {
        var missing = new Answer(Grade.Missing, "a < b");
        Assert.Equal("… Still missing. a < b", missing.ToDisplayString("text/plain"));
        Assert.Contains("… Still missing. a &lt; b</div>", missing.ToDisplayString("text/html"));
        Assert.DoesNotContain("<strong>", missing.ToDisplayString("text/html"));
    }

    [Fact]
    public void Without_a_text_the_verdict_stands_alone() => Assert.Equal("✓ Correct.", new Answer(Grade.Correct, "").ToString());
}

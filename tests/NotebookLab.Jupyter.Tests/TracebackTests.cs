using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter.Tests;

/// <summary>How an error looks in a front end.</summary>
public class TracebackTests
{
    [Fact]
    public void The_kind_the_place_and_the_caret_have_colours_and_nothing_else_has()
    {
        Assert.Equal(
            [
                "\e[1;31mSystem.DivideByZeroException\e[0m: Attempted to divide by zero.",
                "   3 |     1 / n ^ 2",
                "     |     \e[31m^\e[0m",
                "   at a lambda in \e[36mcell 1, line 3\e[0m",
                "\e[1;31mCaused by System.Exception\e[0m: no",
            ],
            Lines("System.DivideByZeroException: Attempted to divide by zero.", "   3 |     1 / n ^ 2", "     |     ^",
                "   at a lambda in cell 1, line 3", "Caused by System.Exception: no"));
        Assert.Equal(["\e[36m(2,9)\e[0m: \e[1;31merror CS0103\e[0m: The name 'y' does not exist"],
            Lines("(2,9): error CS0103: The name 'y' does not exist"));
    }

    [Fact]
    public void Prose_is_wrapped_between_words_and_code_is_not()
    {
        string[] lines = Lines($"Exception: {string.Join(' ', Enumerable.Repeat("word", 60))}");
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Replace("\e[1;31m", "").Replace("\e[0m", "").Length, 1, 100));
        Assert.All(lines[1..], line => Assert.StartsWith("   word", line));
        Assert.Equal(60, lines.Sum(line => line.Split("word").Length - 1));
        string code = $"   1 | {string.Join(' ', Enumerable.Repeat("word", 60))}";
        Assert.Equal([code], Lines(code));
        string unbroken = new('x', 300);
        Assert.Equal([unbroken], Lines(unbroken));
        Assert.Equal(["a", "b"], Lines("a\nb"));
    }

    static string[] Lines(params string[] trace) => [.. Traceback.Of(new("name", "message", trace))];
}

namespace NotebookLab.Course.Tests;

/// <summary>What an exercise says, on one with a function and one with a number.</summary>
public sealed class ExerciseTests
{
    static readonly Exercise<Func<double, double>> Square = new()
    {
        Right = x => x * x,
        Examples = [new("The square of 3", square => square(3)), new("The square of −2", square => square(-2))],
        Mistakes = [new(x => 2 * x, "That is the double."), new(x => x * Math.Abs(x), "The square of a negative number is positive.")],
        Finding = "A parabola.",
    };

    [Fact]
    public void No_answer_yet_is_told_as_missing()
    {
        Assert.Equal(Grade.Missing, Square.Check(null).Grade);
        Assert.Equal(Grade.Missing, Square.Check(_ => throw new NotImplementedException()).Grade);
        Assert.Equal(Grade.Missing, Question.Number(6, "").Check(null).Grade);
        Assert.Equal(Grade.Missing, Question.Choice('b', "").Check("").Grade);
    }

    [Fact]
    public void The_right_answer_is_correct_however_it_is_computed() =>
        Assert.Equal(new Answer(Grade.Correct, "A parabola."), Square.Check(x => Math.Pow(x, 2) * (1 + 1e-9)));

    [Theory]
    [InlineData(2.0, 0.0, "That is the double.")]
    [InlineData(0.0, 1.0, "The square of a negative number is positive.")]
    public void A_known_mistake_is_named(double doubled, double signed, string hint) =>
        Assert.Equal(new Answer(Grade.Almost, hint), Square.Check(x => doubled * x + signed * x * Math.Abs(x)));

    [Fact]
    public void An_unknown_mistake_is_shown_on_the_first_example_that_differs() =>
        Assert.Equal(new Answer(Grade.KeepWorking, "The square of −2 should be 4, and is −8."),
            Square.Check(x => x > 0 ? x * x : x * x * x));

    [Fact]
    public void A_number_that_differs_in_the_seventh_digit_is_right_and_one_that_differs_in_the_fourth_is_not()
    {
        Assert.Equal(Grade.Correct, Square.Check(x => x * x * (1 + 5e-7)).Grade);
        Assert.Equal(Grade.KeepWorking, Square.Check(x => x * x * 1.0005).Grade);
    }

    [Fact]
    public void Where_the_right_number_is_0_a_billionth_is_right_and_ten_are_not()
    {
        var nothing = Question.Number(0, "Found.");
        Assert.Equal(Grade.Correct, nothing.Check(1e-10).Grade);
        Assert.Equal(Grade.Correct, nothing.Check(-9e-10).Grade);
        Assert.Equal(Grade.KeepWorking, nothing.Check(1e-8).Grade);
    }

    [Fact]
    public void Numbers_that_differ_late_are_written_out() =>
        Assert.Equal("The square of −2 should be 4, and is 4.0000045.", Square.Check(x => x > 0 ? x * x : x * x + 0.0000045).Text);

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void What_is_not_finite_is_told_with_a_hint(double number, string told)
    {
        var answer = Square.Check(_ => number);
        Assert.Equal(Grade.Almost, answer.Grade);
        Assert.StartsWith($"The square of 3 should be 9, and is {told}. Look for a division by zero", answer.Text);
    }

    [Fact]
    public void An_error_in_the_answer_is_told_and_not_thrown()
    {
        var answer = Square.Check(x => new[] { 1.0 }[(int)x]);
        Assert.Equal(Grade.KeepWorking, answer.Grade);
        Assert.StartsWith("The square of 3 ends with an error: Index was outside", answer.Text);
    }

    [Fact]
    public void Stopping_the_cell_stops_the_answer() =>
        Assert.Throws<OperationCanceledException>(() => Square.Check(_ => throw new OperationCanceledException()));

    [Fact]
    public void A_wrong_number_does_not_give_the_right_one_away()
    {
        var number = Question.Number(6, "Found.", (3, "Half of it."));
        Assert.Equal(new Answer(Grade.Correct, "Found."), number.Check(6));
        Assert.Equal(new Answer(Grade.Almost, "Half of it."), number.Check(3));
        Assert.Equal(Grade.KeepWorking, number.Check(7).Grade);
        Assert.DoesNotContain("6", number.Check(7).Text);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_none_does_not_give_the_right_one_away_either(double number)
    {
        var answer = Question.Number(6, "Found.").Check(number);
        Assert.Equal(Grade.Almost, answer.Grade);
        Assert.StartsWith("It is a finite number, and yours is", answer.Text);
        Assert.DoesNotContain("6", answer.Text);
    }

    [Theory]
    [InlineData(1.0 / 3, 0)]
    [InlineData(-0.1938, 0)]
    [InlineData(7.0 / 2, 3)]
    public void A_fraction_that_was_lost_in_a_division_of_whole_numbers_is_named(double right, double whole) =>
        Assert.StartsWith("It is no whole number. Was it a division of two", Question.Number(right, "").Check(whole).Text);

    [Fact]
    public void A_rounded_number_is_told_to_be_near()
    {
        var question = Question.Number(Math.Log10(0.64), "");
        Assert.StartsWith("It is very near.", question.Check(-0.1938).Text);
        Assert.StartsWith("It is another number", question.Check(-0.25).Text);
        Assert.Equal(Grade.Correct, question.Check(-0.1938200).Grade);
    }

    [Fact]
    public void A_function_that_gives_null_is_told_so()
    {
        var answer = Exercises.SteepestDescent.Check(_ => null!);
        Assert.Equal(Grade.KeepWorking, answer.Grade);
        Assert.EndsWith("the function gives null, or uses something that is null.", answer.Text);
    }

    [Fact]
    public void A_function_that_does_not_end_is_told_so_and_the_check_does()
    {
        using var mended = new CancellationTokenSource();
        var impatient = new Exercise<Func<double, double>>
        {
            Right = x => x, Examples = [new("The number", f => f(1))], Limit = TimeSpan.FromSeconds(0.2),
        };
        var answer = impatient.Check(x =>
        {
            while (!mended.IsCancellationRequested) x++;
            return x;
        });
        mended.Cancel();
        Assert.Equal(Grade.KeepWorking, answer.Grade);
        Assert.StartsWith("The number does not come to an end within 0.2 seconds: is there a loop", answer.Text);
    }

    [Theory, InlineData("b)"), InlineData("(b)"), InlineData(" B. "), InlineData("**b**")]
    public void A_letter_with_what_people_write_around_it_is_one(string answer) =>
        Assert.Equal(Grade.Correct, Question.Choice('b', "So it is.", ('a', "Too flat.")).Check(answer).Grade);

    [Fact]
    public void A_letter_is_checked_whatever_its_case_and_a_wrong_one_gets_its_reason()
    {
        var choice = Question.Choice('b', "So it is.", ('a', "Too flat."), ('c', "Too steep."));
        Assert.Equal(new Answer(Grade.Correct, "So it is."), choice.Check(" B "));
        Assert.Equal(new Answer(Grade.KeepWorking, "Too steep."), choice.Check("c"));
        Assert.Contains("a, b, c", choice.Check("d").Text);
        Assert.Equal(Grade.KeepWorking, choice.Check("bc").Grade);
    }
}

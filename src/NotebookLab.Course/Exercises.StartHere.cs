namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>Start here: the slope of a straight line through two points.</summary>
    public static Exercise<double?> SlopeOfLine => Question.Number(
        3,
        "Rise divided by run: (8 − 2) / (3 − 1). Everything in this course begins with that quotient.",
        (6, "That is the rise. The slope is the rise divided by the run, from 1 to 3."),
        (1.0 / 3, "That is the run divided by the rise: the other way up."),
        (-3, "The sign is wrong: the line rises from left to right. Take both differences in the same order."),
        (8.0 / 3, "8 is the height at the end, not the rise: the line starts at the height 2."));

    /// <summary>Start here: a function that squares.</summary>
    public static Exercise<Func<double, double>> Square => new()
    {
        Right = x => x * x,
        Examples =
        [
            new("The square of 3", square => square(3)),
            new("The square of −1.5", square => square(-1.5)),
        ],
        Mistakes =
        [
            new(x => 2 * x, "That doubles x. Its square is x times itself."),
            new(x => x * x * x, "That is one x too many: it is the cube."),
            new(x => -(x * x), "The sign is wrong: no square is negative."),
        ],
        Finding = "C# has no operator for powers: x ^ 2 means something else, so squares are written as products.",
    };

    /// <summary>Start here: half of a whole number, without losing the fraction.</summary>
    public static Exercise<Func<int, double>> HalfOf => new()
    {
        Right = n => n / 2.0,
        Examples =
        [
            new("Half of 3", half => half(3)),
            new("Half of −7", half => half(-7)),
            new("Half of 10", half => half(10)),
        ],
        Mistakes =
        [
            new(n => n / 2, "The fraction is lost: both n and 2 are whole numbers, and the conversion to double comes after the division."),
            new(n => Math.Round(n / 2.0), "Rounded: half of an odd number has a fraction."),
            new(n => Math.Ceiling(n / 2.0), "Rounded up: half of an odd number has a fraction."),
            new(n => Math.Floor(n / 2.0), "Rounded down: half of an odd number has a fraction."),
            new(n => 2.0 / n, "That is 2 divided by n: the other way up."),
        ],
        Finding = "One double in the division is enough, and the other number is converted.",
    };

    /// <summary>Start here: what a change of a cell does to the cells below it.</summary>
    public static Choice ChangedParameter => Question.Choice(
        'b',
        "The session keeps what the cells have computed. Run the cells below again, or all of them from the top.",
        ('a', "A notebook isn't a spreadsheet: a cell is computed when it is run, and at no other time."),
        ('c', "The session goes on: what was computed stays, and nothing has to be started anew."));
}

namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>4.4.1: what a step of gradient descent on 3x² leaves of x when η = 0.1.</summary>
    public static Exercise<double?> FactorOfAStep => Question.Number(
        0.4,
        "The slope of 3x² is 6x, so a step leaves 1 − 0.1 · 6 of x. It is the curvature 6 that counts, and it is twice the coefficient.",
        (0.7, "The slope of 3x² is not 3x."),
        (0.6, "That is the part that a step takes away. What does it leave?"),
        (0.8, "That is the factor for x². Here the slope is three times as large."),
        (1.6, "This climbs: the step is taken away from x, not added."),
        (-0.4, "The step is shorter than the way to the minimum: x keeps its sign."),
        (0.16, "That is what a step leaves of the height. The factor of x itself was asked for."));

    /// <summary>4.4.1: the least number of steps after which the distance is no larger than a goal.</summary>
    public static Exercise<Func<double, double, double, double>> StepsNeeded => new()
    {
        Right = (distance, goal, factor) => Math.Ceiling(Math.Log(goal / distance) / Math.Log(Math.Abs(factor))),
        Examples =
        [
            new("From the distance 5 to at most 1e-6 with the factor 0.8, the number of steps", steps => steps(5, 1e-6, 0.8)),
            new("From the distance 5 to at most 1e-6 with the factor 0.4, the number of steps", steps => steps(5, 1e-6, 0.4)),
            new("From the distance 3 to at most 0.01 with the factor −0.5, the number of steps", steps => steps(3, 0.01, -0.5)),
            new("From the distance 4 to at most 1 with the factor 0.5, the number of steps", steps => steps(4, 1, 0.5)),
        ],
        Mistakes =
        [
            new((distance, goal, factor) => Math.Floor(Math.Log(goal / distance) / Math.Log(Math.Abs(factor))),
                "One step too few: after a part of a step one is not at the goal yet. Round up, Math.Ceiling."),
            new((distance, goal, factor) => Math.Log(goal / distance) / Math.Log(Math.Abs(factor)),
                "There are only whole steps: round up, Math.Ceiling."),
            new((distance, goal, factor) => Math.Ceiling(Math.Log(goal) / Math.Log(Math.Abs(factor))),
                "That is the number from the distance 1. It is the ratio of goal and distance that has to be reached."),
            new((distance, goal, factor) => Math.Ceiling(Math.Log(goal / distance) / Math.Log(factor)),
                "A negative factor changes the side at each step and has no logarithm. The distance shrinks by its size, Math.Abs."),
            new((distance, goal, factor) => Math.Ceiling(Math.Log(distance / goal) / Math.Log(Math.Abs(factor))),
                "A negative number of steps: the distance has to shrink from distance to goal, so the ratio is goal / distance."),
            new((distance, goal, factor) => Math.Ceiling(goal / distance / Math.Abs(factor)),
                "n steps multiply by factor to the power n; it takes logarithms to get the n down."),
        ],
        WhenNotFinite = "A logarithm exists only for positive numbers: look at the sign of the factor.",
        Finding = "The number grows with the logarithm of the accuracy: each further digit costs equally many steps.",
    };

    /// <summary>4.4.1: by how much log10 of the height changes with each step of η = 0.1 on the bowl.</summary>
    public static Exercise<double?> SlopeOfTheLossLine => Question.Number(
        Math.Log10(0.64),
        "The height is the square of the distance, so its factor is 0.8² = 0.64: about five steps for each power of ten.",
        (Math.Log10(0.8), "That is the slope for the distance. The height is the square of it."),
        (Math.Log(0.64), "The axis counts powers of ten: Math.Log10, not Math.Log."),
        (-Math.Log10(0.64), "The size is right; but the line falls."),
        (0.64, "That is the factor of a step. On the axis stands its logarithm."),
        (-0.2, "Close, but compute it to the last digit: Math.Log10 of the factor of the height."));

    /// <summary>4.4.1: what becomes of a run with η = 0.6 on the bowl.</summary>
    public static Choice VerdictOfSixTenths => Question.Choice(
        'b',
        "1 − 2 · 0.6 = −0.2: x changes its side at each step, but a fifth is left each time, "
            + "fewer than with η = 0.3. Changing sides is no harm as long as the distance shrinks.",
        ('a', "Compute 1 − 2η: only a small part of the distance is left after each step."),
        ('c', "x does change its side at each step. But by which factor does the distance shrink?"),
        ('d', "It would diverge if |1 − 2η| were above 1."));

    /// <summary>4.4.1: the lower of the two rates that halve the distance on the bowl at each step.</summary>
    public static Exercise<double?> RateThatHalves => Question.Number(
        0.25,
        "1 − 2 · 0.25 = 0.5. The other one is 0.75, with the factor −0.5: it halves the distance as well, and changes sides.",
        (0.75, "That one halves the distance too, by the factor −0.5. The lower of the two was asked for."),
        (0.5, "With η = 0.5 the factor 1 − 2η is 0: one step arrives. A half was asked for."),
        (1 - Math.Sqrt(0.5), "Which is to be halved, the distance or its square? The factor of the distance is 1 − 2η."),
        ((1 - Math.Sqrt(0.5)) / 2, "That halves the height. It is the distance that was asked for."));
}

namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>4.4.1: the learning rate below which gradient descent on 5x₀² + x₁²/2 converges.</summary>
    public static Exercise<double?> LargestStableRate => Question.Number(
        0.2,
        "The curvatures are 10 and 1, and the greatest of them decides: 2/10.",
        (0.4, "The curvature of 5x₀² is not 5: take the second derivative."),
        (2, "That is the bound for the direction of x₁. Is it enough for the other one?"),
        (1, "That is the bound for x₀² + x₁². Here x₀ is more curved."),
        (0.1, "At that rate x₀ arrives in a single step. The bound is where the factor becomes −1."),
        (2.0 / 11, "That is the best rate. The largest stable one is above it."),
        (4, "The coefficients are not the curvatures: take second derivatives. And which of them decides?"));

    /// <summary>4.4.1: the other learning rate that is as fast on the bowl as 0.3.</summary>
    public static Exercise<double?> TwinRate => Question.Number(
        0.7,
        "|1 − 2 · 0.7| = |1 − 2 · 0.3| = 0.4: the twins lie at equal distances from 0.5, the one on the near side and the other beyond it.",
        (-0.3, "A negative rate climbs. What must 1 − 2η be?"),
        (0.6, "That is 2η. Solve 1 − 2η = −0.4."),
        (-0.7, "The sign: 1 − 2η = −0.4 has a positive solution."),
        (1.4, "That is 2η of the solution."),
        (0.4, "That is the factor of a step. Which other η has its negative?"),
        (1.3, "The twins lie at equal distances from 0.5, where the factor is 0."));

    /// <summary>4.4.1: the best fixed learning rate for a quadratic of given curvatures.</summary>
    public static Exercise<Func<double[], double>> BestRate => new()
    {
        Right = curvatures => 2 / (curvatures.Min() + curvatures.Max()),
        Examples =
        [
            new("For the curvatures 4, 1 and 10, the best rate", best => best([4, 1, 10])),
            new("For the curvatures 0.1 and 2, the best rate", best => best([0.1, 2])),
            new("For the curvatures 8, 8 and 8, the best rate", best => best([8, 8, 8])),
        ],
        Mistakes =
        [
            new(curvatures => 2 / curvatures.Max(),
                "That is the largest stable rate: there the greatest curvature has the factor −1 and never arrives."),
            new(curvatures => 1 / curvatures.Max(),
                "At that rate the greatest curvature arrives in one step, but the least is slower than it need be."),
            new(curvatures => 1 / (curvatures.Min() + curvatures.Max()),
                "Where the two factors are equal in size, 1 − ηλmin = ηλmax − 1. Solve it for η once more."),
            new(curvatures => 2 / (curvatures[0] + curvatures[^1]), "The first and the last are not always the least and the greatest."),
            new(curvatures => 2 / curvatures.Sum(), "Only the least and the greatest count; those between them are never the slowest."),
            new(curvatures => 1 / curvatures.Average(), "Only the least and the greatest count, however many lie between them."),
            new(curvatures => (curvatures.Min() + curvatures.Max()) / 2, "That is a mean curvature. The rate is its reciprocal."),
        ],
        Finding = "At this rate the least and the greatest curvature are equally slow, and every other one is faster.",
    };

    /// <summary>4.4.1: what a step leaves of the distance at worst, for given curvatures and a learning rate.</summary>
    public static Exercise<Func<double[], double, double>> WorstFactor => new()
    {
        Right = (curvatures, learningRate) => curvatures.Max(curvature => Math.Abs(1 - learningRate * curvature)),
        Examples =
        [
            new("For the curvatures 1, 4 and 10 with η = 0.05, the factor", worst => worst([1, 4, 10], 0.05)),
            new("For the curvatures 1, 4 and 10 with η = 0.195, the factor", worst => worst([1, 4, 10], 0.195)),
            new("For the curvatures 3 and 8 with η = 0.5, the factor", worst => worst([3, 8], 0.5)),
        ],
        Mistakes =
        [
            new((curvatures, learningRate) => curvatures.Max(curvature => 1 - learningRate * curvature),
                "A factor such as −1.4 is worse than 0.4: take its size, Math.Abs, before you take the greatest."),
            new((curvatures, learningRate) => curvatures.Min(curvature => Math.Abs(1 - learningRate * curvature)),
                "That is the fastest direction. The slowest one decides how long it takes."),
            new((curvatures, learningRate) => Math.Abs(1 - learningRate * curvatures.Max()),
                "That looks at the greatest curvature only. With a small rate the least one is slower."),
            new((curvatures, learningRate) => Math.Abs(1 - learningRate * curvatures.Min()),
                "That looks at the least curvature only. With a large rate it is the greatest that goes wrong."),
            new((curvatures, learningRate) => curvatures.Max(curvature => Math.Abs(1 - 2 * learningRate * curvature)),
                "The factor is 1 − ηλ. The 2 in 1 − 2η was the curvature of the bowl."),
            new((curvatures, learningRate) => 1 - learningRate * curvatures.Max(),
                "A factor has a size and a sign: take Math.Abs. And look at the least curvature too."),
        ],
        Finding = "The same number as LearningRateBounds.Contraction has; above 1 the run diverges.",
    };

    /// <summary>4.4.1: what a ten times greater condition number does to the number of steps at the best rate.</summary>
    public static Choice StepsForAWorseBowl => Question.Choice(
        'b',
        "(κ − 1)/(κ + 1) is about 1 − 2/κ, so the number of steps is nearly proportional to κ.",
        ('a',
            "The best rate does its best, but what it leaves of the distance at each step depends on κ: compute (κ − 1)/(κ + 1) for both."),
        ('c', "So it would be if the steps went with κ². Compute (κ − 1)/(κ + 1) for both, and the logarithms."),
        ('d', "A factor near 1 still leads there, only slowly: count how many steps it takes."));
}

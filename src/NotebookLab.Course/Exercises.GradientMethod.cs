using NotebookLab.Differentiation;

namespace NotebookLab.Course;

public static partial class Exercises
{
    // Its gradient is (2x₀ + x₁, x₀ + 6x₁): a step that takes one element's slope for the other's shows, and so does a slope that
    // is measured when one element has moved already.
    static readonly ScalarField Trough = x => x[0] * x[0] + x[0] * x[1] + 3 * x[1] * x[1];

    /// <summary>4.4.1: the point after one update of the gradient method.</summary>
    public static Exercise<Func<double[], double[], double, double[]>> OneUpdate => new()
    {
        Right = (x, gradient, learningRate) => [.. x.Zip(gradient, (xi, gi) => xi - learningRate * gi)],
        Examples =
        [
            new("From (−3, 4) with the gradient (−6, 8) and η = 0.3, the first element", update => update([-3, 4], [-6, 8], 0.3)[0]),
            new("From (−3, 4) with the gradient (−6, 8) and η = 0.3, the second element", update => update([-3, 4], [-6, 8], 0.3)[1]),
            new("From (1, 2, 5) with the gradient (7, −1, 4) and η = 0.5, the third element",
                update => update([1, 2, 5], [7, -1, 4], 0.5)[^1]),
            new("The first element of the point (−3, 4) that you were given, after the call",
                update => After([-3, 4], point => update(point, [-6, 8], 0.3))[0]),
            new("The second element of the gradient (−6, 8) that you were given, after the call",
                update => After([-6, 8], gradient => update([-3, 4], gradient, 0.3))[1]),
        ],
        Mistakes =
        [
            new((x, gradient, learningRate) => [.. x.Zip(gradient, (xi, gi) => xi + learningRate * gi)],
                "This climbs: the gradient points uphill, so the step is taken away from x."),
            new((x, gradient, learningRate) => [.. x.Zip(gradient, (xi, gi) => xi - gi)],
                "The learning rate is missing: the step is η times the gradient."),
            new((x, gradient, learningRate) => [.. gradient.Select(gi => -learningRate * gi)],
                "That is the step alone. It has to be added to the point."),
            new((x, gradient, learningRate) => [.. x.Zip(gradient, (xi, gi) => xi - learningRate * xi)],
                "The step is η times the gradient, not η times x."),
            new((x, gradient, learningRate) =>
            {
                for (int i = 0; i < x.Length; i++) x[i] -= learningRate * gradient[i];
                return x;
            },
            "The new point is right, but it was written into the array that you were given: "
                + "whoever called has lost the old one. Fill a new array."),
            new((x, gradient, learningRate) =>
            {
                for (int i = 0; i < x.Length; i++) gradient[i] *= learningRate;
                return [.. x.Zip(gradient, (xi, gi) => xi - gi)];
            },
            "The new point is right, but the gradient that you were given has been multiplied by η: whoever called has lost it."),
        ],
        Finding = "The same update as Sgd makes.",
    };

    /// <summary>4.4.1: where a descent of so many steps ends.</summary>
    public static Exercise<Func<ScalarField, double[], double, int, double[]>> WholeDescent => new()
    {
        Right = (f, start, learningRate, steps) => Walk(f, start, learningRate, steps),
        Examples =
        [
            new("On x₀² + x₀x₁ + 3x₁² from (1, 2), after 3 steps of η = 0.1, the first element",
                descent => descent(Trough, [1, 2], 0.1, 3)[0]),
            new("On x₀² + x₀x₁ + 3x₁² from (1, 2), after 3 steps of η = 0.1, the second element",
                descent => descent(Trough, [1, 2], 0.1, 3)[1]),
            new("From (1, 2) after no step at all, the second element", descent => descent(Trough, [1, 2], 0.1, 0)[1]),
            new("The first element of the start (1, 2), after the descent",
                descent => After([1, 2], start => descent(Trough, start, 0.1, 3))[0]),
            new("The second element of it", descent => After([1, 2], start => descent(Trough, start, 0.1, 3))[1]),
        ],
        Mistakes =
        [
            new((f, start, learningRate, steps) => Walk(f, start, -learningRate, steps),
                "This climbs: the step is taken away from x, not added."),
            new((f, start, learningRate, steps) => Walk(f, start, learningRate, steps + 1),
                "One step too many: a loop from 0 to steps with <= runs steps + 1 times."),
            new((f, start, learningRate, steps) => Walk(f, start, learningRate, Math.Max(0, steps - 1)),
                "One step is missing: a loop that begins at 1 and ends below steps runs steps − 1 times."),
            new((f, start, learningRate, steps) =>
            {
                double[] gradient = Gradient.Central(f, start);
                return Walk(x => x[0] * gradient[0] + x[1] * gradient[1], start, learningRate, steps);
            }, "Every step uses the gradient of the start. It has to be measured anew in each step, inside the loop."),
            new((f, start, learningRate, steps) =>
            {
                double[] x = [.. start];
                for (int step = 0; step < steps; step++)
                    for (int i = 0; i < x.Length; i++) x[i] -= learningRate * Gradient.Central(f, x)[i];
                return x;
            }, "The gradient is measured again when x[0] has moved already. Measure it once for each step, before any element moves."),
            new((f, start, learningRate, steps) =>
            {
                Walk(f, start, learningRate, steps).CopyTo(start, 0);
                return start;
            }, "The end is right, but the start has gone there as well: a second run would begin at the end of the first. Walk on a copy."),
        ],
        Finding = "The same walk as Sgd.Minimize takes, whatever the number of variables.",
        WhenNotFinite = "Look for a learning rate with the wrong sign, and for a division by zero.",
    };

    /// <summary>4.4.1: how many steps a descent makes before the slope is flat enough.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double, int>> StepsUntilFlat => new()
    {
        Right = (slope, x, learningRate, tolerance) => Count(slope, x, learningRate, s => Math.Abs(s) >= tolerance),
        Examples =
        [
            new("For the slope 2x from 3 with η = 0.1 and the tolerance 0.01, the number of steps",
                steps => steps(x => 2 * x, 3, 0.1, 0.01)),
            new("For the slope 2x from −3 with η = 0.1 and the tolerance 0.01, the number of steps",
                steps => steps(x => 2 * x, -3, 0.1, 0.01)),
            new("For the slope x − 1 from 4 with η = 0.5 and the tolerance 0.1, the number of steps",
                steps => steps(x => x - 1, 4, 0.5, 0.1)),
            new("From a start that is flat already, the number of steps", steps => steps(x => 2 * x, 0, 0.1, 0.01)),
        ],
        Mistakes =
        [
            new((slope, x, learningRate, tolerance) => Count(slope, x, learningRate, s => s >= tolerance),
                "From −3 it stops at once: there the slope is negative, and so below every tolerance. Compare its size, Math.Abs."),
            new((slope, x, learningRate, tolerance) => Count(slope, x, learningRate, s => Math.Abs(s) >= tolerance) + 1,
                "One too many: a start that is flat already needs 0 steps. Test before the step, not after it."),
            new((slope, x, learningRate, tolerance) => CountByPoint(slope, x, learningRate, tolerance),
                "That waits until x itself is small. Where the minimum lies nobody knows beforehand; "
                    + "it is the slope that gets small there."),
        ],
        Finding = "It is the rule of UntilGradientBelow. It can't tell a minimum from a saddle, for it looks at nothing but the slope.",
    };

    /// <summary>4.4.1: after how many steps of η = 1e-10 the bowl's first coordinate is half of what it was.</summary>
    public static Exercise<double?> StepsOfATinyRate => Question.Number(
        Math.Log(2) / 2e-10,
        "About 3.5 billion steps, for what η = 0.1 does in four. Nothing is wrong with the run; it is only slow.",
        (0.5 / 2e-10,
            "That would be so if every step were as long as the first. "
                + "The steps get shorter along the way: each multiplies by the same factor."),
        (Math.Log(2) / 1e-10, "The factor of a step is 1 − 2η: the slope of x² is 2x, not x."),
        (Math.Log10(2) / 2e-10,
            "Math.Log10 and Math.Log are different logarithms, and log(1 − ε) ≈ −ε holds for the natural one, Math.Log."),
        (1 / 2e-10, "That many steps multiply by about 1/e = 0.37; a half was asked for."),
        (1.5 / 1e-10, "That divides the way by η. A step is η times the slope, and the slope shrinks along the way."));

    /// <summary>4.4.1: from which starts a descent on x₀² − x₁² ends at (0, 0).</summary>
    public static Choice StartsOnASaddle => Question.Choice(
        'b',
        "x₁ is multiplied by 1 + 2η at each step, so it stays 0 only if it is exactly 0: "
            + "a ridge without width. A single rounding error is enough to leave it.",
        ('a', "The gradient at (0, 0) is zero, but that only means that who stands there stays. In which direction does f fall beside it?"),
        ('c', "Along x₁ the surface falls away to both sides: which factor does a step multiply x₁ by?"),
        ('d', "There are such starts: what becomes of x₁ if it is exactly 0?"));

    // What has become of an array that a function was given.
    static double[] After(double[] given, Action<double[]> call)
    {
        call(given);
        return given;
    }

    static double[] Walk(ScalarField f, double[] start, double learningRate, int steps)
    {
        double[] x = [.. start];
        for (int step = 0; step < steps; step++)
        {
            double[] gradient = Gradient.Central(f, x);
            for (int i = 0; i < x.Length; i++) x[i] -= learningRate * gradient[i];
        }

        return x;
    }

    static int Count(Func<double, double> slope, double x, double learningRate, Func<double, bool> goesOn)
    {
        int steps = 0;
        for (; goesOn(slope(x)) && steps < 1000; steps++) x -= learningRate * slope(x);
        return steps;
    }

    static int CountByPoint(Func<double, double> slope, double x, double learningRate, double tolerance)
    {
        int steps = 0;
        for (; Math.Abs(x) >= tolerance && steps < 1000; steps++) x -= learningRate * slope(x);
        return steps;
    }
}

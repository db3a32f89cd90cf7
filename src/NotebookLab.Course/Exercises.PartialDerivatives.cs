namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>4.3.3: the partial derivative of f by x₀ at (x₀, x₁), by a central difference with step h.</summary>
    public static Exercise<Func<Func<double, double, double>, double, double, double, double>> PartialByFirst => new()
    {
        Right = (f, x0, x1, h) => (f(x0 + h, x1) - f(x0 - h, x1)) / (2 * h),
        Examples =
        [
            new("For x₀³x₁ at (2, 3) with h = 0.5, the slope along x₀", partial => partial((x0, x1) => x0 * x0 * x0 * x1, 2, 3, 0.5)),
            new("For x₀x₁ + x₁² at (1, 4) with h = 0.1, the slope along x₀", partial => partial((x0, x1) => x0 * x1 + x1 * x1, 1, 4, 0.1)),
        ],
        Mistakes =
        [
            new((f, x0, x1, h) => (f(x0, x1 + h) - f(x0, x1 - h)) / (2 * h),
                "That is the partial derivative with respect to x₁: the wrong variable moves."),
            new((f, x0, x1, h) => (f(x0 + h, x1 + h) - f(x0 - h, x1 - h)) / (2 * h),
                "Both variables move. In a partial derivative all but one stay where they are."),
            new((f, x0, x1, h) => (f(x0 + h, x1) - f(x0 - h, x1)) / h, "It is twice the slope: from x₀ − h to x₀ + h is a distance of 2h."),
            new((f, x0, x1, h) => (f(x0 + h, x1) - f(x0 - h, x1)) / 2 * h,
                "C# reads / 2 * h from the left, so this multiplies by h. Write / (2 * h)."),
            new((f, x0, x1, h) => (f(x0 + h, x1) - f(x0, x1)) / h,
                "That is the forward difference. The central one has a point on each side of x₀."),
            new((f, x0, x1, h) => (f(x0 - h, x1) - f(x0 + h, x1)) / (2 * h), "The sign is wrong: the later value comes first."),
        ],
        Finding = "A partial derivative needs nothing new: it is a derivative of one variable, and the other is a constant.",
    };

    /// <summary>4.3.3: ∂/∂x₁ of x₀x₁² at (3, 5).</summary>
    public static Exercise<double?> PartialOfProduct => Question.Number(
        30,
        "With x₀ = 3 fixed it is 3x₁², and the derivative of that is 6x₁.",
        (25, "That is the partial derivative with respect to x₀, which is x₁². The one with respect to x₁ is asked: hold x₀ fixed."),
        (10, "That is 2x₁. The fixed x₀ is a factor, and a constant factor stays when you differentiate."),
        (15, "That is x₀x₁: the 2 of the square is missing."),
        (75, "That is the value x₀x₁² itself, not its slope."),
        (55, "That is the sum of both partial derivatives. Only x₁ moves here."));

    /// <summary>4.3.3: the slice of x₀x₁² whose slope at 5 is ∂/∂x₁ at (3, 5).</summary>
    public static Choice SliceOfProduct => Question.Choice(
        'b',
        "x₁ has become t, and x₀ the constant 3.",
        ('a', "There x₁ = 5 is fixed and x₀ moves: its slope is the partial derivative with respect to x₀."),
        ('c', "There both variables move together, along the diagonal."),
        ('d', "There nothing moves: a constant has no slope to measure."));

    /// <summary>
    /// 4.3.3: how much x₀² + x₁² changes from (3, 4) for Δx₀ = 0.02 and Δx₁ = −0.01, predicted by the partial derivatives.
    /// </summary>
    public static Exercise<double?> ForetoldChange => Question.Number(
        0.04,
        "6 · 0.02 + 8 · (−0.01). The exact change is 0.0405; what is left over are the squares of the two steps.",
        (0.0405, "That is the exact change. What do the two slopes alone predict?"),
        (0.2, "x₁ falls: its part of the change is negative."),
        (0.12, "That is the part of x₀ alone. x₁ moves as well."),
        (-0.08, "That is the part of x₁ alone. x₀ moves as well."),
        (0.14, "Each slope is multiplied by the step of its own variable, 0.02 and −0.01."),
        (0.1, "Each partial derivative goes with its own step: that of x₀ is 6, that of x₁ is 8."),
        (-0.04, "The sign is wrong: x₀ rises, x₁ falls."));

    /// <summary>4.3.3: the partial derivative with respect to the variable number i; x is left as it was.</summary>
    public static Exercise<Func<ScalarField, double[], int, double, double>> PartialByNumber => new()
    {
        Right = (f, x, i, h) =>
        {
            double kept = x[i];
            x[i] = kept + h;
            double above = f(x);
            x[i] = kept - h;
            double below = f(x);
            x[i] = kept;
            return (above - below) / (2 * h);
        },
        Examples =
        [
            new("For x₀³x₁ at (2, 3) with h = 0.5, the slope for i = 0", partial => partial(Cubic, [2, 3], 0, 0.5)),
            new("For x₀³x₁ at (2, 3) with h = 0.5, the slope for i = 1", partial => partial(Cubic, [2, 3], 1, 0.5)),
            new("After that, x[0]", partial => After([2, 3], x => partial(Cubic, x, 0, 0.5))[0]),
            new("After that, x[1]", partial => After([2, 3], x => partial(Cubic, x, 1, 0.5))[1]),
            new("At x[0] = 0.3 with h = 0.1, by how much x[0] is off after the call, in units of 1e-17",
                partial => (After([0.3, 3], x => partial(Cubic, x, 0, 0.1))[0] - 0.3) * 1e17),
            new("How often f is called while x[0] itself has moved", partial =>
            {
                double[] given = [2, 3];
                int moved = 0;
                partial(x => { if (given[0] != 2) moved++; return Cubic(x); }, given, 0, 0.5);
                return moved;
            }),
        ],
        Mistakes =
        [
            new(
                (f, x, i, h) =>
                {
                    x[i] += h;
                    double above = f(x);
                    x[i] -= 2 * h;
                    return (above - f(x)) / (2 * h);
                },
                "The slopes are right, but x is not as it was: "
                    + "the next partial derivative would be taken at another point. Put x[i] back before you return."),
            new(
                (f, x, i, h) =>
                {
                    x[i] += h;
                    double above = f(x);
                    x[i] -= 2 * h;
                    double below = f(x);
                    x[i] += h;
                    return (above - below) / (2 * h);
                },
                "x[i] − h + h may differ from x[i] in the last digit: keep the old number, and put that back."),
            new(
                (f, x, i, h) => (f(Moved(x, i, h)) - f(Moved(x, i, -h))) / (2 * h),
                "The slopes are right, but a copy was moved. Move x[i] in the array itself: "
                    + "for a million variables a copy is a million numbers."),
            new(
                (f, x, i, h) =>
                {
                    x[i] += h;
                    double above = f(x);
                    x[i] -= h;
                    return (above - f(x)) / (2 * h);
                },
                "After x[i] += h, x[i] -= h leads back to the middle. It takes 2h to come to the other side."),
            new(
                (f, x, i, h) =>
                {
                    double kept = x[i];
                    x[i] += h;
                    double above = f(x);
                    x[i] -= h;
                    double below = f(x);
                    x[i] = kept;
                    return (above - below) / h;
                },
                "That is the forward difference: after x[i] += h, x[i] -= h leads back to the middle, not to the other side."),
            new(
                (f, x, i, h) => (f(Moved(x, i, h)) - f(Moved(x, i, -h))) / h,
                "It is twice the slope: from x[i] − h to x[i] + h is a distance of 2h."),
            new(
                (f, x, _, h) => (f(Moved(x, 0, h)) - f(Moved(x, 0, -h))) / (2 * h),
                "It always moves x[0]. Which variable moves is what i says."),
            new(
                (f, x, _, h) => (f([.. x.Select(value => value + h)]) - f([.. x.Select(value => value - h)])) / (2 * h),
                "Every variable moves. In a partial derivative all but x[i] stay where they are."),
        ],
        Finding = "Called for each i in turn, it makes the gradient: that is section 4.4.",
    };

    /// <summary>4.3.3: which of four lines computes half of a square.</summary>
    public static Choice HalfOfSquare => Question.Choice(
        'c',
        "x0 * x0 is a double, so the 2 becomes one as well before it divides. 0.5 * x0 * x0 would do too.",
        ('a', "1 / 2 comes first, and both are whole numbers: it is 0."),
        ('b', "The parentheses change nothing: 1 / 2 of two whole numbers is 0."),
        ('d', "1 / 2 stands in parentheses and is computed by itself, with whole numbers: it is 0."));

    static double Cubic(ReadOnlySpan<double> x) => x[0] * x[0] * x[0] * x[1];

    static double[] Moved(double[] x, int i, double h)
    {
        double[] moved = [.. x];
        moved[i] += h;
        return moved;
    }
}

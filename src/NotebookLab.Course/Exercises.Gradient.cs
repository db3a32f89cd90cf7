using NotebookLab.Differentiation;

namespace NotebookLab.Course;

public static partial class Exercises
{
    // Neither partial derivative is free of the other variable: an element that is not put back shows.
    static readonly ScalarField Mixed = x => x[0] * x[0] * x[1] + x[1] * x[1] * x[1];

    /// <summary>4.4: the whole gradient by central differences, one loop over the elements.</summary>
    public static Exercise<Func<ScalarField, double[], double, double[]>> WholeGradient => new()
    {
        Right = (f, x, h) => Gradient.Central(f, x, h),
        Examples =
        [
            new("For x₀²x₁ + x₁³ at (3, 2) with h = 0.5, the first element", gradient => gradient(Mixed, [3, 2], 0.5)[0]),
            new("For x₀²x₁ + x₁³ at (3, 2) with h = 0.5, the second element", gradient => gradient(Mixed, [3, 2], 0.5)[1]),
            new("For x₀ + 2x₁ + 3x₂, the number of elements",
                gradient => gradient(x => x[0] + 2 * x[1] + 3 * x[2], [7, -1, 0.5], 0.5).Length),
            new("For x₀ + 2x₁ + 3x₂, the third element", gradient => gradient(x => x[0] + 2 * x[1] + 3 * x[2], [7, -1, 0.5], 0.5)[^1]),
            new("The first element of the point (3, 2) after the call", gradient => After([3, 2], point => gradient(Mixed, point, 0.5))[0]),
            new("The last element of the point (3, 2) after the call", gradient => After([3, 2], point => gradient(Mixed, point, 0.5))[^1]),
        ],
        Mistakes =
        [
            new((f, x, h) => ByLoop(x, i =>
            {
                x[i] += h;
                double above = f(x);
                x[i] -= 2 * h;
                return (above - f(x)) / (2 * h);
            }),
            "The first element is right, the later ones are measured where the earlier ones had already moved: "
                + "put x[i] back before the next i."),
            new((f, x, h) =>
            {
                double[] slopes = Gradient.Central(f, x, h);
                x[^1] -= h;
                return slopes;
            }, "The gradient is right, but the last element of x is not back in its place: nothing after the loop does that."),
            new((f, x, h) => [.. Gradient.Central(f, x, h).Select(slope => 2 * slope)],
                "It is twice the gradient: from x[i] − h to x[i] + h it is 2h, so divide by 2 * h."),
            new((f, x, h) => [.. Gradient.Central(f, x, h).Select(slope => slope * h * h)],
                "C# reads / 2 * h from the left, so this multiplies by h. Write / (2 * h)."),
            new((f, x, h) => [.. Gradient.Central(f, x, h).Select(slope => -slope)],
                "The sign is wrong: take the lower value from the upper one. The minus of a descent comes later, in the update."),
            new((f, x, h) => Gradient.Forward(f, x, h),
                "That is the forward difference. The central one has a point on each side of x[i]."),
            new((f, x, h) => ByLoop(x, i =>
            {
                double below = f(x);
                x[i] += h;
                return (f(x) - below) / h;
            }), "That is the forward difference, and the element that it moves is never put back."),
        ],
        Finding = "The same loop as in Gradient.Central, for any number of variables.",
    };

    /// <summary>4.4: the direction of steepest descent, as a vector of length 1.</summary>
    public static Exercise<Func<double[], double[]>> SteepestDescent => new()
    {
        Right = gradient => Scaled(gradient, -1 / Length(gradient)),
        Examples =
        [
            new("For the gradient (6, 8), the first element", direction => direction([6, 8])[0]),
            new("For the gradient (6, 8), the second element", direction => direction([6, 8])[1]),
            new("For the gradient (−5, 12), the first element", direction => direction([-5, 12])[0]),
            new("The second element of the gradient (6, 8) that you were given, after the call",
                direction => After([6, 8], gradient => direction(gradient))[1]),
        ],
        Mistakes =
        [
            new(gradient =>
            {
                double length = Length(gradient);
                for (int i = 0; i < gradient.Length; i++) gradient[i] /= -length;
                return gradient;
            }, "The direction is right, but it was written into the gradient that you were given: whoever called has lost that. "
                + "Fill a new array."),
            new(gradient => Scaled(gradient, 1 / Length(gradient)),
                "The length is right, but this is the way up: the gradient points to where f grows."),
            new(gradient => Scaled(gradient, -1), "The direction is right, but the length is that of the gradient. Divide by it."),
            new(gradient => Scaled(gradient, -1 / gradient.Sum()),
                "The sum of the elements is not the length of the vector: think of Pythagoras."),
            new(gradient => Scaled(gradient, -1 / gradient.Sum(g => g * g)),
                "That divides by the square of the length: a root is missing."),
        ],
        WhenNotFinite = "Look for a division by zero.",
        Finding = "Only the direction is left; how far to go in it is what a learning rate decides.",
    };

    /// <summary>4.4: a direction along the contour, at a right angle to the gradient.</summary>
    public static Exercise<Func<double[], double[]>> AlongTheContour => new()
    {
        Right = gradient => [-gradient[1], gradient[0]],
        Examples =
        [
            new("For the gradient (6, 8), the dot product with your direction", direction => Dot(direction([6, 8]), 6, 8)),
            new("For the gradient (6, 8), the length of your direction", direction => Length(direction([6, 8]))),
            new("For the gradient (−5, 12), the dot product with your direction", direction => Dot(direction([-5, 12]), -5, 12)),
            new("For the gradient (0, 3), the length of your direction", direction => Length(direction([0, 3]))),
        ],
        Mistakes =
        [
            new(gradient => [gradient[1], gradient[0]],
                "The elements change places, and one thing more: which product of the two sums must cancel the other?"),
            new(gradient => [-gradient[0], -gradient[1]], "That is the opposite direction, straight down; the contour lies across."),
            new(gradient => [-gradient[0], gradient[1]], "Only a sign has changed. The elements must also change places."),
            new(gradient => gradient, "That is the gradient itself; the contour lies across it."),
        ],
        Finding = "There are two such directions, to the left and to the right, and along both the slope is 0.",
    };

    /// <summary>4.4: the slope of x₀² + x₁² at (3, 4) in the direction (0.6, 0.8).</summary>
    public static Exercise<double?> SlopeInADirection => Question.Number(
        10,
        "6 · 0.6 + 8 · 0.8 = 10 is also the length of the gradient: (0.6, 0.8) is its own direction, and no other has so great a slope.",
        (14, "6 + 8 adds the elements. Each of them counts only as far as the direction goes along its axis."),
        (7, "That is the mean of the elements. Each of them counts as far as the direction goes along its axis."),
        (-10, "The size is right. But is the way up there, or down?"),
        (5, "That is the distance of (3, 4) from the origin; the gradient there is (6, 8)."),
        (100, "That is the square of the gradient's length."));

    /// <summary>4.4: what a whole-number division in a function makes of its gradient.</summary>
    public static Exercise<double?> HalfOfOne => Question.Number(
        0,
        "1 / 2 is a division of whole numbers, and its result is 0: the term vanishes, and nothing warns. Write 0.5, or 1.0 / 2.",
        (3, "So calculus says, for half a square. What does C# make of 1 / 2?"),
        (6, "That would be the slope of x₀² without the half. What does C# make of 1 / 2?"),
        (1.5, "The slope of half a square is not half of x₀; and what does C# make of 1 / 2?"),
        (1, "That is the second element, the slope along x₁."));

    static double[] ByLoop(double[] x, Func<int, double> slope)
    {
        double[] gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++) gradient[i] = slope(i);
        return gradient;
    }

    static double[] Scaled(double[] vector, double factor) => [.. vector.Select(element => factor * element)];

    static double Length(double[] vector) => Math.Sqrt(vector.Sum(element => element * element));

    static double Dot(double[] vector, double x, double y) => vector[0] * x + vector[1] * y;
}

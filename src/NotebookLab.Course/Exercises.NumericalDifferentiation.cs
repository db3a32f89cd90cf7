using NotebookLab.Differentiation;

namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>4.3.2: the height at x of the tangent that touches f at a.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double>> TangentLine => new()
    {
        Right = (f, a, x) => f(a) + Derivative.Central(f, a) * (x - a),
        Examples =
        [
            new("For x² touched at 3, the tangent's height at 5", tangent => tangent(x => x * x, 3, 5)),
            new("For x³ touched at 1, the tangent's height at 3", tangent => tangent(x => x * x * x, 1, 3)),
        ],
        Mistakes =
        [
            new((f, a, x) => f(a) + Derivative.Central(f, a) * x,
                "The line has the right slope, but doesn't touch the curve at a: the way from a to x is x − a."),
            new((f, a, x) => f(a) + Derivative.Central(f, a) * (a - x),
                "The sign is wrong: it falls where the curve rises. The way from a to x is x − a."),
            new((f, a, x) => Derivative.Central(f, a) * (x - a), "That is the rise from a on. Add the height at which it begins."),
            new((f, a, x) => f(x) + Derivative.Central(f, a) * (x - a),
                "The line starts on the curve at a, so its height there is f(a), not f(x)."),
            new((f, a, x) => f(a) + Derivative.Central(f, x) * (x - a),
                "The slope is that at a, where the line touches; at x the curve has another."),
            new((f, _, x) => f(x), "That is the curve itself. The tangent leaves it, except at a."),
        ],
        Finding = "Near a, it is the best straight line there is: a gradient step trusts it.",
    };

    /// <summary>4.3.2: the second derivative of f at x by central differences.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double>> SecondDerivative => new()
    {
        Right = (f, x, h) => (f(x + h) - 2 * f(x) + f(x - h)) / (h * h),
        Examples =
        [
            new("For x⁴ at 1 with h = 0.5, the second derivative", second => second(x => x * x * x * x, 1, 0.5)),
            new("For x³ at 2 with h = 0.1, the second derivative", second => second(x => x * x * x, 2, 0.1)),
        ],
        Mistakes =
        [
            new((f, x, h) => (f(x + h) - f(x) + f(x - h)) / (h * h),
                "Each of the two slopes takes f(x) away once, so it must be there twice."),
            new((f, x, h) => (f(x + h) - 2 * f(x) + f(x - h)) / h,
                "It has been divided by h once. A slope of slopes is divided by h twice."),
            new((f, x, h) => (f(x + h) - 2 * f(x) + f(x - h)) / (2 * h), "Divide by h², not by 2h: it is a slope of slopes."),
            new((f, x, h) => (f(x + h) - 2 * f(x) + f(x - h)) / (4 * h * h),
                "The midpoints of the two slopes are h apart, not 2h: divide by h², not by (2h)²."),
            new((f, x, h) => (f(x + h) - 2 * f(x) + f(x - h)) / h * h,
                "C# reads / h * h from the left, so this divides and multiplies again. Write / (h * h)."),
            new((f, x, h) => (2 * f(x) - f(x + h) - f(x - h)) / (h * h),
                "The sign is wrong: on a curve that bends upwards the second derivative is positive."),
            new((f, x, h) => (f(x + h) - f(x - h)) / (2 * h), "That is the first derivative."),
        ],
        Finding = "Its error is of order h² as well, but rounding is divided by h²: it wants a larger step, about ε^(1/4) ≈ 1e-4.",
    };

    /// <summary>4.3.2: the h that makes the forward difference of f = 0.01x² + 0.1x wrong by 0.1.</summary>
    public static Exercise<double?> StepForAnError => Question.Number(
        10,
        "The error is 0.01h at every x: halfway across the picture, and the slope at 5 comes out as 0.3 in place of 0.2.",
        (0.001, "That is 0.01 · 0.1. The error 0.01h is to be 0.1: what is h?"),
        (0.1, "That is the error. The error is 0.01h: what is h?"),
        (1, "With h = 1 the error is 0.01."),
        (100, "With h = 100 the error is 1."));

    /// <summary>4.3.2: the central difference of |x| at 0.00005 with h = 1e-4.</summary>
    public static Exercise<double?> NearACorner => Question.Number(
        0.5,
        "One point is on each side of the corner, so the mean of two different slopes comes out, with no sign that anything is wrong.",
        (1, "That is the exact slope at 0.00005. Where are the two points at which the central difference takes its values?"),
        (0, "That is the central difference at 0, or the backward one here. Take |x| at −0.00005 and at 0.00015."),
        (-1, "That is the slope on the left of the corner. Take |x| at −0.00005 and at 0.00015."),
        (0.25, "From −0.00005 to 0.00015 is a distance of 0.0002: divide the rise by that."));

    /// <summary>4.3.2: the polynomials on which the central difference is exact but for rounding.</summary>
    public static Choice ExactOn => Question.Choice(
        'b',
        "The error is h²/6 times the third derivative, and that of a parabola is 0.",
        ('a', "That is the forward difference, whose error is h/2 times the second derivative. Look at the error on 0.01x² + 0.1x again."),
        ('c', "For x³ the central difference is 3x² + h²: the h² is an error, and no rounding."),
        ('d', "The error is h²/6 times the third derivative, and that of most polynomials is not 0."));
}

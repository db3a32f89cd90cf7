namespace NotebookLab.Course;

/// <summary>The exercises of all notebooks, by their names in the cells.</summary>
public static partial class Exercises
{
    /// <summary>4.3.2: the central difference of f at x with step h.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double>> CentralDifference => new()
    {
        Right = (f, x, h) => (f(x + h) - f(x - h)) / (2 * h),
        Examples =
        [
            new("For x³ at 2 with h = 0.5, the slope", central => central(x => x * x * x, 2, 0.5)),
            new("For x² at 3 with h = 0.1, the slope", central => central(x => x * x, 3, 0.1)),
        ],
        Mistakes =
        [
            new((f, x, h) => (f(x + h) - f(x - h)) / h, "It is twice the slope: from x − h to x + h is a way of 2h, so divide by 2h."),
            new((f, x, h) => (f(x + h) - f(x - h)) / 2 * h, "C# reads / 2 * h from the left, so this multiplies by h. Write / (2 * h)."),
            new((f, x, h) => (f(x - h) - f(x + h)) / (2 * h), "The sign is wrong: the later value comes first, f(x + h) − f(x − h)."),
            new((f, x, h) => (f(x + h) - f(x)) / h, "That is the forward difference. The central one has a point on each side of x."),
        ],
        Finding = "The same formula as Derivative.Central has.",
    };
}

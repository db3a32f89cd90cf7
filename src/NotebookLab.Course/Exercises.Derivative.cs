namespace NotebookLab.Course;

/// <summary>The exercises of all notebooks, by their names in the cells.</summary>
public static partial class Exercises
{
    /// <summary>4.3.1: the backward difference of f at x with step h.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double>> BackwardDifference => new()
    {
        Right = (f, x, h) => (f(x) - f(x - h)) / h,
        Examples =
        [
            new("For x³ at 2 with h = 0.5, the slope", backward => backward(x => x * x * x, 2, 0.5)),
            new("For x² at 3 with h = 0.1, the slope", backward => backward(x => x * x, 3, 0.1)),
        ],
        Mistakes =
        [
            new((f, x, h) => (f(x + h) - f(x)) / h,
                "That is the forward difference. The backward one has its second point on the left of x."),
            new((f, x, h) => (f(x - h) - f(x)) / h,
                "The sign is wrong: a rise is the later value minus the earlier one, and x comes after x − h."),
            new((f, x, h) => f(x) - f(x - h) / h,
                "C# divides before it subtracts, so only one of the values is divided by h. Put the difference into parentheses."),
            new((f, x, h) => (f(x) - f(x - h)) / (2 * h), "From x − h to x is a distance of h, not of 2h."),
            new((f, x, h) => f(x) - f(x - h), "That is the rise. A slope is the rise divided by the way."),
            new((f, x, h) => (f(x + h) - f(x - h)) / (2 * h),
                "That is the central difference. The backward one has its points at x and on the left of x."),
        ],
        Finding =
            "The same formula as Derivative.Backward has. "
                + "On a curve that bends upwards it is too small by as much as the forward difference is too large.",
    };

    /// <summary>4.3.1: the central difference of f at x with step h.</summary>
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
            new((f, x, h) => (f(x + h) - f(x - h)) / h, "It is twice the slope: from x − h to x + h is a distance of 2h, so divide by 2h."),
            new((f, x, h) => (f(x + h) - f(x - h)) / 2 * h, "C# reads / 2 * h from the left, so this multiplies by h. Write / (2 * h)."),
            new((f, x, h) => (f(x - h) - f(x + h)) / (2 * h), "The sign is wrong: the later value comes first, f(x + h) − f(x − h)."),
            new((f, x, h) => (f(x + h) - f(x)) / h, "That is the forward difference. The central one has a point on each side of x."),
            new((f, x, h) => f(x + h) - f(x - h) / (2 * h),
                "C# divides before it subtracts, so only one of the values is divided. Put the difference into parentheses."),
        ],
        Finding = "The same formula as Derivative.Central has.",
    };

    /// <summary>4.3.1: the order of a method, from its error with h and its error with h/10.</summary>
    public static Exercise<Func<double, double, double>> ObservedOrder => new()
    {
        Right = (error, tenth) => Math.Log10(error / tenth),
        Examples =
        [
            new("For the errors 0.04 and 0.0004, the order", order => order(0.04, 0.0004)),
            new("For the errors 0.3 and 0.02, the order", order => order(0.3, 0.02)),
        ],
        Mistakes =
        [
            new((error, tenth) => Math.Log(error / tenth),
                "Math.Log is the natural logarithm. h was divided by 10, so the logarithm to base 10 is wanted: Math.Log10."),
            new((error, tenth) => Math.Log2(error / tenth),
                "The logarithm to base 2 would be right if h had been halved. It was divided by 10."),
            new((error, tenth) => Math.Log10(tenth / error), "The sign is wrong: divide the larger error, that of h, by the smaller one."),
            new((error, tenth) => error / tenth, "That is by how much the error was divided. The order is the power of 10 that it is."),
            new((error, tenth) => error / tenth / 10, "The order is an exponent: which power of 10 is the ratio of the errors?"),
        ],
        Finding = "2 for the first pair: an order need not be known beforehand, it can be measured.",
    };

    /// <summary>4.3.1: the error of the central difference on x³ at 2 with h = 0.1.</summary>
    public static Exercise<double?> ErrorOnCubic => Question.Number(
        0.01,
        "The central difference of x³ is 3x² + h²: its error is h², whatever x is.",
        (0.61, "That is the error of the forward difference, 3xh + h². In the central one the term with 3xh cancels."),
        (12.01, "That is the central difference itself. Its error is how far it is from 3x²."),
        (0.1, "That is h. Expand (x + h)³ − (x − h)³ and divide it by 2h."),
        (0.02, "That is twice the error: was 2h forgotten in the division?"),
        (0.001, "That is h³. It is still divided by h."),
        (0.6, "That is 3xh. The forward difference has +3xh and the backward one −3xh, and the central one is their mean."));

    /// <summary>4.3.1: what becomes of h = 1e-4 at x = 1e13.</summary>
    public static Choice LostStep => Question.Choice(
        'b',
        "Near 1e13 neighbouring doubles are about 0.002 apart. A step has to suit the size of x, which is what StepSize.Central(x) is for.",
        ('a', "That holds for x near 1. How far apart are neighbouring numbers at 1e13? Try 1e13 + 1e-4 == 1e13."),
        ('c', "The values are about 1e26, far below the largest double of about 1.8e308."),
        ('d', "That would be the rounding of two different values. Are x + h and x − h different? Try 1e13 + 1e-4 == 1e13."));

    /// <summary>4.3.1: the step at which truncation h^p and rounding ε/h are equal.</summary>
    public static Exercise<Func<int, double, double>> BalancedStep => new()
    {
        Right = (order, epsilon) => Math.Pow(epsilon, 1.0 / (order + 1)),
        Examples =
        [
            new("For order 1 and ε = 1e-6, the step", step => step(1, 1e-6)),
            new("For order 2 and ε = 1e-6, the step", step => step(2, 1e-6)),
            new("For order 4 and ε = 1e-10, the step", step => step(4, 1e-10)),
        ],
        Mistakes =
        [
            new((_, _) => 1, "1 / (order + 1) divides whole numbers, and for C# that is 0. Write 1.0 / (order + 1)."),
            new((order, epsilon) => Math.Pow(epsilon, 1.0 / order), "Multiply ε/h = hᵖ by h: which power of h stands on the right?"),
            new((order, epsilon) => Math.Pow(epsilon, order + 1), "h to that power is ε, so h is a root of ε, not a power."),
            new((_, epsilon) => Math.Sqrt(epsilon), "That is right for order 1 only: the root depends on the order."),
            new((order, epsilon) => Math.Pow(epsilon, (double)order / (order + 1)),
                "That is the error hᵖ at the best step. The step itself is asked."),
        ],
        Finding = "The higher the order, the larger the best step, and the smaller the error that is left, ε^(p/(p+1)).",
    };
}

namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// Beale's function (1.5 − x₀ + x₀x₁)² + (2.25 − x₀ + x₀x₁²)² + (2.625 − x₀ + x₀x₁³)²: walls that rise with the
    /// sixth power of x₁ around a floor that is nearly flat.
    /// </summary>
    /// <remarks>
    /// The minimum (3, 0.5) is the only one, but a path that is thrown far out may never find it: towards x₀ → −∞ and
    /// x₁ → 1 the floor sinks for ever, to a height of 0.45. Source: E. M. L. Beale, "On an iterative method for
    /// finding a local minimum of a function of more than one variable" (1958); the start is that of J. J. Moré,
    /// B. S. Garbow and K. E. Hillstrom, "Testing unconstrained optimization software", ACM TOMS 7 (1981).
    /// </remarks>
    public static Landscape Beale { get; } = new(
        "Beale",
        "(1.5 − x₀ + x₀x₁)² + (2.25 − x₀ + x₀x₁²)² + (2.625 − x₀ + x₀x₁³)²",
        x =>
        {
            double a = 1.5 - x[0] + x[0] * x[1];
            double b = 2.25 - x[0] + x[0] * x[1] * x[1];
            double c = 2.625 - x[0] + x[0] * x[1] * x[1] * x[1];
            return a * a + b * b + c * c;
        },
        (x, y) =>
        {
            double a = 1.5 - x[0] + x[0] * x[1];
            double b = 2.25 - x[0] + x[0] * x[1] * x[1];
            double c = 2.625 - x[0] + x[0] * x[1] * x[1] * x[1];
            y[0] = 2 * a * (x[1] - 1) + 2 * b * (x[1] * x[1] - 1) + 2 * c * (x[1] * x[1] * x[1] - 1);
            y[1] = 2 * a * x[0] + 4 * b * x[0] * x[1] + 6 * c * x[0] * x[1] * x[1];
        },
        Start: [1, 1],
        Minima: [[3, 0.5]],
        new Window(-4.5, 4.5, -4.5, 4.5));
}

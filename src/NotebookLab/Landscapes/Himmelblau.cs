namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// Himmelblau's function (x₀² + x₁ − 11)² + (x₀ + x₁² − 7)²: four minima, all of height 0, so the start decides
    /// where a descent ends.
    /// </summary>
    /// <remarks>
    /// <see cref="Minimum"/> is the one at (3, 2); the others are near (−2.805, 3.131), (−3.779, −3.283) and
    /// (3.584, −1.848). Source: D. M. Himmelblau, "Applied Nonlinear Programming" (1972).
    /// </remarks>
    public static Landscape Himmelblau { get; } = new(
        "Himmelblau",
        "(x₀² + x₁ − 11)² + (x₀ + x₁² − 7)²",
        x =>
        {
            double a = x[0] * x[0] + x[1] - 11;
            double b = x[0] + x[1] * x[1] - 7;
            return a * a + b * b;
        },
        (x, y) =>
        {
            double a = x[0] * x[0] + x[1] - 11;
            double b = x[0] + x[1] * x[1] - 7;
            y[0] = 4 * x[0] * a + 2 * b;
            y[1] = 2 * a + 4 * x[1] * b;
        },
        Start: [0, 0],
        Minimum: [3, 2],
        new Window(-5, 5, -5, 5));
}

namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// Himmelblau's function (x₀² + x₁ − 11)² + (x₀ + x₁² − 7)²: four minima, all of height 0, so the start decides
    /// where a descent ends.
    /// </summary>
    /// <remarks>
    /// The minimum (3, 2) is exact. The other three are roots of both brackets with no short formula: here to the last
    /// digit of a double. Source: D. M. Himmelblau, "Applied Nonlinear Programming" (1972).
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
        Minima:
        [
            [3, 2],
            [-2.805118086952745, 3.131312518250573],
            [-3.779310253377747, -3.2831859912861696],
            [3.584428340330492, -1.8481265269644036],
        ],
        new Window(-5, 5, -5, 5));
}

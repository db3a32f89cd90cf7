namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// Rosenbrock's banana (1 − x₀)² + 100(x₁ − x₀²)²: a curved valley that is easy to reach and, its floor being
    /// nearly flat, slow to follow.
    /// </summary>
    /// <remarks>
    /// Source: H. H. Rosenbrock, "An automatic method for finding the greatest or least value of a function",
    /// The Computer Journal 3 (1960), with its start.
    /// </remarks>
    public static Landscape Rosenbrock { get; } = new(
        "Rosenbrock",
        "(1 − x₀)² + 100(x₁ − x₀²)²",
        x =>
        {
            double along = 1 - x[0];
            double across = x[1] - x[0] * x[0];
            return along * along + 100 * across * across;
        },
        (x, y) =>
        {
            double along = 1 - x[0];
            double across = x[1] - x[0] * x[0];
            y[0] = -2 * along - 400 * x[0] * across;
            y[1] = 200 * across;
        },
        Start: [-1.2, 1],
        Minima: [[1, 1]],
        new Window(-2, 2, -1, 3));
}

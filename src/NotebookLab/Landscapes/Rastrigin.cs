namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// Rastrigin's egg box 20 + x₀² − 10 cos 2πx₀ + x₁² − 10 cos 2πx₁: a bowl full of dents, and a descent ends in
    /// whichever it meets.
    /// </summary>
    /// <remarks>
    /// <see cref="Minima"/> holds the global minimum alone. There are thousands of local ones, one near every
    /// point of whole numbers up to 31 in each direction, at heights near x₀² + x₁².
    /// Source: L. A. Rastrigin, "Systems of extremal control" (1974, in Russian).
    /// </remarks>
    public static Landscape Rastrigin { get; } = new(
        "Rastrigin",
        "20 + x₀² − 10 cos 2πx₀ + x₁² − 10 cos 2πx₁",
        x => 20 + x[0] * x[0] - 10 * Math.Cos(2 * Math.PI * x[0]) + x[1] * x[1] - 10 * Math.Cos(2 * Math.PI * x[1]),
        (x, y) =>
        {
            y[0] = 2 * x[0] + 20 * Math.PI * Math.Sin(2 * Math.PI * x[0]);
            y[1] = 2 * x[1] + 20 * Math.PI * Math.Sin(2 * Math.PI * x[1]);
        },
        Start: [-3.4, 2.3],
        Minima: [[0, 0]],
        new Window(-5.12, 5.12, -5.12, 5.12));
}

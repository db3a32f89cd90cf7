namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// A hole in a plateau, 1 − exp(−(x₀² + x₁²)/2): far from the minimum the ground is almost level, and steps in
    /// proportion to the slope hardly move.
    /// </summary>
    /// <remarks>
    /// At the start the slope is 0.0054, a hundredth of what it is at the rim of the hole, where x₀² + x₁² = 1.
    /// </remarks>
    public static Landscape Plateau { get; } = new(
        "Plateau",
        "1 − exp(−(x₀² + x₁²)/2)",
        x => 1 - Math.Exp(-(x[0] * x[0] + x[1] * x[1]) / 2),
        (x, y) =>
        {
            double depth = Math.Exp(-(x[0] * x[0] + x[1] * x[1]) / 2);
            y[0] = x[0] * depth;
            y[1] = x[1] * depth;
        },
        Start: [-3, 2],
        Minima: [[0, 0]],
        new Window(-4, 4, -4, 4));
}

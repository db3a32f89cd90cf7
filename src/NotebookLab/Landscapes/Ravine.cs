namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// The ravine x₀²/20 + x₁²: twenty times as curved across as along, so minus the gradient points at the
    /// opposite wall rather than at the minimum, and gradient descent zigzags.
    /// </summary>
    /// <remarks>Source: "Deep Learning from Scratch", section 6.1.3; the start is that of section 6.1.7.</remarks>
    public static Landscape Ravine { get; } = new(
        "Ravine",
        "x₀²/20 + x₁²",
        x => x[0] * x[0] / 20 + x[1] * x[1],
        (x, y) =>
        {
            y[0] = x[0] / 10;
            y[1] = 2 * x[1];
        },
        Start: [-7, 2],
        Minima: [[0, 0]],
        new Window(-10, 10, -5, 5));
}

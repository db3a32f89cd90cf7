namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// A saddle between two valleys, x₀²/2 − x₁²/2 + x₁⁴/4: at (0, 0) the gradient is zero, yet it goes down to
    /// either side.
    /// </summary>
    /// <remarks>
    /// The start is beside the ridge x₁ = 0: a descent runs to the saddle first, lingers where the slope is least, and
    /// then turns into the valley of its side. On the ridge itself it would stay for ever. The minima (0, ±1) have
    /// the height −1/4.
    /// </remarks>
    public static Landscape Saddle { get; } = new(
        "Saddle",
        "x₀²/2 − x₁²/2 + x₁⁴/4",
        x => x[0] * x[0] / 2 - x[1] * x[1] / 2 + x[1] * x[1] * x[1] * x[1] / 4,
        (x, y) =>
        {
            y[0] = x[0];
            y[1] = x[1] * x[1] * x[1] - x[1];
        },
        Start: [-1.8, 0.001],
        Minima: [[0, 1], [0, -1]],
        new Window(-2, 2, -2, 2));
}

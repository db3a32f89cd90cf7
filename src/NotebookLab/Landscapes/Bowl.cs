namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>The round bowl x₀² + x₁²: the same slope in every direction, so minus the gradient points at the minimum.</summary>
    /// <remarks>Source: "Deep Learning from Scratch", section 4.3.3; the start is that of section 4.4.1.</remarks>
    public static Landscape Bowl { get; } = new(
        "Bowl",
        "x₀² + x₁²",
        x => x[0] * x[0] + x[1] * x[1],
        (x, y) =>
        {
            y[0] = 2 * x[0];
            y[1] = 2 * x[1];
        },
        Start: [-3, 4],
        Minima: [[0, 0]],
        new Window(-4.5, 4.5, -4.5, 4.5));
}

namespace NotebookLab.Landscapes;

/// <summary>A function to descend on, with all that an optimizer or a chart asks of it.</summary>
/// <remarks>
/// The arrays are handed out as they are, not copied, and every use of, say, <see cref="Bowl"/> shares them: read
/// them, and take another start by <c>Landscape.Bowl with { Start = [2, 1] }</c>. For the same reason two landscapes
/// are equal only if they share their arrays and functions, not if these merely agree.
/// </remarks>
/// <param name="Name">One or two words for a title or a legend.</param>
/// <param name="Formula">The value as a formula of x₀ and x₁, for people.</param>
/// <param name="Value">The height at a point.</param>
/// <param name="Gradient">The exact gradient at a point, derived by hand; numerical ones are judged by it.</param>
/// <param name="Start">Where a descent customarily starts: one element per variable.</param>
/// <param name="Minimum">A point of least height, of the length of <paramref name="Start"/>.</param>
/// <param name="Window">The part of the plane to draw.</param>
public sealed partial record Landscape(
    string Name,
    string Formula,
    ScalarField Value,
    VectorField Gradient,
    double[] Start,
    double[] Minimum,
    Window Window)
{
    /// <summary>Every landscape of this library, easy ones first.</summary>
    public static IReadOnlyList<Landscape> All => [Bowl, Ravine, Rosenbrock, Himmelblau];

    /// <summary>The name and the formula, as a chart's title has them: "Bowl, x₀² + x₁²".</summary>
    public override string ToString() => $"{Name}, {Formula}";
}

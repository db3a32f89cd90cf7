namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// A valley a hundred times as curved across as along, and turned by 30°: <see cref="Quadratic"/> with λ = 1 and 100.
    /// </summary>
    public static Landscape IllConditioned { get; } = Quadratic(1, 100) with { Name = "Ill-conditioned" };

    /// <summary>The quadratic ½xᵀAx with A = R diag(λ₀, λ₁) Rᵀ, where R turns by an angle: a valley of chosen curvatures.</summary>
    /// <remarks>
    /// A is the Hessian, λ₀ and λ₁ are its eigenvalues, and λmax/λmin is the condition number, which decides how
    /// slow the best gradient descent is. Angles other than multiples of 90° let neither axis run along the valley.
    /// </remarks>
    /// <param name="lambda0">λ₀, the curvature along (cos angle, sin angle).</param>
    /// <param name="lambda1">λ₁, the curvature along (−sin angle, cos angle).</param>
    /// <param name="angle">The angle in radians, 30° if not said.</param>
    /// <returns>The landscape; its minimum (0, 0) has the height 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="lambda0"/> or <paramref name="lambda1"/> is not positive and finite, or <paramref name="angle"/> is not finite.
    /// </exception>
    public static Landscape Quadratic(double lambda0, double lambda1, double angle = Math.PI / 6)
    {
        Require.PositiveAndFinite(lambda0);
        Require.PositiveAndFinite(lambda1);
        if (!double.IsFinite(angle))
            throw Require.OutOfRange(nameof(angle), $"angle must be finite, but was {angle}.");

        (double sin, double cos) = Math.SinCos(angle);
        return new(
            "Quadratic",
            FormattableString.Invariant($"½xᵀAx, eigenvalues {lambda0} and {lambda1}, turned by {angle * 180 / Math.PI:0.#}°"),
            x =>
            {
                double u0 = cos * x[0] + sin * x[1];
                double u1 = cos * x[1] - sin * x[0];
                return (lambda0 * u0 * u0 + lambda1 * u1 * u1) / 2;
            },
            (x, y) =>
            {
                double slope0 = lambda0 * (cos * x[0] + sin * x[1]);
                double slope1 = lambda1 * (cos * x[1] - sin * x[0]);
                y[0] = cos * slope0 - sin * slope1;
                y[1] = sin * slope0 + cos * slope1;
            },
            Start: [-4, 3],
            Minima: [[0, 0]],
            new Window(-5, 5, -5, 5));
    }
}

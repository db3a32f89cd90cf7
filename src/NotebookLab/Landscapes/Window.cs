namespace NotebookLab.Landscapes;

/// <summary>The part of the plane that shows a landscape best: XMin ≤ x₀ ≤ XMax, YMin ≤ x₁ ≤ YMax.</summary>
/// <param name="XMin">The left edge.</param>
/// <param name="XMax">The right edge, greater than the left one.</param>
/// <param name="YMin">The lower edge.</param>
/// <param name="YMax">The upper edge, greater than the lower one.</param>
/// <exception cref="ArgumentOutOfRangeException">An edge is not a number, or a maximum is not greater than its minimum.</exception>
public readonly record struct Window(double XMin, double XMax, double YMin, double YMax)
{
    /// <summary>The right edge.</summary>
    public double XMax { get; init; } = XMax > XMin
        ? XMax
        : throw Require.OutOfRange(nameof(XMax), $"XMax must be greater than XMin ({XMin}), but was {XMax}.");

    /// <summary>The upper edge.</summary>
    public double YMax { get; init; } = YMax > YMin
        ? YMax
        : throw Require.OutOfRange(nameof(YMax), $"YMax must be greater than YMin ({YMin}), but was {YMax}.");
}

namespace NotebookLab.Optimization;

/// <summary>One step of an optimizer: moves the point in place, with whatever memory the optimizer keeps between steps.</summary>
/// <param name="x">The point; it becomes the next one.</param>
/// <param name="gradient">The gradient at <paramref name="x"/>, of its length.</param>
public delegate void Update(Span<double> x, ReadOnlySpan<double> gradient);

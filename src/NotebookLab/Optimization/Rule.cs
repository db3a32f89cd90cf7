namespace NotebookLab.Optimization;

/// <summary>The formula of an optimizer: moves the point in place by one step, with what its <see cref="Memory"/> holds.</summary>
/// <param name="x">The point; it becomes the next one.</param>
/// <param name="g">The gradient at <paramref name="x"/>, of its length: that has been checked.</param>
/// <param name="η">The learning rate of this step, as the schedule has it.</param>
public delegate void Rule(Span<double> x, ReadOnlySpan<double> g, double η);

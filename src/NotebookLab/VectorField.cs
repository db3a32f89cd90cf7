namespace NotebookLab;

/// <summary>
/// A function that has a vector at every point, such as the gradient of a <see cref="ScalarField"/>:
/// <c>VectorField g = (x, y) =&gt; { y[0] = 2 * x[0]; y[1] = 2 * x[1]; };</c>
/// </summary>
/// <remarks>The vector is written to <paramref name="y"/> instead of returned: thousands of steps then share one array.</remarks>
/// <param name="x">The point: one element per variable.</param>
/// <param name="y">Where the vector goes; the field writes every element. A gradient has the length of <paramref name="x"/>.</param>
public delegate void VectorField(ReadOnlySpan<double> x, Span<double> y);

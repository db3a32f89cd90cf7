namespace NotebookLab;

/// <summary>
/// A function of several variables, f(x₀, x₁, …), whose value is one number:
/// <c>ScalarField f = x =&gt; x[0] * x[0] + x[1] * x[1];</c>
/// </summary>
/// <remarks>
/// The point is a read-only span, so a field cannot change it. An array converts to one by itself;
/// a method is a scalar field if it is declared as <c>double F(ReadOnlySpan&lt;double&gt; x)</c>. A function of an array or of
/// Math.NET's vector becomes one by <see cref="ScalarFieldExtensions"/>.
/// </remarks>
/// <param name="x">The point: one element per variable.</param>
/// <returns>The value of the function at <paramref name="x"/>.</returns>
public delegate double ScalarField(ReadOnlySpan<double> x);

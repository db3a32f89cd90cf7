using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Optimization;

/// <summary>Newton's step x − H⁻¹g: to where the quadratic that has the gradient g and the Hessian H of f at x is level.</summary>
/// <remarks>
/// A gradient says which way is down, the Hessian how far: there is no learning rate, and on a quadratic ½xᵀAx + bᵀx one step
/// leads to the minimum, however narrow the valley. It asks for n² second derivatives and the solution of n equations; and where
/// the Hessian has a negative eigenvalue, it leads uphill along that direction, to a saddle or a maximum.
/// Source: J. Nocedal and S. J. Wright, "Numerical optimization" (2006), section 2.2.
/// </remarks>
public static class Newton
{
    /// <summary>The step from a point whose gradient and Hessian are known.</summary>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="gradient">The gradient there, of the length of <paramref name="x"/>.</param>
    /// <param name="hessian">The Hessian there: a row and a column per variable.</param>
    /// <returns>The point that the step leads to.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hessian"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is empty, <paramref name="gradient"/> is of another length, or <paramref name="hessian"/> has not as
    /// many rows and columns, or is singular: then there is no such point, or no single one.
    /// </exception>
    public static double[] Step(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Matrix<double> hessian)
    {
        Require.NotEmpty(x);
        Require.SameLength(gradient, x);
        ArgumentNullException.ThrowIfNull(hessian);
        if (hessian.RowCount != x.Length || hessian.ColumnCount != x.Length)
            throw new ArgumentException(
                $"hessian must be {x.Length}×{x.Length}, as x has {x.Length} elements, but is {hessian.RowCount}×{hessian.ColumnCount}.",
                nameof(hessian));
        if (hessian.Rank() < x.Length)
            throw new ArgumentException(
                "hessian must be invertible, but is singular: f does not curve in every direction.", nameof(hessian));
        Vector<double> step = hessian.Solve(Vector<double>.Build.Dense(gradient.ToArray()));
        return [.. (Vector<double>.Build.Dense(x.ToArray()) - step)];
    }

    /// <summary>The step on a landscape, whose Hessian is measured by central differences of its gradient.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <returns>The point that the step leads to.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty, or the Hessian there is singular.</exception>
    public static double[] Step(Landscape landscape, ReadOnlySpan<double> x)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        Require.NotEmpty(x);
        var gradient = new double[x.Length];
        landscape.Gradient(x, gradient);
        return Step(x, gradient, Hessian.Central(landscape.Gradient, x));
    }
}

using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Differentiation;

/// <summary>The Hessian matrix of a function of several variables, Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ: how its gradient turns; n×n and symmetric.</summary>
/// <remarks>
/// Its eigenvalues are the curvatures of f: all positive at a minimum, of both signs at a saddle; gradient descent
/// converges near a minimum if its learning rate is below 2/λ for the greatest of them, λ. A step that does not change
/// its element is refused, and where f or x is infinite or NaN, so is the matrix, as in <see cref="Gradient"/>.
/// </remarks>
public static class Hessian
{
    /// <summary>
    /// The Hessian by second differences, Hᵢᵢ ≈ (f(x + hᵢ) − 2f(x) + f(x − hᵢ)) / hᵢ² and
    /// Hᵢⱼ ≈ (f(x + hᵢ + hⱼ) − f(x + hᵢ − hⱼ) − f(x − hᵢ + hⱼ) + f(x − hᵢ − hⱼ)) / 4hᵢhⱼ, where hᵢ is a step along xᵢ.
    /// </summary>
    /// <remarks>
    /// 2n² + 1 values of f give it. The rounding error of a second difference is about ε/h², so h must not be as small as for
    /// a gradient: the default, ε^(1/4) ≈ 1.2e-4 for numbers about 1, leaves about 8 right digits.
    /// </remarks>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>; else <see cref="Step.SecondDerivative"/>.</param>
    /// <returns>The Hessian, n×n for n elements of <paramref name="x"/>; exactly symmetric.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change an element of <paramref name="x"/>.
    /// </exception>
    public static Matrix<double> Central(ScalarField f, ReadOnlySpan<double> x, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.NotEmpty(x);
        Step step = h.Or(Step.SecondDerivative);
        step.MustChange(x, Step.SecondDerivative);

        double[] start = x.ToArray(), point = x.ToArray(), steps = Array.ConvertAll(start, step.At);
        double here = f(start);
        Matrix<double> hessian = Matrix<double>.Build.Dense(start.Length, start.Length);
        for (int i = 0; i < start.Length; i++)
        {
            hessian[i, i] = (F((i, +1)) - 2 * here + F((i, -1))) / (steps[i] * steps[i]);
            for (int j = 0; j < i; j++)
            {
                double mixed = F((i, +1), (j, +1)) - F((i, +1), (j, -1)) - F((i, -1), (j, +1)) + F((i, -1), (j, -1));
                hessian[i, j] = hessian[j, i] = mixed / (4 * steps[i] * steps[j]);
            }
        }
        return hessian;

        // f where some variables are moved by a step up or down.
        double F(params ReadOnlySpan<(int Variable, int Times)> moves)
        {
            start.CopyTo(point, 0);
            foreach ((int i, int times) in moves)
                point[i] += times * steps[i];
            return f(point);
        }
    }

    /// <summary>
    /// The Hessian from a gradient that is known: the gradient's Jacobian J by central differences, made symmetric, (J + Jᵀ) / 2.
    /// </summary>
    /// <remarks>
    /// More accurate than second differences of f, as it divides by h only once. The Jacobian of a true gradient is symmetric
    /// but for rounding; a gradient with an error may have one that is not, which <see cref="Jacobian"/> shows and this hides.
    /// </remarks>
    /// <param name="gradient">The gradient of the function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>; else <see cref="Step.Central"/>.</param>
    /// <returns>The Hessian, n×n for n elements of <paramref name="x"/>; exactly symmetric.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="gradient"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change an element of <paramref name="x"/>.
    /// </exception>
    public static Matrix<double> Central(VectorField gradient, ReadOnlySpan<double> x, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        Require.NotEmpty(x);
        Matrix<double> jacobian = Jacobian.Central(gradient, x, x.Length, h.Or(Step.Central));
        return (jacobian + jacobian.Transpose()) / 2;
    }
}

using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Differentiation;

public static partial class Gradient
{
    /// <summary>The gradient of a function of a matrix, ∂f/∂W by central differences: a matrix of the shape of W.</summary>
    /// <remarks>
    /// <paramref name="w"/> itself is what moves, and <paramref name="f"/> receives it. That is why the book's idiom
    /// <c>Gradient.Central(w =&gt; net.Loss(x, t), net.W)</c> works though the function ignores its argument.
    /// Each element is restored before the next one moves, also when <paramref name="f"/> throws.
    /// </remarks>
    /// <param name="f">The function, such as the loss of a network by its weights.</param>
    /// <param name="w">Where the gradient is taken; of any shape.</param>
    /// <param name="h">The step, in the unit of <paramref name="w"/>, such as 1e-3 or <see cref="Step.Central"/>; else 1e-4.</param>
    /// <returns>The gradient: the element at (i, j) is ∂f/∂wᵢⱼ.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="w"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="w"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change an element of <paramref name="w"/>.
    /// </exception>
    public static Matrix<double> Central(Func<Matrix<double>, double> f, Matrix<double> w, Step h = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.NotEmpty(w);
        Step step = h.Or(Step.Usual);
        return Matrix<double>.Build.Dense(w.RowCount, w.ColumnCount, Partial);

        // A partial derivative is the derivative of f along one element, while the others stay.
        double Partial(int i, int j)
        {
            double wij = w[i, j];
            double hij = step.At(wij);
            if (!Step.Changes(wij, hij))
                throw Step.Refusal(wij, hij, $"w[{i}, {j}]", "Step.Central", StepSize.Central(wij));
            try
            {
                return Derivative.CentralDifference(Along, wij, hij);
            }
            finally
            {
                w[i, j] = wij; // put back, not added back: (wij − h) + h may differ from wij in its last digit
            }

            double Along(double value)
            {
                w[i, j] = value;
                return f(w);
            }
        }
    }
}

using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Learning;

namespace NotebookLab.Benchmarks;

/// <summary>The numerical gradient of simpleNet's loss by its 2×3 weights, section 4.4.2: twelve losses.</summary>
public class SimpleNetGradient
{
    internal static readonly double[][] W = [[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.03563661, 0.69422093]];
    internal static readonly double[] X = [0.6, 0.9];
    internal static readonly double[] T = [0, 0, 1];

    readonly double[] weights = [.. W[0], .. W[1]];
    readonly double[] gradient = new double[6];
    readonly ScalarField loss;

    readonly Matrix<double> matrix = Matrix<double>.Build.DenseOfRowArrays(W);
    readonly Func<Matrix<double>, double> lossOfMatrix;

    /// <summary>Both losses have the book's 1e-7 inside the logarithm.</summary>
    public SimpleNetGradient()
    {
        double[] x = [.. X], t = [.. T];
        loss = w => SimpleNet.Loss(w, x, t, epsilon: 1e-7);

        Vector<double> xVector = Vector<double>.Build.Dense(x), tVector = Vector<double>.Build.Dense(t);
        lossOfMatrix = w => SimpleNet.Loss(w, xVector, tVector, epsilon: 1e-7);
    }

    /// <summary>The weights as a span, row by row.</summary>
    [Benchmark]
    public double[] OfSpan()
    {
        Gradient.Central(loss, weights, gradient);
        return gradient;
    }

    /// <summary>The weights as a matrix, as the notebook has them.</summary>
    [Benchmark]
    public Matrix<double> OfMatrix() => Gradient.Central(lossOfMatrix, matrix);
}

using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Differentiation;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Benchmarks;

/// <summary>The numerical gradient of Rosenbrock's function of a hundred variables: two hundred values of it.</summary>
public class RosenbrockGradient
{
    internal static readonly double[] Start = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? -1.2 : 1)];

    static readonly ScalarField Rosenbrock = Landscape.RosenbrockIn(100).Value;

    readonly ScalarField rosenbrock = Rosenbrock;
    readonly double[] point = [.. Start];
    readonly double[] gradient = new double[Start.Length];

    readonly NumericalJacobian jacobian = new();
    readonly Func<double[], double> plainLoop = PlainLoop;
    readonly Func<double[], double> sameFunction = x => Rosenbrock(x);

    /// <summary>Ours.</summary>
    [Benchmark]
    public double[] AtStart()
    {
        Gradient.Central(rosenbrock, point, gradient);
        return gradient;
    }

    /// <summary>Math.NET's of a function of an array, written as a loop.</summary>
    [Benchmark]
    public double[] AtStartByMathNet() => jacobian.Evaluate(plainLoop, point);

    /// <summary>Math.NET's of the very function that ours is given: what is left is the differentiation alone.</summary>
    [Benchmark]
    public double[] AtStartByMathNetOfSameFunction() => jacobian.Evaluate(sameFunction, point);

    static double PlainLoop(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double along = 1 - x[i];
            double across = x[i + 1] - x[i] * x[i];
            sum += along * along + 100 * across * across;
        }
        return sum;
    }
}

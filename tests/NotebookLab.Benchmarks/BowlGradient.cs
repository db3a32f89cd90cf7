using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Differentiation;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Benchmarks;

/// <summary>The book's x₀² + x₁²: its numerical gradient at a point, section 4.4, and the descent by it, section 4.4.1.</summary>
public class BowlGradient
{
    internal static readonly double[] Point = [3, 4];
    internal static readonly double[] Start = [-3, 4];
    internal const double Rate = 0.1;
    internal const int Steps = 100;

    readonly ScalarField bowl = Landscape.Bowl.Value;
    readonly double[] point = [.. Point];
    readonly double[] gradient = new double[2];

    readonly Func<double[], double> bowlOfArray = x => x[0] * x[0] + x[1] * x[1];
    readonly NumericalJacobian jacobian = new();

    /// <summary>Ours at (3, 4).</summary>
    [Benchmark]
    public double[] AtPoint()
    {
        Gradient.Central(bowl, point, gradient);
        return gradient;
    }

    /// <summary>Math.NET's at (3, 4).</summary>
    [Benchmark]
    public double[] AtPointByMathNet() => jacobian.Evaluate(bowlOfArray, point);

    /// <summary>A hundred steps of rate 0.1 from (−3, 4), every point kept.</summary>
    [Benchmark]
    public Iterate[] Descent() => [.. new Sgd(Rate).Minimize(bowl, Start, Steps)];
}

using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Differentiation;

public sealed class PointTests
{
    static readonly double[] expected = Gradient.Central(x => x[0] * x[0] + x[1], [3.0, 2.0]);

    [Fact]
    public void A_point_may_be_of_any_numbers_in_any_list()
    {
        Assert.Equal(expected, Gradient.Central(x => x[0] * x[0] + x[1], new[] { 3, 2 }));
        Assert.Equal(expected, Gradient.Central(x => x[0] * x[0] + x[1], new[] { 3f, 2f }));
        Assert.Equal(expected, Gradient.Central(x => x[0] * x[0] + x[1], new List<double> { 3, 2 }));
        Assert.Equal(expected, Gradient.Central(x => x[0] * x[0] + x[1], Vector<double>.Build.Dense([3, 2])));
        Assert.Equal(expected, Gradient.Central(x => x[0] * x[0] + x[1], [3, 2]));
        Assert.Throws<ArgumentNullException>("x", () => Gradient.Central(x => x[0], (List<double>)null!));
        Assert.Throws<ArgumentException>("x", () => Gradient.Central(x => 0, new List<int>()));
    }

    [Fact]
    public void A_function_may_take_an_array()
    {
        Func<double[], double> f = x => x[0] * x[0] + x[1];
        Assert.Equal(expected, Gradient.Central(f, [3, 2]));
        Assert.Equal(expected, Gradient.Central(Method, new[] { 3.0, 2.0 }));
        Assert.Equal(new Sgd(0.1).Minimize(x => x[0] * x[0] + x[1], [3, 2], 5).Last().X, new Sgd(0.1).Minimize(f, [3, 2], 5).Last().X);
        Assert.Throws<ArgumentNullException>("f", () => Gradient.Central((Func<double[], double>)null!, [1]));
        Assert.Throws<ArgumentNullException>("f", () => new Sgd(0.1).Minimize((Func<double[], double>)null!, [1], 1));

        static double Method(double[] x) => x[0] * x[0] + x[1];
    }
}

using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class NewtonTests
{
    [Fact]
    public void On_a_quadratic_one_step_leads_to_the_minimum_however_narrow_the_valley() =>
        Gen.Select(Gen.Double[0.1, 1], Gen.Double[1, 1000], Gen.Double[-3, 3], Gen.Double[-5, 5].Array[2]).Sample((λ0, λ1, angle, x) =>
            Assert.All(Newton.Step(Landscape.Quadratic(λ0, λ1, angle), x), xi => Assert.Equal(0, xi, 1e-5)));

    [Fact]
    public void On_a_fitted_line_it_is_the_closed_form()
    {
        var fit = LineFit.Sample();
        var gradient = new double[2];
        fit.Landscape.Gradient([7, -9], gradient);
        double[] step = Newton.Step([7, -9], gradient, fit.Hessian);
        Assert.Equal(fit.Landscape.Minimum[0], step[0], 1e-12);
        Assert.Equal(fit.Landscape.Minimum[1], step[1], 1e-12);
    }

    [Fact]
    public void In_the_valley_of_Rosenbrock_a_few_steps_do_what_gradient_descent_needs_thousands_for()
    {
        double[] x = Landscape.Rosenbrock.Start;
        for (int step = 0; step < 7; step++)
            x = Newton.Step(Landscape.Rosenbrock, x);
        Assert.Equal(1, x[0], 1e-9);
        Assert.Equal(1, x[1], 1e-9);
    }

    [Fact]
    public void On_a_saddle_it_leads_to_the_saddle() =>
        Assert.All(Newton.Step(Landscape.Saddle, [0.3, 0.2]), xi => Assert.Equal(0, xi, 0.02)); // downhill were x₁ = 1

    [Fact]
    public void Where_there_is_no_single_such_point_it_is_refused()
    {
        var flat = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 1 }, { 1, 1 } });
        Assert.Equal("hessian must be invertible, but is singular: f does not curve in every direction. (Parameter 'hessian')",
            Assert.Throws<ArgumentException>(() => Newton.Step([1, 2], [1, 2], flat)).Message);
        Assert.Equal("hessian must be 3×3, as x has 3 elements, but is 2×2. (Parameter 'hessian')",
            Assert.Throws<ArgumentException>(() => Newton.Step([1, 2, 3], [1, 2, 3], flat)).Message);
        Assert.Throws<ArgumentException>("gradient", () => Newton.Step([1, 2], [1], flat));
        Assert.Throws<ArgumentException>("x", () => Newton.Step(Landscape.Bowl, []));
        Assert.Throws<ArgumentNullException>("hessian", () => Newton.Step([1], [1], null!));
        Assert.Throws<ArgumentNullException>("landscape", () => Newton.Step(null!, [1]));
    }
}

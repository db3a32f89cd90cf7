using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Tests.Differentiation;

public class HessianTests
{
    static readonly ScalarField Bowl = x => x[0] * x[0] + x[1] * x[1];

    static Matrix<double> Of(double[,] elements) => Matrix<double>.Build.DenseOfArray(elements);

    [Fact]
    public void Of_the_bowl_it_is_twice_the_identity()
    {
        AssertNear(Of(new double[,] { { 2, 0 }, { 0, 2 } }), Hessian.Central(Bowl, [1, 1]), 1e-6);
        VectorField slope = (x, y) => { y[0] = 2 * x[0]; y[1] = 2 * x[1]; };
        AssertNear(Of(new double[,] { { 2, 0 }, { 0, 2 } }), Hessian.Central(slope, [1, 1]), 1e-9);
    }

    [Fact]
    public void Of_Rosenbrock_at_its_minimum_it_is_the_known_one()
    {
        // (1200x₀² − 400x₁ + 2, −400x₀; −400x₀, 200) at (1, 1)
        Matrix<double> exact = Of(new double[,] { { 802, -400 }, { -400, 200 } });
        AssertNear(exact, Hessian.Central(Landscape.Rosenbrock.Value, Landscape.Rosenbrock.Minimum), 1e-4);
        AssertNear(exact, Hessian.Central(Landscape.Rosenbrock.Gradient, Landscape.Rosenbrock.Minimum), 1e-6);
    }

    [Fact]
    public void Its_eigenvalues_bound_the_learning_rate_of_the_ravine()
    {
        double greatest = Hessian.Central(Landscape.Ravine.Gradient, [-7, 2]).Evd(Symmetricity.Symmetric).EigenValues.Max(λ => λ.Real);
        Assert.Equal(2, greatest, 1e-9); // x₁² is the steep direction: η < 2/2
    }

    [Fact]
    public void Of_a_quadratic_form_it_is_the_form() =>
        Gen.Select(Gen.Double[-3, 3].Array[9], Gen.Double[-3, 3].Array[3]).Sample((a, x) =>
        {
            Matrix<double> form = Matrix<double>.Build.Dense(3, 3, a);
            ScalarField f = u =>
            {
                double sum = 0;
                for (int i = 0; i < 3; i++)
                    for (int j = 0; j < 3; j++)
                        sum += form[i, j] * u[i] * u[j];
                return sum;
            };
            AssertNear(form + form.Transpose(), Hessian.Central(f, x, 0.5), 1e-11);
        });

    [Fact]
    public void Of_exp_of_a_sine_it_agrees_with_that_of_its_gradient() =>
        Gen.Double[-1, 1].Array[3].Sample(x =>
        {
            ScalarField f = u => Math.Exp(Math.Sin(u[0]) * u[1]) + u[1] * u[2] * u[2];
            VectorField gradient = (u, g) =>
            {
                double e = Math.Exp(Math.Sin(u[0]) * u[1]);
                (g[0], g[1], g[2]) = (e * Math.Cos(u[0]) * u[1], e * Math.Sin(u[0]) + u[2] * u[2], 2 * u[1] * u[2]);
            };
            AssertNear(Hessian.Central(gradient, x), Hessian.Central(f, x), 1e-6);
        });

    [Fact]
    public void It_is_symmetric_to_the_last_bit() =>
        Gen.Double[-2, 2].Array[4].Sample(x =>
        {
            Matrix<double> h = Hessian.Central(u => Math.Sin(u[0] * u[1]) + u[2] * Math.Exp(u[3]) * u[0], x);
            Assert.Equal(h.Transpose(), h);
            Matrix<double> j = Hessian.Central((u, y) => { y[0] = u[1] * 3; y[1] = Math.Sin(u[0]); y[2] = u[3]; y[3] = 0; }, x);
            Assert.Equal(j.Transpose(), j);
        });

    [Fact]
    public void Second_differences_are_second_order() =>
        Gen.Select(Gen.Double[-2, 2], Gen.Double[0.1, 1]).Sample((x, h) =>
        {
            Matrix<double> hessian = Hessian.Central(u => Math.Pow(u[0], 4) + u[0] * u[0] * u[0] * u[1], [x, 1], h);
            Assert.Equal(12 * x * x + 2 * h * h + 6 * x, hessian[0, 0], 1e-10);
            Assert.Equal(3 * x * x + h * h, hessian[0, 1], 1e-10);
        });

    [Fact]
    public void The_default_step_is_near_the_best()
    {
        double best = Enumerable.Range(1, 8).Min(k => ErrorOf(Hessian.Central(x => Math.Exp(x[0]), [1], Math.Pow(10, -k))));
        Assert.InRange(ErrorOf(Hessian.Central(x => Math.Exp(x[0]), [1])), 0, 30 * best);
        // A step good for a first derivative.
        Assert.InRange(ErrorOf(Hessian.Central(x => Math.Exp(x[0]), [1], StepSize.Forward(1))), 1e-2, 100);

        static double ErrorOf(Matrix<double> hessian) => Math.Abs(hessian[0, 0] - Math.E);
    }

    [Fact]
    public void Without_a_step_each_element_has_its_own() =>
        Assert.Equal(Hessian.Central(Bowl, [1, 1e6], Step.SecondDerivative), Hessian.Central(Bowl, [1, 1e6]));

    [Fact]
    public void It_asks_for_2n_squared_plus_1_values_and_leaves_the_point_alone()
    {
        int calls = 0;
        double[] x = [1, 2, 3];
        Hessian.Central(u => { calls++; return u[0]; }, x);
        Assert.Equal(2 * 9 + 1, calls);
        Assert.Equal([1, 2, 3], x);
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.All(Hessian.Central(Bowl, [double.NaN, 1]).ToRowMajorArray(), e => Assert.Equal(double.NaN, e));
        Assert.All(Hessian.Central(Bowl, [double.PositiveInfinity, 1], 0.1).ToRowMajorArray(), e => Assert.Equal(double.NaN, e));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        AssertMessage("x must have at least one element, but has 0. (Parameter 'x')", () => Hessian.Central(Bowl, []));
        AssertMessage("x must have at least one element, but has 0. (Parameter 'x')", () => Hessian.Central(Landscape.Bowl.Gradient, []));
        AssertMessage("h must be positive and finite, but was 0. (Parameter 'h')", () => Hessian.Central(Bowl, [1, 1], 0));
        AssertMessage(
            "h must be large enough to change x[1], but 5 + 1E-49 == 5. Try h = Step.SecondDerivative, here 0.00061. (Parameter 'h')",
            () => Hessian.Central(Bowl, [0, 5], 1e-49));
        Assert.Throws<ArgumentNullException>("f", () => Hessian.Central((ScalarField)null!, [1]));
        Assert.Throws<ArgumentNullException>("gradient", () => Hessian.Central((VectorField)null!, [1]));
    }

    static void AssertMessage(string message, Func<object> call) =>
        Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(call).Message);

    static void AssertNear(Matrix<double> expected, Matrix<double> actual, double tolerance) =>
        Assert.True((expected - actual).ForAll(d => Math.Abs(d) <= tolerance), $"{expected}{actual}");
}

using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class LearningRateBoundsTests
{
    static readonly Gen<(double λ0, double λ1, double Angle)> Any =
        Gen.Select(Gen.Double[0.1, 1], Gen.Double[1.1, 50], Gen.Double[-4, 4]);

    static Matrix<double> Hessian(double λ0, double λ1, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        Matrix<double> r = Matrix<double>.Build.DenseOfArray(new[,] { { cos, -sin }, { sin, cos } });
        return r * Matrix<double>.Build.DenseOfDiagonalArray([λ0, λ1]) * r.Transpose();
    }

    static double Length(double[] x) => Math.Sqrt(x[0] * x[0] + x[1] * x[1]);

    [Fact]
    public void The_bowl_bears_rates_below_1_and_the_ravine_too()
    {
        LearningRateBounds bowl = LearningRateBounds.Of(Matrix<double>.Build.DenseOfDiagonalArray([2, 2]));
        Assert.Equal((1, 0.5, 1, 0), (bowl.LargestStable, bowl.Best, bowl.ConditionNumber, bowl.BestContraction));
        LearningRateBounds ravine = LearningRateBounds.Of(Matrix<double>.Build.DenseOfDiagonalArray([0.1, 2]));
        Assert.Equal(1, ravine.LargestStable);
        Assert.Equal(2 / 2.1, ravine.Best, 1e-15);
        Assert.Equal(20, ravine.ConditionNumber, 1e-13);
        Assert.Equal(19.0 / 21, ravine.BestContraction, 1e-15);
        Assert.Equal(1.9, ravine.LargestStableWithMomentum(0.9), 1e-15);
    }

    [Fact]
    public void Eigenvalues_are_those_the_quadratic_was_made_of() =>
        Any.Sample(q =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            Assert.Equal(q.λ0, bounds.LeastEigenvalue, 1e-12);
            Assert.Equal(q.λ1, bounds.GreatestEigenvalue, 1e-12);
        });

    [Fact]
    public void Just_under_the_bound_gradient_descent_converges_and_just_over_it_diverges() =>
        Any.Sample(q =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            Landscape landscape = Landscape.Quadratic(q.λ0, q.λ1, q.Angle) with { Start = [-Math.Sin(q.Angle), Math.Cos(q.Angle)] };
            Assert.True(Length(new Sgd(0.99 * bounds.LargestStable).End(landscape, 1000)) < 1e-6); // 0.98¹⁰⁰⁰ = 2e-9
            Assert.True(Length(new Sgd(1.01 * bounds.LargestStable).End(landscape, 1000)) > 1e6);
        });

    [Fact]
    public void Just_under_its_bound_momentum_converges_and_just_over_it_diverges() =>
        Gen.Select(Any, Gen.Double[0, 0.95]).Sample((q, β) =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            Landscape landscape = Landscape.Quadratic(q.λ0, q.λ1, q.Angle) with { Start = [-Math.Sin(q.Angle), Math.Cos(q.Angle)] };
            double bound = bounds.LargestStableWithMomentum(β);
            Assert.True(Length(new Momentum(0.98 * bound, β).End(landscape, 1000)) < 1e-6);
            Assert.True(Length(new Momentum(1.02 * bound, β).End(landscape, 1000)) > 1e6);
        });

    [Fact]
    public void At_the_bound_of_momentum_a_distance_neither_shrinks_nor_grows_and_without_momentum_it_is_gradient_descent() =>
        Gen.Select(Any, Gen.Double[0, 0.95], Gen.Double[0.05, 1.2]).Sample((q, β, share) =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            Assert.Equal(1, bounds.ContractionWithMomentum(bounds.LargestStableWithMomentum(β), β), 1e-9);
            double η = share * bounds.LargestStable;
            Assert.Equal(bounds.Contraction(η), bounds.ContractionWithMomentum(η, 0), 1e-12);
        });

    [Fact]
    public void In_the_long_run_momentum_leaves_its_contraction() =>
        Gen.Select(Any, Gen.Double[0.1, 0.95], Gen.Double[0.05, 1.05]).Sample((q, β, share) =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            var momentum = new Momentum(share * bounds.LargestStableWithMomentum(β), β);
            Iterate[] run = [.. momentum.Minimize(Landscape.Quadratic(q.λ0, q.λ1, q.Angle), 300)];
            double factor = Math.Pow(Length(run[300].X) / Length(run[100].X), 1 / 200.0);
            Assert.Equal(bounds.ContractionWithMomentum(momentum.LearningRate, β), factor, 0.05);
        });

    [Fact]
    public void No_other_momentum_shrinks_all_distances_as_fast_as_the_best() =>
        Gen.Select(Any, Gen.Double[0, 0.99], Gen.Double[0.01, 1]).Sample((q, β, share) =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            Momentum best = bounds.BestMomentum;
            // Both roots are the same there, and a rounding error goes through a root of its own.
            Assert.Equal(bounds.BestContractionWithMomentum, bounds.ContractionWithMomentum(best.LearningRate, best.Beta), 1e-6);
            Assert.True(bounds.ContractionWithMomentum(share * bounds.LargestStableWithMomentum(β), β)
                >= bounds.BestContractionWithMomentum - 1e-12);
        });

    [Fact]
    public void In_a_narrow_valley_the_best_momentum_needs_a_tenth_of_the_steps_of_the_best_rate()
    {
        LearningRateBounds bounds = LearningRateBounds.Of(Hessian(1, 100, 0.5));
        Assert.Equal(9.0 / 11, bounds.BestContractionWithMomentum, 1e-13);
        Assert.Equal(81.0 / 121, bounds.BestMomentum.Beta, 1e-13);
        Assert.Equal(4.0 / 121, bounds.BestMomentum.LearningRate, 1e-15);
        Landscape valley = Landscape.Quadratic(1, 100, 0.5);
        int slow = new Sgd(bounds.Best).Minimize(valley, 5000).UntilValueBelow(1e-8).Last().Step;
        int fast = bounds.BestMomentum.Minimize(valley, 5000).UntilValueBelow(1e-8).Last().Step;
        Assert.InRange(slow / (double)fast, 7, 12);
    }

    [Fact]
    public void No_step_leaves_more_than_the_contraction_and_along_an_axis_it_leaves_just_that() =>
        Gen.Select(Any, Gen.Double[0.05, 1.2], Gen.Double[-5, 5].Array[2]).Sample((q, share, start) =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            double η = share * bounds.LargestStable, factor = bounds.Contraction(η);
            Landscape landscape = Landscape.Quadratic(q.λ0, q.λ1, q.Angle);
            double Left(double[] from) => Length(new Sgd(η).End(landscape with { Start = from }, 1));

            Assert.True(Left(start) <= factor * Length(start) * (1 + 1e-12));
            (double sin, double cos) = Math.SinCos(q.Angle);
            Assert.Equal(factor, Math.Max(Left([cos, sin]), Left([-sin, cos])), 1e-12);
        });

    [Fact]
    public void No_other_rate_contracts_better_than_the_best() =>
        Gen.Select(Any, Gen.Double[0.01, 1.5]).Sample((q, share) =>
        {
            LearningRateBounds bounds = LearningRateBounds.Of(Hessian(q.λ0, q.λ1, q.Angle));
            Assert.Equal(bounds.BestContraction, bounds.Contraction(bounds.Best), 1e-12);
            Assert.True(bounds.Contraction(share * bounds.LargestStable) >= bounds.BestContraction - 1e-12);
        });

    [Fact]
    public void More_variables_are_as_good() =>
        Gen.Double[-1, 1].Array[16].Sample(entries =>
        {
            Matrix<double> a = Matrix<double>.Build.Dense(4, 4, entries),
                h = a.TransposeThisAndMultiply(a) + Matrix<double>.Build.DenseIdentity(4);
            LearningRateBounds bounds = LearningRateBounds.Of(h);
            Assert.Equal(h.L2Norm(), bounds.GreatestEigenvalue, 1e-10);
            Assert.Equal(1 / h.Inverse().L2Norm(), bounds.LeastEigenvalue, 1e-10);
        });

    [Fact]
    public void It_prints_what_one_wants_to_know() =>
        Assert.Equal("stable below 0.02, best 0.0198 with factor 0.9802 a step, condition number 100",
            LearningRateBounds.Of(Matrix<double>.Build.DenseOfDiagonalArray([1, 100])).ToString());

    public static TheoryData<double[,], string> Refusals => new()
    {
        { new double[,] { { 1, 0 } }, "hessian must be square, but is 1×2. (Parameter 'hessian')" },
        { new double[,] { { 2, 1 }, { 0.5, 2 } },
            "hessian must be symmetric, but hessian[1, 0] is 0.5 and hessian[0, 1] is 1. (Parameter 'hessian')" },
        { new double[,] { { 1, 0 }, { 0, -3 } }, "hessian must be positive definite, but has the eigenvalue -3. (Parameter 'hessian')" },
        { new double[,] { { 1, 0 }, { 0, 0 } }, "hessian must be positive definite, but has the eigenvalue 0. (Parameter 'hessian')" },
        { new double[,] { { 0 } }, "hessian must be positive definite, but has the eigenvalue 0. (Parameter 'hessian')" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_is_no_Hessian_of_a_minimum_is_refused(double[,] elements, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(
            () => LearningRateBounds.Of(Matrix<double>.Build.DenseOfArray(elements))).Message);

    [Fact]
    public void A_singular_Hessian_is_refused_however_its_eigenvalue_is_rounded() =>
        Gen.Select(Gen.Double[0.1, 10], Gen.Double[-4, 4]).Sample((λ, angle) =>
            Assert.StartsWith("hessian must be positive definite",
                Assert.Throws<ArgumentException>(() => LearningRateBounds.Of(Hessian(0, λ, angle))).Message, StringComparison.Ordinal));

    [Fact]
    public void A_Hessian_by_differences_may_be_a_little_unsymmetric() =>
        Assert.Equal(2, LearningRateBounds.Of(
            Matrix<double>.Build.DenseOfArray(new[,] { { 1.5, 0.5 + 1e-8 }, { 0.5, 1.5 } })).GreatestEigenvalue, 1e-7);

    [Fact]
    public void Every_element_must_be_finite_and_there_must_be_some()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(
            () => LearningRateBounds.Of(Matrix<double>.Build.DenseOfArray(new[,] { { 1, double.NaN }, { 0, 1 } })));
        Assert.Equal("hessian must be finite, but hessian[0, 1] was NaN. (Parameter 'hessian')", e.Message);
        Assert.Throws<ArgumentNullException>("hessian", () => LearningRateBounds.Of(null!));
    }

    [Fact]
    public void Rates_and_β_are_checked()
    {
        LearningRateBounds bounds = LearningRateBounds.Of(Matrix<double>.Build.DenseIdentity(2));
        Assert.Equal("learningRate must be positive and finite, but was 0. (Parameter 'learningRate')",
            Assert.Throws<ArgumentOutOfRangeException>(() => bounds.Contraction(0)).Message);
        Assert.Equal("beta must be at least 0 and below 1, but was 1. (Parameter 'beta')",
            Assert.Throws<ArgumentOutOfRangeException>(() => bounds.LargestStableWithMomentum(1)).Message);
    }
}

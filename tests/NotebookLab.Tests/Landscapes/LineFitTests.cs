using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Landscapes;

public class LineFitTests
{
    static readonly Gen<LineFit> Fits =
        Gen.Select(Gen.Double[-5, 5].Array[3, 30], Gen.Int[0, 1000]).Where((x, _) => x.Max() - x.Min() > 0.5).Select((x, seed) =>
        {
            var random = new Random(seed);
            return new LineFit(x, [.. x.Select(xn => 3 * random.NextDouble() * xn - random.NextDouble())]);
        });

    static readonly Gen<double[]> Lines = Gen.Double[-4, 4].Array[2];

    [Fact]
    public void The_error_is_the_mean_of_the_squares()
    {
        var fit = new LineFit([0, 1, 2], [1, 1, 4]);
        Assert.Equal(2 / 3.0, fit.Landscape.Value([2, 0]), 1e-15); // the residuals are −1, 1 and 0
    }

    [Fact]
    public void The_gradient_by_the_chain_rule_agrees_with_the_numerical_one_and_so_does_the_hessian() =>
        Gen.Select(Fits, Lines).Sample((fit, p) =>
        {
            var numerical = Gradient.Central(fit.Landscape.Value, p, 1e-3); // without an error on a parabola, but for rounding
            Assert.True(GradientCheck.Compare(At(fit, p), numerical, 1e-7).Agree);
            Matrix<double> hessian = Jacobian.Central(fit.Landscape.Gradient, p, 2, 1e-3);
            Assert.True(GradientCheck.Compare(fit.Hessian, hessian, 1e-7).Agree);
        });

    [Fact]
    public void The_minimum_is_the_line_of_least_squares_by_another_library() => Fits.Sample(fit =>
    {
        (double intercept, double slope) = MathNet.Numerics.Fit.Line(fit.Inputs.ToArray(), fit.Targets.ToArray());
        Assert.Equal(slope, fit.Landscape.Minimum[0], 1e-9);
        Assert.Equal(intercept, fit.Landscape.Minimum[1], 1e-9);
        Assert.All(At(fit, fit.Landscape.Minimum), slope => Assert.Equal(0, slope, 1e-12));
    });

    [Fact]
    public void The_gradients_of_batches_that_share_the_points_evenly_have_the_gradient_as_their_mean() =>
        Gen.Select(Fits, Lines).Sample((fit, p) =>
        {
            double[][] each = [.. Enumerable.Range(0, fit.Count).Select(n => fit.Gradient(p, [n]))];
            double[] whole = At(fit, p);
            Assert.Equal(whole[0], each.Average(g => g[0]), 1e-10);
            Assert.Equal(whole[1], each.Average(g => g[1]), 1e-10);
        });

    [Fact]
    public void With_all_points_in_a_batch_it_is_the_descent_on_the_landscape()
    {
        var fit = LineFit.Sample();
        foreach (Optimizer rule in new Optimizer[] { new Sgd(0.3), new Momentum(0.1), new Adam(0.1) })
            Assert.Equal(
                rule.Minimize(fit.Landscape, 25).Select(p => (p.Step, p.X[0], p.X[1], p.Value, p.GradientNorm, p.LearningRate)),
                fit.Minimize(rule, 25, fit.Count).Select(p => (p.Step, p.X[0], p.X[1], p.Value, p.GradientNorm, p.LearningRate)));
    }

    [Fact]
    public void An_epoch_of_batches_takes_each_point_once()
    {
        // On a line through all points, and from 0, the update of a batch tells which points it had.
        var fit = LineFit.Sample(count: 17, seed: 3);
        Iterate[] run = [.. fit.Minimize(new Sgd(1e-12), epochs: 1, batchSize: 5)];
        Assert.Equal(1 + 4, run.Length);
        double[] sizes = [5, 5, 5, 2];
        double moved = Enumerable.Range(0, 4).Sum(k => (run[k].X[1] - run[k + 1].X[1]) * sizes[k]);
        Assert.Equal(At(fit, [0, 0])[1] * 17e-12, moved, 1e-16);
    }

    [Fact]
    public void A_run_of_batches_can_be_asked_for_again_and_another_seed_is_another_run()
    {
        var fit = LineFit.Sample();
        var run = fit.Minimize(new Sgd(0.1), 4, 3, seed: 5);
        double[] first = [.. run.Select(p => p.Value)], second = [.. run.Select(p => p.Value)];
        Assert.Equal(first, second);
        Assert.NotEqual(run.Last().X, fit.Minimize(new Sgd(0.1), 4, 3, seed: 6).Last().X);
        Assert.Equal([1, -1], fit.Minimize(new Sgd(0.1), 1, 3, start: [1, -1]).First().X);
    }

    [Fact]
    public void Single_points_do_not_come_to_rest_at_the_minimum_and_with_less_and_less_rate_they_do()
    {
        var fit = LineFit.Sample();
        Iterate[] restless = [.. fit.Minimize(new Sgd(0.1), 100, 1)], calm =
            [.. fit.Minimize(new Sgd(0.1) { Schedule = new StepDecay(200) }, 100, 1)];
        double least = fit.Landscape.Value(fit.Landscape.Minimum);
        Assert.True(restless[^100..].Max(p => p.Value) - least > 1e-2);
        Assert.True(calm[^100..].Max(p => p.Value) - least < 1e-3);
    }

    [Fact]
    public void Samples_scatter_about_their_line()
    {
        var fit = LineFit.Sample(count: 10_000, slope: -3, intercept: 5, noise: 0.2, seed: 2);
        Assert.Equal(-3, fit.Landscape.Minimum[0], 0.02);
        Assert.Equal(5, fit.Landscape.Minimum[1], 0.02);
        Assert.Equal(0.04, fit.Landscape.Value(fit.Landscape.Minimum), 0.002); // the variance of the noise
        Assert.Equal(LineFit.Sample(seed: 4).Targets, LineFit.Sample(seed: 4).Targets);
        Assert.NotEqual(LineFit.Sample(seed: 4).Targets[0], LineFit.Sample(seed: 5).Targets[0]);
    }

    [Fact]
    public void The_window_shows_the_start_and_the_minimum() => Fits.Sample(fit =>
    {
        Window w = fit.Landscape.Window;
        foreach (double[] p in new[] { fit.Landscape.Start, fit.Landscape.Minimum })
            Assert.True(p[0] >= w.XMin && p[0] <= w.XMax && p[1] >= w.YMin && p[1] <= w.YMax);
    });

    [Fact]
    public void Nothing_done_to_what_it_was_given_or_hands_out_changes_it()
    {
        double[] x = [0, 1, 2], t = [1, 1, 4];
        var fit = new LineFit(x, t);
        x[0] = t[0] = 100;
        fit.Hessian[0, 0] = 100;
        Assert.Equal([0, 1, 2], fit.Inputs);
        Assert.Equal([1, 1, 4], fit.Targets);
        Assert.Equal(10 / 3.0, fit.Hessian[0, 0], 1e-15);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var fit = LineFit.Sample();
        Assert.Throws<ArgumentException>("targets", () => new LineFit([1, 2], [1]));
        AssertMessage("inputs must hold two different numbers at least, but all were 2. (Parameter 'inputs')",
            () => new LineFit([2, 2, 2], [1, 2, 3]));
        AssertMessage("inputs must be finite, but inputs[1] was NaN. (Parameter 'inputs')", () => new LineFit([1, double.NaN], [1, 2]));
        AssertMessage("count must be 2 or more, but was 1. (Parameter 'count')", () => LineFit.Sample(count: 1));
        AssertMessage("noise must be 0 or positive, and finite, but was -1. (Parameter 'noise')", () => LineFit.Sample(noise: -1));
        AssertMessage("slope must be finite, but slope[0] was NaN. (Parameter 'slope')", () => LineFit.Sample(slope: double.NaN));
        AssertMessage("p must have 2 elements, slope and intercept, but has 3. (Parameter 'p')", () => fit.Landscape.Value([1, 2, 3]));
        AssertMessage("batch must have at least one point, but has 0. (Parameter 'batch')", () => fit.Gradient([0, 0], []));
        AssertMessage("batch must hold numbers from 0 to 19, but held 20. (Parameter 'batch')", () => fit.Gradient([0, 0], [3, 20]));
        AssertMessage("batchSize must be positive, but was 0. (Parameter 'batchSize')", () => fit.Minimize(new Sgd(), 1, 0));
        AssertMessage("epochs must be 0 or more, but was -1. (Parameter 'epochs')", () => fit.Minimize(new Sgd(), -1, 1));
        AssertMessage("start must have 2 elements, slope and intercept, but has 1. (Parameter 'start')",
            () => fit.Minimize(new Sgd(), 1, 1, start: [1]));
        Assert.Throws<ArgumentNullException>("optimizer", () => fit.Minimize(null!, 1, 1));
    }

    static double[] At(LineFit fit, double[] p)
    {
        var g = new double[2];
        fit.Landscape.Gradient(p, g);
        return g;
    }

    static void AssertMessage(string message, Action act) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(act).Message);
}

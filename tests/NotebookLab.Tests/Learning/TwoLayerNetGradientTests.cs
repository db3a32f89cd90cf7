using CsCheck;
using NotebookLab.Differentiation;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Learning;

public class TwoLayerNetGradientTests
{
    [Fact]
    public void Backwards_through_the_formulas_and_by_definition_it_is_the_same() =>
        TwoLayerNetTests.Any.Sample(any =>
            // The definition is off by h² times a third derivative, and by rounding.
            AssertNear(any.Net.BruteForceGradient(any.Data), any.Net.Gradient(any.Data), 1e-6));

    [Theory]
    [InlineData(1e-4, 1e-9)] // the two losses agree to 1e-14, and are divided by 2e-4
    [InlineData(0.5, 1e-12)] // so large a step that the slope itself is far off: it must be off by the same
    public void Without_the_work_that_nothing_changes_it_is_still_the_definition(double h, double tolerance) =>
        TwoLayerNetTests.Any.Sample(any =>
            AssertNear(any.Net.BruteForceGradient(any.Data, h), any.Net.NumericalGradient(any.Data, h), tolerance));

    [Fact]
    public void Scores_that_no_exponential_can_hold_have_a_gradient_all_the_same()
    {
        var net = new TwoLayerNet(2, 3, 3, seed: 1);
        net.Parameters[^1] = 1000; // b₂ of class 2
        net.Parameters[^2] = 999;
        var data = new Dataset([1, 2, 3, 4], [1, 2], 3);
        double[] brute = net.BruteForceGradient(data);
        Assert.Contains(brute, g => Math.Abs(g) > 0.1);
        AssertNear(brute, net.NumericalGradient(data), 1e-8); // losses of about 1, but from scores of 1000: rounding of 1e-13 / 2e-4
        AssertNear(brute, net.Gradient(data), 1e-8);
    }

    [Fact]
    public void On_the_digits_it_agrees_with_brute_force_to_a_ten_millionth()
    {
        var net = new TwoLayerNet(64, 12, 10, seed: 1, scale: 0.3);
        double[] brute = net.BruteForceGradient(Digits.Train[..20]);
        AssertNear(brute, net.NumericalGradient(Digits.Train[..20]), 1e-7 * brute.Max(Math.Abs));
    }

    [Fact]
    public void At_the_size_of_the_book_it_agrees_with_the_definition_at_any_weight()
    {
        var random = new Random(1);
        var net = new TwoLayerNet(784, 50, 10, seed: 1);
        var data = new Dataset(
            [.. Enumerable.Range(0, 100 * 784).Select(_ => random.NextDouble())],
            [.. Enumerable.Range(0, 100).Select(_ => random.Next(10))], 10);
        double[] fast = net.NumericalGradient(data), exact = net.Gradient(data);
        double greatest = exact.Max(Math.Abs);
        AssertNear(exact, fast, 1e-7 * greatest);

        ScalarField loss = net.LossOn(data);
        int[] last = [fast.Length - 1, fast.Length - 11, 784 * 50, 784 * 50 - 1];
        foreach (int i in last.Concat(Enumerable.Range(0, 60).Select(_ => random.Next(fast.Length))))
        {
            double definition = Derivative.Central(w => loss([.. net.Parameters[..i], w, .. net.Parameters[(i + 1)..]]), net.Parameters[i]);
            Assert.Equal(definition, fast[i], 1e-7 * greatest);
        }
    }

    [Fact]
    public void An_input_that_is_always_0_has_weights_without_influence()
    {
        var net = new TwoLayerNet(64, 5, 10, seed: 1, scale: 0.3);
        double[] numerical = net.NumericalGradient(Digits.Test), exact = net.Gradient(Digits.Test);
        Assert.All(numerical[..5].Concat(exact[..5]), g => Assert.Equal(0, g)); // the upper left corner is paper in every image
        Assert.Contains(exact[10..15], g => g != 0);
    }

    [Fact]
    public void The_biases_of_the_classes_feel_expected_less_actual_frequency()
    {
        var net = new TwoLayerNet(1, 2, 4, seed: 1, scale: 0);
        var data = new Dataset([1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 0, 0, 1, 1, 2, 3], 4);
        AssertNear([0.25 - 0.5, 0, 0.25 - 0.125, 0.25 - 0.125], net.Gradient(data)[^4..], 1e-16);
    }

    [Fact]
    public void The_field_takes_any_parameters() =>
        TwoLayerNetTests.Any.Sample(any =>
        {
            (TwoLayerNet net, Dataset data) = any;
            VectorField field = net.GradientOn(data);
            double[] elsewhere = [.. net.Parameters.Select(p => p + 0.1)], gradient = new double[elsewhere.Length];
            field(elsewhere, gradient);
            elsewhere.CopyTo(net.Parameters, 0);
            Assert.Equal(net.Gradient(data), gradient);
        });

    [Fact]
    public void An_optimizer_walks_on_the_loss_like_on_any_function()
    {
        var net = new TwoLayerNet(64, 10, 10, seed: 1, scale: 0.3);
        Dataset data = Digits.Train[..100];
        double[] before = [.. net.Parameters];
        double[] losses = [.. new Sgd(0.5).Minimize(net.LossOn(data), net.GradientOn(data), net.Parameters, 50).Select(p => p.Value)];
        Assert.Equal(net.Loss(data), losses[0]);
        Assert.All(losses.Zip(losses[1..]), pair => Assert.True(pair.Second < pair.First));
        Assert.Equal(before, net.Parameters);
    }

    [Fact]
    public void Nothing_that_goes_in_is_changed()
    {
        var net = new TwoLayerNet(3, 4, 2, seed: 1);
        var data = new Dataset([1, 2, 3, 4, 5, 6], [0, 1], 2);
        double[] parameters = [.. net.Parameters];
        net.Gradient(data);
        net.NumericalGradient(data);
        net.BruteForceGradient(data);
        Assert.Equal(parameters, net.Parameters);
        Assert.Equal([1, 2, 3, 4, 5, 6], data.X.ToArray());
    }

    [Fact]
    public void Memory_of_another_length_is_refused()
    {
        var net = new TwoLayerNet(1, 1, 2, seed: 1);
        var data = new Dataset([1.0], [0], 2);
        Action[] all = [() => net.Gradient(data, new double[5]), () => net.GradientOn(data)(net.Parameters, new double[5])];
        foreach (Action gradient in all)
            Assert.Equal("gradient must have 6 elements, as Parameters has, but has 5. (Parameter 'gradient')",
                Assert.Throws<ArgumentException>(gradient).Message);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(double.NaN, "NaN")]
    public void A_step_must_be_positive_and_finite(double h, string shown)
    {
        var net = new TwoLayerNet(1, 1, 2, seed: 1);
        var data = new Dataset([1.0], [0], 2);
        Action[] all = [() => net.NumericalGradient(data, h), () => net.BruteForceGradient(data, h)];
        foreach (Action gradient in all)
            Assert.Equal($"h must be positive and finite, but was {shown}. (Parameter 'h')",
                Assert.Throws<ArgumentOutOfRangeException>(gradient).Message);
    }

    [Fact]
    public void A_step_that_changes_nothing_is_refused_by_both()
    {
        var net = new TwoLayerNet(1, 1, 2, seed: 1, scale: 0);
        net.Parameters[2] = 1000;
        var data = new Dataset([1.0], [0], 2);
        Action[] all = [() => net.NumericalGradient(data, 1e-14), () => net.BruteForceGradient(data, 1e-14)];
        foreach (Action gradient in all)
        {
            Assert.Equal(
                "h must be large enough to change x[2], but 1000 + 1E-14 == 1000. Try h = Step.Central, here 0.0061. (Parameter 'h')",
                Assert.Throws<ArgumentOutOfRangeException>(gradient).Message);
        }
    }

    static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}

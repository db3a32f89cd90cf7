using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class TwoLayerNetTests
{
    /// <summary>Networks and data of many shapes, narrow and wide, with biases that are not 0.</summary>
    internal static readonly Gen<(TwoLayerNet Net, Dataset Data)> Any =
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 20], Gen.Int[1, 10], Gen.Int[1, 9], Gen.Int[0, 1000], Gen.Int[0, 2])
            .Select((inputs, hidden, classes, count, seed, which) =>
            {
                var random = new Random(seed);
                var net = new TwoLayerNet(inputs, hidden, classes, seed) { Epsilon = ((double[])[0, 1e-7, 1e-2])[which] };
                foreach (ref double parameter in net.Parameters.AsSpan())
                    parameter = 4 * random.NextDouble() - 2;
                var data = new Dataset(
                    [.. Enumerable.Range(0, count * inputs).Select(_ => random.Next(3) * random.NextDouble())],
                    [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))], classes);
                return (net, data);
            });

    [Fact]
    public void Probabilities_and_loss_are_those_of_the_formulas() =>
        Any.Sample(any =>
        {
            (TwoLayerNet net, Dataset data) = any;
            Matrix<double> ones = Matrix<double>.Build.Dense(data.Count, 1, 1);
            Matrix<double> hidden = (data.ToMatrix() * net.W1 + ones * net.B1.ToRowMatrix()).Map(Sigmoid.Of);
            Matrix<double> y = Softmax.OfRows(hidden * net.W2 + ones * net.B2.ToRowMatrix());
            Assert.True((y - net.Predict(data)).Enumerate().All(d => Math.Abs(d) < 1e-13));
            Assert.Equal(net.Predict(data), net.Predict(data.ToMatrix()));
            Assert.Equal(CrossEntropy.OfRows(y, data.Labels, net.Epsilon), net.Loss(data), 1e-12);
            Assert.Equal(CrossEntropy.OfRows(y, data.OneHot(), net.Epsilon), net.Loss(data), 1e-12);
        });

    [Fact]
    public void The_parameters_are_W1_row_by_row_then_b1_then_W2_row_by_row_then_b2()
    {
        var net = new TwoLayerNet(inputs: 2, hidden: 3, classes: 2, seed: 1);
        for (int i = 0; i < net.Parameters.Length; i++)
            net.Parameters[i] = i;
        Assert.Equal(17, net.Parameters.Length);
        Assert.Equal(Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 1, 2 }, { 3, 4, 5 } }), net.W1);
        Assert.Equal(Vector<double>.Build.Dense([6, 7, 8]), net.B1);
        Assert.Equal(Matrix<double>.Build.DenseOfArray(new double[,] { { 9, 10 }, { 11, 12 }, { 13, 14 } }), net.W2);
        Assert.Equal(Vector<double>.Build.Dense([15, 16]), net.B2);
    }

    [Fact]
    public void The_net_of_the_book_has_39760_parameters() =>
        Assert.Equal(39_760, new TwoLayerNet(784, 50, 10, seed: 1).Parameters.Length);

    // As large as is shared out to the processor's cores, and larger than is computed at once: to the last bit as in parts.
    [Theory]
    [InlineData(7, 784, 50, 107)]
    [InlineData(5, 500, 60, 433)]
    [InlineData(3, 64, 50, 1201)]
    public void What_is_computed_of_many_examples_is_what_is_computed_of_some(int seed, int inputs, int hidden, int count)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, count * inputs).Select(_ => random.NextDouble() - 0.5)];
        var data = new Dataset(x, [.. Enumerable.Range(0, count).Select(n => n % 10)], classes: 10);
        var net = new TwoLayerNet(inputs, hidden, 10, seed, scale: 0.1);
        Matrix<double> whole = net.Predict(data);
        for (int n = 0; n < count; n++)
            Assert.Equal(net.Predict(data[Math.Min(n, count - 10)..][..10]).Row(n - Math.Min(n, count - 10)), whole.Row(n));
    }

    // Of each row in turn, where no tile has room, and the formula stands as it is.
    [Fact]
    public void The_fast_product_is_the_formula_but_for_rounding()
    {
        var net = new TwoLayerNet(784, 50, 10, seed: 1, scale: 0.1);
        var random = new Random(2);
        var x = Matrix<double>.Build.Dense(100, 784, (_, _) => random.NextDouble());
        Matrix<double> whole = net.Predict(x);
        for (int n = 0; n < 100; n++)
            Assert.All(net.Predict(x.SubMatrix(n, 1, 0, 784)).Row(0), (y, k) => Assert.Equal(whole[n, k], y, 1e-13));
    }

    [Fact]
    public void Weights_of_0_know_nothing()
    {
        var net = new TwoLayerNet(64, 5, 10, seed: 1, scale: 0);
        Assert.All(net.Predict(Digits.Test).Enumerate(), y => Assert.Equal(0.1, y, 1e-15));
        Assert.Equal(Math.Log(10), net.Loss(Digits.Test), 1e-14);
        Assert.Equal(27.0 / 297, net.Accuracy(Digits.Test)); // all classes equal: the first is taken, and 27 of the 297 are zeros
    }

    [Fact]
    public void Weights_are_normal_of_the_scale_asked_for_and_biases_0()
    {
        var net = new TwoLayerNet(300, 40, 10, seed: 1, scale: 0.5);
        double[] w = [.. net.W1.Enumerate(), .. net.W2.Enumerate()];
        Assert.Equal(0, w.Average(), 0.02);
        Assert.Equal(0.25, w.Average(wi => wi * wi), 0.01);
        Assert.All(net.B1.Concat(net.B2), b => Assert.Equal(0, b));
        double[] unasked = [.. new TwoLayerNet(300, 40, 10, seed: 1).W1.Enumerate()];
        Assert.Equal(1e-4, unasked.Average(wi => wi * wi), 1e-5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        Assert.Equal(new TwoLayerNet(3, 4, 2, seed: 7).Parameters, new TwoLayerNet(3, 4, 2, seed: 7).Parameters);
        Assert.NotEqual(new TwoLayerNet(3, 4, 2, seed: 7).Parameters, new TwoLayerNet(3, 4, 2, seed: 8).Parameters);
    }

    [Fact]
    public void The_class_is_the_most_probable_one_and_accuracy_counts_the_right_ones() =>
        Any.Sample(any =>
        {
            (TwoLayerNet net, Dataset data) = any;
            int[] expected = [.. net.Predict(data).EnumerateRows().Select(row => row.MaximumIndex())];
            Assert.Equal(expected, net.Classify(data));
            double right = expected.Zip(data.Labels.ToArray()).Count(pair => pair.First == pair.Second);
            Assert.Equal(right / data.Count, net.Accuracy(data));
            Assert.Equal((net.Loss(data), net.Accuracy(data)), net.Evaluate(data));
        });

    [Fact]
    public void The_loss_as_a_function_takes_any_parameters_and_leaves_the_network_alone() =>
        Any.Sample(any =>
        {
            (TwoLayerNet net, Dataset data) = any;
            ScalarField loss = net.LossOn(data);
            double before = net.Loss(data);
            Assert.Equal(before, loss(net.Parameters));
            double[] elsewhere = [.. net.Parameters.Select(p => p + 0.1)];
            double there = loss(elsewhere);
            Assert.Equal(before, net.Loss(data));
            elsewhere.CopyTo(net.Parameters, 0);
            Assert.Equal(there, net.Loss(data));
        });

    [Fact]
    public void Scores_that_no_exponential_can_hold_still_have_a_loss()
    {
        var net = new TwoLayerNet(1, 1, 2, seed: 1, scale: 0);
        net.Parameters[^2] = 1000; // b₂ of class 0
        var data = new Dataset([0.0, 0.0], [0, 1], 2);
        Assert.Equal(500, net.Loss(data));  // 0 for the first example, 1000 for the second
        Assert.Equal([1, 0, 1, 0], net.Predict(data).ToRowMajorArray());
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        var net = new TwoLayerNet(1, 1, 2, seed: 1);
        net.Parameters[0] = double.NaN;
        Assert.Equal(double.NaN, net.Loss(new Dataset([1.0], [0], 2)));
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        var net = new TwoLayerNet(64, 5, 3, seed: 1);
        var narrow = new Dataset(new double[63], [0], 3);
        Action[] inputs =
        [
            () => net.Predict(narrow), () => net.Classify(narrow), () => net.Accuracy(narrow),
            () => net.Loss(narrow), () => net.Evaluate(narrow),
            () => net.LossOn(narrow), () => net.Gradient(narrow), () => net.GradientOn(narrow),
            () => net.NumericalGradient(narrow), () => net.BruteForceGradient(narrow),
        ];
        foreach (Action input in inputs)
            Assert.Equal("data must have 64 inputs an example, as the network has, but has 63. (Parameter 'data')",
                Assert.Throws<ArgumentException>(input).Message);
        Action[] classes =
        [
            () => net.Accuracy(Digits.Test), () => net.Loss(Digits.Test), () => net.Evaluate(Digits.Test), () => net.LossOn(Digits.Test),
            () => net.Gradient(Digits.Test), () => net.GradientOn(Digits.Test),
            () => net.NumericalGradient(Digits.Test), () => net.BruteForceGradient(Digits.Test),
        ];
        foreach (Action tooMany in classes)
            Assert.Equal("data must have at most 3 classes, as the network has, but has 10. (Parameter 'data')",
                Assert.Throws<ArgumentException>(tooMany).Message);
        Assert.Equal("x must have 64 columns, one per input of the network, but is 2×63. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => net.Predict(Matrix<double>.Build.Dense(2, 63))).Message);
        Assert.Equal("parameters must have 343 elements, as Parameters has, but has 1. (Parameter 'parameters')",
            Assert.Throws<ArgumentException>(() => net.LossOn(new Dataset(new double[64], [0], 3))([1.0])).Message);
    }

    [Theory]
    [InlineData(0, 5, 3, "inputs")]
    [InlineData(2, -1, 3, "hidden")]
    [InlineData(2, 5, 0, "classes")]
    public void Sizes_must_be_positive(int inputs, int hidden, int classes, string name)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLayerNet(inputs, hidden, classes, seed: 1));
        Assert.Equal($"{name} must be positive, but was {Math.Min(inputs, Math.Min(hidden, classes))}. (Parameter '{name}')", e.Message);
    }

    [Fact]
    public void Scale_and_epsilon_must_not_be_negative()
    {
        Assert.Equal("scale must be 0 or positive, and finite, but was -0.1. (Parameter 'scale')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLayerNet(1, 1, 1, seed: 1, scale: -0.1)).Message);
        Assert.Equal("Epsilon must be 0 or positive, and finite, but was NaN. (Parameter 'Epsilon')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLayerNet(1, 1, 1, seed: 1) { Epsilon = double.NaN }).Message);
    }

    [Fact]
    public void Data_is_needed()
    {
        var net = new TwoLayerNet(1, 1, 1, seed: 1);
        Action[] all =
        [
            () => net.Predict((Dataset)null!), () => net.Classify(null!), () => net.Accuracy(null!),
            () => net.Loss(null!), () => net.Evaluate(null!),
            () => net.LossOn(null!), () => net.Gradient(null!), () => net.GradientOn(null!),
            () => net.NumericalGradient(null!), () => net.BruteForceGradient(null!),
        ];
        foreach (Action action in all)
            Assert.Throws<ArgumentNullException>("data", action);
        Assert.Throws<ArgumentNullException>("x", () => net.Predict((Matrix<double>)null!));
    }
}

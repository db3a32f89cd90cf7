using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class SimpleNetTests
{
    static readonly Vector<double> X = Vector<double>.Build.Dense([0.6, 0.9]);
    static readonly Vector<double> T = Vector<double>.Build.Dense([0, 0, 1]);

    static Matrix<double> W() => Matrix<double>.Build.DenseOfArray(new[,]
    {
        { 0.47355232, 0.9977393, 0.84668094 },
        { 0.85557411, 0.03563661, 0.69422093 },
    });

    static readonly Gen<(Matrix<double> W, Vector<double> X, Vector<double> T)> Any =
        Gen.Select(Gen.Double[-2, 2].Array[6], Gen.Double[-2, 2].Array[2], Gen.Int[0, 2]).Select((w, x, label) =>
            (Matrix<double>.Build.Dense(2, 3, w), Vector<double>.Build.Dense(x), Vector<double>.Build.Dense(3, k => k == label ? 1 : 0)));

    [Fact]
    public void Scores_are_those_of_the_book()
    {
        Vector<double> p = new SimpleNet(W()).Predict(X);
        AssertNear([1.054148091, 0.630716529, 1.132807401], p.ToArray(), 1e-9);
        Assert.Equal(2, p.MaximumIndex());
    }

    [Fact]
    public void Loss_has_the_digits_of_either_definition()
    {
        var net = new SimpleNet(W());
        Assert.Equal(0.9280685387482351, net.Loss(X, T));
        Assert.Equal(0.9280682857864075, net.Loss(X, T, 1e-7));
        Assert.Equal(0.92806853663411326, net.Loss(X, T), 5e-9); // the print's W had more digits than it showed
    }

    [Fact]
    public void Numerical_gradient_has_the_digits_of_either_definition()
    {
        var net = new SimpleNet(W());
        AssertNear(
            [0.21924763, 0.14356247, -0.36281009, 0.32887144, 0.2153437, -0.54421514],
            Gradient.Central(w => net.Loss(X, T), net.W).ToRowMajorArray(), 1e-8);
        AssertNear(
            [0.21924757, 0.14356243, -0.36281000, 0.32887136, 0.21534364, -0.54421500],
            Gradient.Central(w => net.Loss(X, T, 1e-7), net.W).ToRowMajorArray(), 1e-8);
        Assert.Equal(W(), net.W);
    }

    [Fact]
    public void Loss_as_a_function_of_W_has_the_same_gradient_as_the_idiom_that_ignores_it()
    {
        var net = new SimpleNet(W());
        Assert.Equal(Gradient.Central(w => net.Loss(X, T), net.W), Gradient.Central(w => SimpleNet.Loss(w, X, T), W()));
    }

    [Fact]
    public void The_weights_may_be_a_vector_row_by_row()
    {
        double[] w = W().ToRowMajorArray(), x = X.ToArray(), t = T.ToArray();
        Assert.Equal(0.9280685387482351, SimpleNet.Loss(w, x, t));
        Assert.Equal(0.9280682857864075, SimpleNet.Loss(w, x, t, 1e-7));
        AssertNear(
            [0.21924763, 0.14356247, -0.36281009, 0.32887144, 0.2153437, -0.54421514],
            Gradient.Central(v => SimpleNet.Loss(v, [0.6, 0.9], [0, 0, 1]), w), 1e-8);
    }

    [Fact]
    public void Matrix_and_vector_give_the_same_loss_in_every_shape() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 40], Gen.Int[0, 1000]).Sample((inputs, classes, seed) =>
        {
            Matrix<double> w = Matrix<double>.Build.Random(inputs, classes, seed);
            Vector<double> x = Vector<double>.Build.Random(inputs, seed + 1);
            Vector<double> t = Vector<double>.Build.Dense(classes, k => k == seed % classes ? 1 : 0);
            Assert.Equal(SimpleNet.Loss(w, x, t), SimpleNet.Loss(w.ToRowMajorArray(), x.ToArray(), t.ToArray()), 1e-12);
        });

    [Fact]
    public void A_vector_of_weights_of_another_length_is_refused()
    {
        Assert.Equal("w must have 6 elements, 3 for each of the 2 inputs, but has 5. (Parameter 'w')",
            Assert.Throws<ArgumentException>(() => SimpleNet.Loss(new double[5], [0.6, 0.9], [0, 0, 1])).Message);
        Assert.Equal("t must have at least one element, but has 0. (Parameter 't')",
            Assert.Throws<ArgumentException>(() => SimpleNet.Loss([], [0.6, 0.9], [])).Message);
    }

    [Fact]
    public void Exact_gradient_agrees_with_the_numerical_one() =>
        Any.Sample(n => AssertNear(
            Gradient.Central(w => SimpleNet.Loss(w, n.X, n.T), n.W).ToRowMajorArray(),
            SimpleNet.Gradient(n.W, n.X, n.T).ToRowMajorArray(), 1e-7));

    [Fact]
    public void Exact_gradient_is_that_of_the_book() =>
        AssertNear(
            [0.21924763, 0.14356247, -0.36281009, 0.32887144, 0.2153437, -0.54421514],
            new SimpleNet(W()).Gradient(X, T).ToRowMajorArray(), 1e-8);

    [Fact]
    public void Each_row_of_the_gradient_sums_to_0_and_the_rows_are_in_the_ratio_of_the_inputs() =>
        Any.Sample(n =>
        {
            Matrix<double> dW = SimpleNet.Gradient(n.W, n.X, n.T);
            AssertNear([0, 0], dW.RowSums().ToArray(), 1e-14);
            AssertNear((dW.Row(0) * n.X[1]).ToArray(), (dW.Row(1) * n.X[0]).ToArray(), 1e-14);
        });

    [Fact]
    public void A_network_and_the_functions_of_its_weights_agree()
    {
        var net = new SimpleNet(W());
        Assert.Equal(SimpleNet.Predict(net.W, X), net.Predict(X));
        Assert.Equal(SimpleNet.Loss(net.W, X, T, 1e-7), net.Loss(X, T, 1e-7));
        Assert.Equal(SimpleNet.Gradient(net.W, X, T), net.Gradient(X, T));
    }

    [Fact]
    public void Steps_against_the_gradient_lower_the_loss()
    {
        var net = new SimpleNet(seed: 1);
        double before = net.Loss(X, T);
        for (int step = 0; step < 100; step++)
            net.W -= 0.5 * net.Gradient(X, T);
        Assert.InRange(net.Loss(X, T), 0, 0.1 * before);
    }

    [Fact]
    public void A_network_sees_changes_of_the_matrix_it_was_given()
    {
        Matrix<double> w = W();
        var net = new SimpleNet(w);
        Assert.Equal(net.Gradient(X, T)[0, 0], Gradient.Central(_ => net.Loss(X, T), w)[0, 0], 1e-8);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        Assert.Equal(new SimpleNet(seed: 7).W, new SimpleNet(seed: 7).W);
        Assert.NotEqual(new SimpleNet(seed: 7).W, new SimpleNet(seed: 8).W);
        Assert.Equal((2, 3), (new SimpleNet(seed: 7).W.RowCount, new SimpleNet(seed: 7).W.ColumnCount));
    }

    [Fact]
    public void Random_weights_are_normal_of_variance_1()
    {
        double[] all = [.. Enumerable.Range(0, 2000).SelectMany(seed => new SimpleNet(seed).W.ToRowMajorArray())];
        Assert.Equal(0, all.Average(), 0.05);
        Assert.Equal(1, all.Average(w => w * w), 0.05);
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        var net = new SimpleNet(W());
        Vector<double> three = T, two = X;
        Action[] inputs = [() => net.Predict(three), () => net.Loss(three, three), () => net.Gradient(three, three)];
        foreach (Action input in inputs)
            Assert.Equal("x must have 2 elements, one per row of the 2×3 weights, but has 3. (Parameter 'x')",
                Assert.Throws<ArgumentException>(input).Message);
        Action[] targets = [() => net.Loss(two, two), () => net.Gradient(two, two)];
        foreach (Action target in targets)
            Assert.Equal("t must have 3 elements, one per column of the 2×3 weights, but has 2. (Parameter 't')",
                Assert.Throws<ArgumentException>(target).Message);
        Assert.Equal("W must be 2×3, as it was, but is 3×2. (Parameter 'W')",
            Assert.Throws<ArgumentException>(() => net.W = net.W.Transpose()).Message);
    }

    [Fact]
    public void Every_argument_is_needed()
    {
        var net = new SimpleNet(W());
        Assert.Throws<ArgumentNullException>("w", () => new SimpleNet(null!));
        Assert.Throws<ArgumentNullException>("w", () => SimpleNet.Predict(null!, X));
        Assert.Throws<ArgumentNullException>("W", () => net.W = null!);
        Assert.Throws<ArgumentNullException>("x", () => net.Predict(null!));
        Assert.Throws<ArgumentNullException>("t", () => net.Loss(X, null!));
        Assert.Throws<ArgumentNullException>("t", () => net.Gradient(X, null!));
    }

    static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}

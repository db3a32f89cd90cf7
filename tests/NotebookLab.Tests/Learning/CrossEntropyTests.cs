using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class CrossEntropyTests
{
    [Fact]
    public void Against_one_hot_targets_it_is_minus_the_logarithm_of_the_right_probability()
    {
        Assert.Equal(-Math.Log(0.6), CrossEntropy.Of([0.3, 0.1, 0.6], [0, 0, 1]));
        Assert.Equal(-Math.Log(0.6 + 1e-7), CrossEntropy.Of([0.3, 0.1, 0.6], [0, 0, 1], 1e-7));
    }

    [Fact]
    public void A_label_means_its_one_hot_vector() =>
        Gen.Select(Gen.Double[-5, 5].Array[3].Select(a => Softmax.Of(a)), Gen.Int[0, 2], Gen.Double[0, 1e-3]).Sample((y, label, ε) =>
        {
            var t = new double[3];
            t[label] = 1;
            Assert.Equal(CrossEntropy.Of(y, t, ε), CrossEntropy.Of(y, label, ε));
        });

    [Fact]
    public void Vectors_and_spans_agree()
    {
        double[] y = [0.3, 0.1, 0.6], t = [0.5, 0, 0.5];
        Vector<double> yv = Vector<double>.Build.Dense(y), tv = Vector<double>.Build.SparseOfEnumerable(t);
        Assert.Equal(CrossEntropy.Of(y, t, 1e-7), CrossEntropy.Of(yv, tv, 1e-7));
        Assert.Equal(CrossEntropy.Of(y, 1), CrossEntropy.Of(yv, 1));
    }

    [Fact]
    public void Targets_may_be_probabilities_and_are_then_best_met_by_themselves() =>
        Gen.Double[-5, 5].Array[6].Sample(a =>
        {
            double[] t = Softmax.Of(a.AsSpan(0, 3)), y = Softmax.Of(a.AsSpan(3, 3));
            Assert.True(CrossEntropy.Of(y, t) >= CrossEntropy.Of(t, t) - 1e-12);
        });

    [Fact]
    public void Certainty_costs_nothing_and_a_right_class_thought_impossible_costs_everything()
    {
        Assert.Equal(0, CrossEntropy.Of([0, 1], [0, 1])); // 0 · ln 0 must not make it NaN
        Assert.Equal(double.PositiveInfinity, CrossEntropy.Of([1, 0], [0, 1]));
        Assert.Equal(-Math.Log(1e-7), CrossEntropy.Of([1, 0], [0, 1], 1e-7));
        Assert.Equal(double.PositiveInfinity, CrossEntropy.Of([1, 0], 1));
    }

    [Fact]
    public void Its_slope_by_the_scores_is_softmax_minus_targets() =>
        Gen.Select(Gen.Double[-3, 3].Array[4], Gen.Int[0, 3]).Sample((a, label) =>
        {
            double[] numerical = Gradient.Central(s => CrossEntropy.Of(Softmax.Of(s), label), a);
            double[] y = Softmax.Of(a);
            for (int k = 0; k < 4; k++)
                Assert.Equal(y[k] - (k == label ? 1 : 0), numerical[k], 1e-8);
        });

    [Fact]
    public void A_batch_has_the_mean_of_its_rows() =>
        Gen.Select(Gen.Double[-5, 5].Array[3].Array[1, 6], Gen.Int[0, 2].Array[6], Gen.Double[0, 1e-3]).Sample((scores, classes, ε) =>
        {
            Matrix<double> y = Softmax.OfRows(Matrix<double>.Build.DenseOfRowArrays(scores));
            int[] labels = classes[..scores.Length];
            Matrix<double> t = Matrix<double>.Build.Dense(scores.Length, 3, (n, k) => labels[n] == k ? 1 : 0);
            double mean = Enumerable.Range(0, scores.Length).Average(n => CrossEntropy.Of(y.Row(n), labels[n], ε));
            Assert.Equal(mean, CrossEntropy.OfRows(y, labels, ε), 1e-14);
            Assert.Equal(mean, CrossEntropy.OfRows(y, t, ε), 1e-14);
        });

    [Fact]
    public void Without_epsilon_it_is_log_sum_exp_less_the_right_score() =>
        Gen.Select(Gen.Double[-5, 5].Array[4], Gen.Int[0, 3]).Sample((a, label) =>
            Assert.Equal(LogSumExp.Of(a) - a[label], CrossEntropy.Of(Softmax.Of(a), label), 1e-13));

    [Fact]
    public void What_is_not_a_number_stays_so() => Assert.Equal(double.NaN, CrossEntropy.Of([double.NaN, 0.5], [1, 0]));

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(-0.1, "-0.1")]
    public void Scores_in_place_of_probabilities_are_refused(double score, string shown)
    {
        Action[] all = [() => CrossEntropy.Of([0.5, score], [1, 0]), () => CrossEntropy.Of([0.5, score], 0)];
        foreach (Action of in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(of);
            Assert.Equal($"y must hold probabilities from 0 to 1, but y[1] was {shown}. (Parameter 'y')", e.Message);
        }
    }

    [Theory]
    [InlineData(-1e-7, "-1E-07")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Epsilon_must_not_be_negative(double ε, string shown)
    {
        Action[] all = [() => CrossEntropy.Of([0.5, 0.5], [1, 0], ε), () => CrossEntropy.Of([0.5, 0.5], 0, ε)];
        foreach (Action of in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(of);
            Assert.Equal($"epsilon must be 0 or positive, and finite, but was {shown}. (Parameter 'epsilon')", e.Message);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_label_must_be_a_class(int label)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy.Of([0.5, 0.5], label));
        Assert.Equal($"label must be from 0 to 1, but was {label}. (Parameter 'label')", e.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void The_label_of_a_batch_that_is_no_class_is_named(int label)
    {
        Matrix<double> y = Matrix<double>.Build.Dense(2, 3, 1.0 / 3);
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy.OfRows(y, [0, label]));
        Assert.Equal($"labels must be from 0 to 2, but labels[1] was {label}. (Parameter 'labels')", e.Message);
    }

    [Fact]
    public void Wrong_shapes_of_a_batch_are_named()
    {
        Matrix<double> y = Matrix<double>.Build.Dense(2, 3, 1.0 / 3);
        Assert.Equal("t must be 2×3, as y is, but is 3×2. (Parameter 't')",
            Assert.Throws<ArgumentException>(() => CrossEntropy.OfRows(y, y.Transpose())).Message);
        Assert.Equal("labels must have 2 elements, one per row of y, but has 3. (Parameter 'labels')",
            Assert.Throws<ArgumentException>(() => CrossEntropy.OfRows(y, [0, 1, 2])).Message);
        Assert.Equal("y must have at least one element, but is 0×3. (Parameter 'y')",
            Assert.Throws<ArgumentException>(() => CrossEntropy.OfRows(Matrix<double>.Build.Dense(0, 3), [])).Message);
        Assert.Throws<ArgumentNullException>("y", () => CrossEntropy.OfRows(null!, y));
        Assert.Throws<ArgumentNullException>("y", () => CrossEntropy.OfRows(null!, [0]));
        Assert.Throws<ArgumentNullException>("t", () => CrossEntropy.OfRows(y, (Matrix<double>)null!));
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        Assert.Equal("t must have 2 elements, as y has, but has 3. (Parameter 't')",
            Assert.Throws<ArgumentException>(() => CrossEntropy.Of([0.5, 0.5], [1, 0, 0])).Message);
        Assert.Equal("y must have at least one element, but has 0. (Parameter 'y')",
            Assert.Throws<ArgumentException>(() => CrossEntropy.Of([], [])).Message);
        Vector<double> some = Vector<double>.Build.Dense(1, 1.0);
        Assert.Throws<ArgumentNullException>("y", () => CrossEntropy.Of(null!, some));
        Assert.Throws<ArgumentNullException>("t", () => CrossEntropy.Of(some, (Vector<double>)null!));
        Assert.Throws<ArgumentNullException>("y", () => CrossEntropy.Of((Vector<double>)null!, 0));
    }
}

using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class LogSumExpTests
{
    static readonly Gen<double[]> Scores = Gen.Double[-50, 50].Array[1, 10];

    [Fact]
    public void It_is_the_logarithm_of_the_sum_of_the_exponentials()
    {
        Assert.Equal(Math.Log(8), LogSumExp.Of([0, Math.Log(2), Math.Log(5)]), 1e-15);
        Assert.Equal(7.5, LogSumExp.Of([7.5]));
        Assert.Equal(Math.Log(10), LogSumExp.Of(new double[10]), 1e-15);
    }

    [Fact]
    public void Great_scores_do_not_overflow_and_small_ones_do_not_vanish()
    {
        Assert.Equal(1000 + Math.Log(2), LogSumExp.Of([1000, 1000]));
        Assert.Equal(-1000 + Math.Log(2), LogSumExp.Of([-1000, -1000]));
        Assert.Equal(1000, LogSumExp.Of([-1000, 1000]));
        Assert.Equal(3, LogSumExp.Of([double.NegativeInfinity, 3]));
    }

    [Fact]
    public void What_has_no_finite_answer_says_so()
    {
        Assert.Equal(double.NegativeInfinity, LogSumExp.Of([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, LogSumExp.Of([1, double.PositiveInfinity]));
        Assert.Equal(double.NaN, LogSumExp.Of([1, double.NaN, 2]));
        Assert.Equal(double.NaN, LogSumExp.Of([double.NaN, double.PositiveInfinity]));
    }

    [Fact]
    public void It_lies_between_the_greatest_and_the_greatest_plus_the_logarithm_of_their_number() =>
        Scores.Sample(a => Assert.InRange(LogSumExp.Of(a), a.Max(), a.Max() + Math.Log(a.Length) + 1e-12));

    [Fact]
    public void A_shift_of_all_scores_shifts_it() =>
        Gen.Select(Scores, Gen.Double[-1000, 1000]).Sample((a, shift) =>
            Assert.Equal(LogSumExp.Of(a) + shift, LogSumExp.Of(a.Select(ak => ak + shift).ToArray()), 1e-12));

    [Fact]
    public void Its_gradient_is_softmax() =>
        Scores.Sample(a =>
        {
            double[] numerical = Gradient.Central(LogSumExp.Of, a), y = Softmax.Of(a);
            for (int k = 0; k < a.Length; k++)
                Assert.Equal(y[k], numerical[k], 1e-8);
        });

    [Fact]
    public void Spans_vectors_and_rows_agree() =>
        Scores.Sample(a =>
        {
            Vector<double> dense = Vector<double>.Build.Dense(a);
            Assert.Equal(LogSumExp.Of(a), LogSumExp.Of(dense));
            Assert.Equal(LogSumExp.Of(a), LogSumExp.Of(Vector<double>.Build.SparseOfEnumerable(a)));
            Matrix<double> rows = Matrix<double>.Build.DenseOfRowVectors(dense, dense + 1000);
            Assert.Equal(LogSumExp.Of(a), LogSumExp.OfRows(rows)[0]);
            Assert.Equal(LogSumExp.Of(a) + 1000, LogSumExp.OfRows(rows)[1], 1e-10);
        });

    [Fact]
    public void Wrong_shapes_are_named()
    {
        Assert.Equal("a must have at least one element, but has 0. (Parameter 'a')",
            Assert.Throws<ArgumentException>(() => LogSumExp.Of([])).Message);
        Assert.Equal("a must have at least one element, but is 0×3. (Parameter 'a')",
            Assert.Throws<ArgumentException>(() => LogSumExp.OfRows(Matrix<double>.Build.Dense(0, 3))).Message);
        Assert.Throws<ArgumentNullException>("a", () => LogSumExp.Of((Vector<double>)null!));
        Assert.Throws<ArgumentNullException>("a", () => LogSumExp.OfRows(null!));
    }
}

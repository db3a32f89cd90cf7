using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class SoftmaxTests
{
    static readonly Gen<double[]> Scores = Gen.Double[-50, 50].Array[1, 10];

    [Fact]
    public void Probabilities_are_in_the_ratio_of_the_exponentials()
    {
        double[] y = Softmax.Of([0, Math.Log(2), Math.Log(5)]);
        Assert.Equal(0.125, y[0], 1e-15);
        Assert.Equal(0.25, y[1], 1e-15);
        Assert.Equal(0.625, y[2], 1e-15);
    }

    [Fact]
    public void Probabilities_are_positive_and_their_sum_is_1() =>
        Scores.Sample(a =>
        {
            double[] y = Softmax.Of(a);
            Assert.Equal(a.Length, y.Length);
            Assert.Equal(1, y.Sum(), 1e-14);
            Assert.All(y, yk => Assert.True(yk > 0));
        });

    [Fact]
    public void A_shift_of_all_scores_changes_nothing() =>
        Gen.Select(Scores, Gen.Double[-1000, 1000]).Sample((a, shift) =>
        {
            double[] y = Softmax.Of(a);
            double[] shifted = Softmax.Of(a.Select(ak => ak + shift).ToArray());
            for (int k = 0; k < y.Length; k++)
                Assert.Equal(y[k], shifted[k], 1e-12);
        });

    [Fact]
    public void A_greater_score_is_more_probable() =>
        Gen.Select(Scores, Gen.Double[1e-6, 10]).Sample((a, more) =>
        {
            double[] y = Softmax.Of([.. a, a[0] + more]);
            Assert.True(y[^1] > y[0]);
        });

    [Fact]
    public void Great_scores_do_not_overflow()
    {
        Assert.Equal([0.5, 0.5], Softmax.Of([1000, 1000]));
        Assert.Equal([0, 1], Softmax.Of([-1000, 1000]));
        Assert.Equal([0, 1], Softmax.Of([double.MinValue, double.MaxValue]));
        Assert.Equal([0.5, 0.5], Softmax.Of([-1000, -1000]));
        Assert.Equal([0, 1], Softmax.Of([double.NegativeInfinity, 3]));
    }

    [Fact]
    public void What_is_not_a_number_makes_all_of_them_so()
    {
        Assert.Equal([double.NaN, double.NaN, double.NaN], Softmax.Of([1, double.NaN, 2]));
        Assert.Equal([double.NaN, double.NaN], Softmax.Of([1, double.PositiveInfinity]));
        Assert.Equal([double.NaN, double.NaN], Softmax.Of([double.NegativeInfinity, double.NegativeInfinity]));
    }

    [Fact]
    public void Spans_vectors_and_rows_agree() =>
        Scores.Sample(a =>
        {
            double[] expected = Softmax.Of(a);
            Vector<double> dense = Vector<double>.Build.Dense(a);
            Assert.Equal(expected, Softmax.Of(dense).ToArray());
            Assert.Equal(expected, Softmax.Of(Vector<double>.Build.SparseOfEnumerable(a)).ToArray());
            Assert.Equal(a, dense.ToArray());
            Assert.Equal(expected, Softmax.OfRows(dense.ToRowMatrix()).Row(0).ToArray());
            double[] inPlace = [.. a];
            Softmax.Of(inPlace, inPlace);
            Assert.Equal(expected, inPlace);
        });

    [Fact]
    public void A_batch_is_taken_row_by_row()
    {
        Matrix<double> a = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2, 3 }, { 1000, 1001, 1002 }, { -1000, 0, 0 } });
        Matrix<double> y = Softmax.OfRows(a);
        Assert.Equal((3, 3), (y.RowCount, y.ColumnCount));
        Assert.Equal(Softmax.Of([1, 2, 3]), y.Row(0).ToArray());
        Assert.Equal(Softmax.Of([1, 2, 3]), y.Row(1).ToArray());
        Assert.Equal([0, 0.5, 0.5], y.Row(2).ToArray());
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        Assert.Equal("a must have at least one element, but has 0. (Parameter 'a')",
            Assert.Throws<ArgumentException>(() => Softmax.Of([])).Message);
        Assert.Equal("y must have 2 elements, as a has, but has 1. (Parameter 'y')",
            Assert.Throws<ArgumentException>(() => Softmax.Of([1, 2], new double[1])).Message);
        Assert.Equal("a must have at least one element, but is 0×3. (Parameter 'a')",
            Assert.Throws<ArgumentException>(() => Softmax.OfRows(Matrix<double>.Build.Dense(0, 3))).Message);
        Assert.Throws<ArgumentNullException>("a", () => Softmax.Of((Vector<double>)null!));
        Assert.Throws<ArgumentNullException>("a", () => Softmax.OfRows(null!));
    }
}

using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class DatasetTests
{
    static readonly Dataset Four = new([0, 1, 10, 11, 20, 21, 30, 31], [2, 0, 1, 2], classes: 3);

    [Fact]
    public void Each_example_has_its_row_and_its_label()
    {
        Assert.Equal((4, 2, 3), (Four.Count, Four.Inputs, Four.Classes));
        Assert.Equal([20, 21], Four.Row(2).ToArray());
        Assert.Equal([2, 0, 1, 2], Four.Labels.ToArray());
        Assert.Equal([0, 1, 10, 11, 20, 21, 30, 31], Four.X.ToArray());
    }

    [Fact]
    public void A_matrix_goes_in_and_comes_out_row_by_row()
    {
        Matrix<double> x = Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 1 }, { 10, 11 }, { 20, 21 }, { 30, 31 } });
        Assert.Equal(Four.X.ToArray(), new Dataset(x, [2, 0, 1, 2], 3).X.ToArray());
        Assert.Equal(x, Four.ToMatrix());
    }

    [Fact]
    public void Targets_are_1_in_the_column_of_the_class() =>
        Assert.Equal(
            Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 0, 1 }, { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }), Four.OneHot());

    [Fact]
    public void A_range_is_a_part()
    {
        Dataset part = Four[1..3];
        Assert.Equal((2, 2, 3), (part.Count, part.Inputs, part.Classes));
        Assert.Equal([10, 11, 20, 21], part.X.ToArray());
        Assert.Equal([0, 1], part.Labels.ToArray());
        Assert.Equal([20, 21], part[1..].Row(0).ToArray());
    }

    [Fact]
    public void What_is_done_to_the_arrays_afterwards_does_not_matter()
    {
        double[] x = [1, 2];
        int[] labels = [0, 1];
        var data = new Dataset(x, labels, 2);
        (x[0], labels[0]) = (100, 1);
        Assert.Equal(1, data.Row(0)[0]);
        Assert.Equal(0, data.Labels[0]);
    }

    [Fact]
    public void Mini_batches_hold_every_example_once_with_its_own_label() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 40], Gen.Int).Sample((count, size, seed) =>
        {
            var data = new Dataset([.. Enumerable.Range(0, count).Select(n => (double)n)], [.. Enumerable.Range(0, count)], count);
            Dataset[] batches = [.. data.MiniBatches(size, seed)];
            Assert.Equal((count + size - 1) / size, batches.Length);
            Assert.All(batches[..^1], batch => Assert.Equal(size, batch.Count));
            Assert.All(batches, batch => Assert.Equal(batch.Labels.ToArray().Select(l => (double)l), batch.X.ToArray()));
            Assert.Equal(Enumerable.Range(0, count), batches.SelectMany(batch => batch.Labels.ToArray()).Order());
        });

    [Fact]
    public void A_seed_gives_one_order_and_the_next_epoch_another()
    {
        Assert.Equal(Order(Digits.All.MiniBatches(50, seed: 1)), Order(Digits.All.MiniBatches(50, seed: 1)));
        Assert.NotEqual(Order(Digits.All.MiniBatches(50, seed: 1)), Order(Digits.All.MiniBatches(50, seed: 2)));
        Assert.NotEqual(Digits.All.Labels.ToArray(), Order(Digits.All.MiniBatches(50, seed: 1)));
        var random = new Random(1);
        Assert.NotEqual(Order(Digits.All.MiniBatches(50, random)), Order(Digits.All.MiniBatches(50, random)));

        static int[] Order(IEnumerable<Dataset> batches) => [.. batches.SelectMany(batch => batch.Labels.ToArray())];
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_label_must_be_a_class(int label)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset([1, 2], [0, label], 3));
        Assert.Equal($"labels must be from 0 to 2, but labels[1] was {label}. (Parameter 'labels')", e.Message);
    }

    [Fact]
    public void Numbers_must_be_finite()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset([1, double.NaN], [0, 0], 1));
        Assert.Equal("x must be finite, but x[1] was NaN. (Parameter 'x')", e.Message);
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        Assert.Equal("labels must be one per row of x, but 2 of them do not divide the 3 elements of x evenly. (Parameter 'labels')",
            Assert.Throws<ArgumentException>(() => new Dataset([1, 2, 3], [0, 0], 1)).Message);
        Assert.Equal("labels must be one per row of x, but 0 of them do not divide the 3 elements of x evenly. (Parameter 'labels')",
            Assert.Throws<ArgumentException>(() => new Dataset([1, 2, 3], [], 1)).Message);
        Assert.Equal("x must have at least one element, but has 0. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => new Dataset([], [0], 1)).Message);
        Assert.Equal("labels must have 3 elements, one per row of x, but has 1. (Parameter 'labels')",
            Assert.Throws<ArgumentException>(() => new Dataset(Matrix<double>.Build.Dense(3, 2), [0], 1)).Message);
        Assert.Equal("classes must be positive, but was 0. (Parameter 'classes')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset([1], [0], 0)).Message);
    }

    [Fact]
    public void Parts_that_are_not_there_are_named()
    {
        Assert.Equal("n must be from 0 to 3, but was 4. (Parameter 'n')",
            Assert.Throws<ArgumentOutOfRangeException>(() => { Four.Row(4); }).Message);
        Assert.Equal("start must be from 0 to 3, but was 4. (Parameter 'start')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Four[4..]).Message);
        Assert.Equal("length must be from 1 to 2, the examples from 2 on, but was 3. (Parameter 'length')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Four.Slice(2, 3)).Message);
        Assert.Equal("length must be from 1 to 2, the examples from 2 on, but was 0. (Parameter 'length')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Four[2..2]).Message);
        Assert.Equal("size must be positive, but was 0. (Parameter 'size')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Four.MiniBatches(0, 1)).Message);
    }

    [Fact]
    public void Every_argument_is_needed()
    {
        Assert.Throws<ArgumentNullException>("x", () => new Dataset((double[])null!, [0], 1));
        Assert.Throws<ArgumentNullException>("x", () => new Dataset((Matrix<double>)null!, [0], 1));
        Assert.Throws<ArgumentNullException>("labels", () => new Dataset([1.0], null!, 1));
        Assert.Throws<ArgumentNullException>("labels", () => new Dataset(Matrix<double>.Build.Dense(1, 1), null!, 1));
        Assert.Throws<ArgumentNullException>("random", () => Four.MiniBatches(1, null!));
    }
}

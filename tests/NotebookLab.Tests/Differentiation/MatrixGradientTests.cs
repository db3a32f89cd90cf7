using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class MatrixGradientTests
{
    static Matrix<double> Numbers() => Matrix<double>.Build.DenseOfArray(new[,] { { 0.1, 0.2, 0.3 }, { 0.4, 0.5, 0.6 } });

    [Fact]
    public void The_gradient_has_the_shape_of_the_matrix_and_each_element_its_place()
    {
        var c = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Matrix<double> g = Gradient.Central(w => w.PointwiseMultiply(c).ToRowMajorArray().Sum(), Numbers());
        Assert.Equal((2, 3), (g.RowCount, g.ColumnCount));
        Assert.True((g - c).ForAll(d => Math.Abs(d) < 1e-10), g.ToString());
    }

    [Fact]
    public void A_function_that_ignores_its_argument_and_reads_the_matrix_itself_works_too()
    {
        Matrix<double> w = Numbers();
        Assert.Equal(Gradient.Central(u => u[0, 0] * u[1, 2], w), Gradient.Central(_ => w[0, 0] * w[1, 2], w));
        Assert.Equal(0.6, Gradient.Central(_ => w[0, 0] * w[1, 2], w)[0, 0], 1e-12);
    }

    [Fact]
    public void One_element_at_a_time_moves_and_is_restored_before_the_next()
    {
        var moved = new List<(int Elements, double By)>();
        Matrix<double> w = Numbers();
        Gradient.Central(Note, w, 0.3);
        Assert.Equal(12, moved.Count);
        Assert.All(moved, m => Assert.Equal(1, m.Elements));
        Assert.Equal((6, 6), (moved.Count(m => m.By == 0.3), moved.Count(m => m.By == -0.3)));
        Assert.Equal(Numbers(), w);

        double Note(Matrix<double> u)
        {
            Matrix<double> d = u - Numbers();
            moved.Add((d.ToRowMajorArray().Count(e => e != 0), Math.Round(d.RowSums().Sum(), 9)));
            return 0;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_moved_element_is_restored_when_f_throws(int atCall)
    {
        Matrix<double> w = Numbers();
        int calls = 0;
        Assert.Throws<InvalidOperationException>(
            () => Gradient.Central(_ => ++calls < atCall ? 0 : throw new InvalidOperationException(), w));
        Assert.Equal(Numbers(), w);
    }

    [Fact]
    public void It_agrees_with_the_gradient_of_the_elements_in_a_row() =>
        Gen.Double[-2, 2].Array[6].Sample(x =>
        {
            Matrix<double> w = Matrix<double>.Build.Dense(2, 3, (i, j) => x[3 * i + j]);
            double[] byMatrix = Gradient.Central(u => u[0, 0] * u[1, 1] + u[0, 2] * u[1, 0] * u[0, 1] + u[1, 2], w).ToRowMajorArray();
            Assert.Equal(Gradient.Central(u => u[0] * u[4] + u[2] * u[3] * u[1] + u[5], x), byMatrix);
        });

    [Fact]
    public void Steps_by_value_are_a_step_for_each_element()
    {
        Matrix<double> w = Matrix<double>.Build.DenseOfArray(new[,] { { 1, 1e13 } }), before = w.Clone();
        Func<Matrix<double>, double> squares = u => u[0, 0] * u[0, 0] + u[0, 1] * u[0, 1];
        Matrix<double> g = Gradient.Central(squares, w, Step.Central);
        Assert.Equal(2e13, g[0, 1], 1e3);
        double h = StepSize.Central(1e13); // of that length a single step gives the same number, and a long one changes both
        Assert.Equal(Gradient.Central(squares, w, h)[0, 1], g[0, 1]);
        Assert.Equal(before, w);
    }

    [Fact]
    public void A_sparse_matrix_moves_as_well()
    {
        Matrix<double> w = Matrix<double>.Build.Sparse(2, 2);
        w[0, 1] = 3;
        Assert.Equal(6, Gradient.Central(u => u[0, 1] * u[0, 1], w, 0.5)[0, 1]);
        Assert.Equal(3, w[0, 1]);
    }

    [Fact]
    public void A_step_that_rounding_swallows_is_refused_and_nothing_stays_moved()
    {
        Matrix<double> w = Numbers();
        w[1, 2] = 1e13;
        Matrix<double> before = w.Clone();
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Gradient.Central(u => u[0, 0], w));
        Assert.Equal(
            "h must be large enough to change w[1, 2], but 10000000000000 + 0.0001 == 10000000000000. "
                + "Try h = Step.Central, here 6.1E+07. (Parameter 'h')",
            e.Message);
        Assert.Equal(before, w);
    }

    [Fact]
    public void An_element_that_is_not_finite_has_a_slope_that_is_not_a_number()
    {
        Matrix<double> w = Numbers();
        w[1, 2] = double.NaN;
        Assert.Equal(double.NaN, Gradient.Central(u => u[1, 2], w)[1, 2]);
        Assert.Equal(double.NaN, Gradient.Central(u => u[1, 2], w, Step.Central)[1, 2]);
        w[1, 2] = double.PositiveInfinity;
        Assert.Equal(double.NaN, Gradient.Central(u => u[1, 2], w)[1, 2]);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "NaN")]
    public void A_step_must_be_positive_and_finite(double h, string shown)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Gradient.Central(w => w[0, 0], Numbers(), h));
        Assert.Equal($"h must be positive and finite, but was {shown}. (Parameter 'h')", e.Message);
    }

    [Fact]
    public void A_function_and_a_matrix_are_needed()
    {
        Assert.Throws<ArgumentNullException>("f", () => Gradient.Central(null!, Numbers()));
        Assert.Throws<ArgumentNullException>("w", () => Gradient.Central(w => w[0, 0], (Matrix<double>)null!));
    }

    [Fact]
    public void A_matrix_has_at_least_one_element()
    {
        var e = Assert.Throws<ArgumentException>(() => Gradient.Central(_ => 0, Matrix<double>.Build.Dense(0, 3)));
        Assert.Equal("w must have at least one element, but is 0×3. (Parameter 'w')", e.Message);
    }
}

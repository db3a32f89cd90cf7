using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Differentiation;

public class JacobianTests
{
    static Matrix<double> Of(double[,] elements) => Matrix<double>.Build.DenseOfArray(elements);

    [Fact]
    public void Rows_are_outputs_and_columns_are_variables()
    {
        Matrix<double> j = Jacobian.Central(x => [x[0] * x[1], x[0] + x[1], 7], [1, 2]);
        AssertNear(Of(new double[,] { { 2, 1 }, { 1, 1 }, { 0, 0 } }), j, 1e-10);
    }

    [Fact]
    public void Of_a_linear_map_it_is_its_matrix() =>
        Gen.Select(Gen.Double[-3, 3].Array[6], Gen.Double[-3, 3].Array[3]).Sample((a, x) =>
        {
            Matrix<double> map = Matrix<double>.Build.Dense(2, 3, a);
            Matrix<double> j = Jacobian.Central(u => (map * Vector<double>.Build.Dense(u)).ToArray(), x, 0.5);
            AssertNear(map, j, 1e-13);
        });

    [Fact]
    public void Each_row_is_the_gradient_of_that_output() =>
        Gen.Double[-2, 2].Array[3].Sample(x =>
        {
            Matrix<double> j = Jacobian.Central(u => [Math.Sin(u[0]) * u[1], u[0] * u[1] * u[2]], x);
            Assert.Equal(Gradient.Central(u => Math.Sin(u[0]) * u[1], x), j.Row(0).ToArray());
            Assert.Equal(Gradient.Central(u => u[0] * u[1] * u[2], x), j.Row(1).ToArray());
        });

    [Fact]
    public void Of_softmax_it_is_the_diagonal_of_y_minus_y_times_y() =>
        Gen.Double[-3, 3].Array[4].Sample(a =>
        {
            Vector<double> y = Vector<double>.Build.Dense(Softmax.Of(a));
            AssertNear(Matrix<double>.Build.DiagonalOfDiagonalVector(y) - y.OuterProduct(y), Jacobian.Central(u => Softmax.Of(u), a), 1e-8);
        });

    [Fact]
    public void Functions_and_fields_agree()
    {
        double[] x = [1, 2, 3];
        Matrix<double> byArray = Jacobian.Central(u => [u[0] * u[1], u[2]], x);
        VectorField field = (u, y) => (y[0], y[1]) = (u[0] * u[1], u[2]);
        Assert.Equal(byArray, Jacobian.Central(field, x, outputs: 2));
        Assert.Equal(byArray, Jacobian.Central((u, y) => { y[0] = u[0] * u[1]; y[1] = u[2]; }, x, 2));
        Assert.Equal([1, 2, 3], x);
    }

    [Fact]
    public void Steps_by_value_go_in_as_well()
    {
        AssertNear(Of(new[,] { { 2e13, 0 }, { 0, 1 } }), Jacobian.Central(x => [x[0] * x[0], x[1]], [1e13, 2], Step.Central), 1e3);
        Matrix<double> j = Jacobian.Central(Landscape.Bowl.Gradient, [3, 4], 2, Step.Central);
        AssertNear(Of(new double[,] { { 2, 0 }, { 0, 2 } }), j, 1e-10);
    }

    [Fact]
    public void A_function_may_keep_and_change_what_it_is_given()
    {
        var kept = new HashSet<double[]>(ReferenceEqualityComparer.Instance);
        Matrix<double> j = Jacobian.Central(x =>
        {
            kept.Add(x);
            (x[0], x[1]) = (x[0] * x[1], x[0] + x[1]);
            return x;
        }, [1, 2]);
        AssertNear(Of(new double[,] { { 2, 1 }, { 1, 1 } }), j, 1e-10);
        Assert.Equal(5, kept.Count); // once to learn the number of outputs, then twice a variable
    }

    [Fact]
    public void An_output_that_a_field_does_not_write_is_not_a_number()
    {
        Matrix<double> j = Jacobian.Central((x, y) => y[0] = x[0], [1, 2], outputs: 2);
        AssertNear(Of(new double[,] { { 1, 0 } }), j.SubMatrix(0, 1, 0, 2), 1e-10);
        Assert.Equal([double.NaN, double.NaN], j.Row(1).ToArray());
    }

    [Fact]
    public void A_function_must_return_as_many_elements_everywhere()
    {
        AssertMessage("f must return an array, but returned null. (Parameter 'f')", () => Jacobian.Central(_ => null!, [1]));
        AssertMessage("f must return an array, but returned null. (Parameter 'f')", () => Jacobian.Central(x => x[0] > 1 ? null! : x, [1]));
        AssertMessage("f must return at least one element, but returned an empty array. (Parameter 'f')",
            () => Jacobian.Central(_ => [], [1]));
        AssertMessage("f must return 2 elements everywhere, as it did at x, but returned 1. (Parameter 'f')",
            () => Jacobian.Central(x => x[0] > 1 ? [x[0]] : [x[0], 0], [1]));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        AssertMessage("x must have at least one element, but has 0. (Parameter 'x')", () => Jacobian.Central(x => x, []));
        AssertMessage("outputs must be positive, but was 0. (Parameter 'outputs')", () => Jacobian.Central((x, y) => { }, [1], 0));
        AssertMessage("h must be positive and finite, but was 0. (Parameter 'h')", () => Jacobian.Central(x => x, [1], 0));
        AssertMessage("h must be large enough to change x[1], but 5 + 1E-49 == 5. Try h = Step.Central, here 3E-05. (Parameter 'h')",
            () => Jacobian.Central(x => x, [0, 5], 1e-49));
        Assert.Throws<ArgumentNullException>("f", () => Jacobian.Central((Func<double[], double[]>)null!, [1]));
        Assert.Throws<ArgumentNullException>("f", () => Jacobian.Central(null!, [1], 1));
        Assert.Throws<ArgumentNullException>("h", () => Jacobian.Central(x => x, [1], null!));
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.Equal(double.NaN, Jacobian.Central(x => [x[0]], [double.NaN])[0, 0]);
        Assert.Equal(double.NaN, Jacobian.Central(x => [x[0]], [double.PositiveInfinity], Step.Central)[0, 0]);
        Assert.Equal(double.NaN, Jacobian.Central(x => [Math.Log(x[0])], [-1])[0, 0]);
    }

    static void AssertMessage(string message, Func<object> call) =>
        Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(call).Message);

    static void AssertNear(Matrix<double> expected, Matrix<double> actual, double tolerance) =>
        Assert.True((expected - actual).ForAll(d => Math.Abs(d) <= tolerance), $"{expected}{actual}");
}

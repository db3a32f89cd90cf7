using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests;

public class ScalarFieldTests
{
    static readonly Func<double[], double> OfArray = x => x[0] * x[0] * x[1];
    static readonly Func<Vector<double>, double> OfVector = v => v[0] * v[0] * v[1];

    [Fact]
    public void Functions_of_arrays_and_of_vectors_have_a_way_in()
    {
        double[] x = [3, 4];
        ScalarField f = p => p[0] * p[0] * p[1];
        foreach (ScalarField same in new[] { OfArray.AsScalarField(), OfVector.AsScalarField() })
        {
            Assert.Equal(Gradient.Forward(f, x), Gradient.Forward(same, x));
            Assert.Equal(Hessian.Central(f, x), Hessian.Central(same, x));
        }
    }

    [Fact]
    public void What_such_a_function_does_to_its_argument_is_its_own_affair()
    {
        Func<double[], double> f = x => x[0] = 7;
        double[] x = [3];
        Assert.Equal(7, f.AsScalarField()(x));
        Assert.Equal(3, x[0]);
    }

    [Fact]
    public void A_function_is_needed()
    {
        Assert.Throws<ArgumentNullException>("f", () => ((Func<double[], double>)null!).AsScalarField());
        Assert.Throws<ArgumentNullException>("f", () => ((Func<Vector<double>, double>)null!).AsScalarField());
    }
}

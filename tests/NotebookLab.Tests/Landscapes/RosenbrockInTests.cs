using CsCheck;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Tests.Landscapes;

public class RosenbrockInTests
{
    static readonly Gen<double[]> Points = Gen.Double[-2, 2].Array[2, 40];

    [Fact]
    public void In_two_dimensions_it_is_the_banana() =>
        Gen.Double[-2, 2].Array[2].Sample(x =>
        {
            Landscape two = Landscape.RosenbrockIn(2);
            Assert.Equal(Landscape.Rosenbrock.Value(x), two.Value(x));
            Assert.Equal(Slope(Landscape.Rosenbrock, x), Slope(two, x));
        });

    [Fact]
    public void Its_value_is_the_sum_of_its_terms() =>
        Points.Sample(x =>
        {
            double sum = Enumerable.Range(0, x.Length - 1).Sum(i => Landscape.Rosenbrock.Value([x[i], x[i + 1]]));
            Assert.Equal(sum, Landscape.RosenbrockIn(x.Length).Value(x), 1e-12 * sum); // added up in another order
        });

    [Fact]
    public void The_gradient_by_hand_agrees_with_the_numerical_one() =>
        Points.Sample(x =>
        {
            Landscape landscape = Landscape.RosenbrockIn(x.Length);
            double[] exact = Slope(landscape, x), numerical = Gradient.Central(landscape.Value, x, 1e-4);
            for (int i = 0; i < x.Length; i++)
                Assert.Equal(exact[i], numerical[i], 2e-5); // h²/6 times a third derivative of up to 4800, and rounding
        });

    [Fact]
    public void It_starts_where_custom_has_it()
    {
        Assert.Equal([-1.2, 1, -1.2, 1, -1.2], Landscape.RosenbrockIn(5).Start);
        Assert.Equal(24.2, Landscape.RosenbrockIn(2).Value([-1.2, 1]), 1e-13);
        Assert.Equal("Rosenbrock in 5 dimensions, Σ 100(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²", Landscape.RosenbrockIn(5).ToString());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    [InlineData(7, 2)]
    [InlineData(30, 2)]
    [InlineData(200, 2)]
    public void From_four_dimensions_on_there_is_a_second_minimum(int n, int minima)
    {
        Landscape landscape = Landscape.RosenbrockIn(n);
        Assert.Equal((n, minima), (landscape.Dimension, landscape.Minima.Length));
        Assert.Equal(0, landscape.Value(landscape.Minimum));
        foreach (double[] minimum in landscape.Minima)
        {
            Assert.All(Slope(landscape, minimum), g => Assert.Equal(0, g, 1e-12)); // half a unit in the last place times curvatures of 1000
            double bottom = landscape.Value(minimum);
            Gen.Double[-1e-3, 1e-3].Array[n].Where(d => d.Max(Math.Abs) > 1e-4)
                .Sample(d => landscape.Value([.. minimum.Zip(d, (m, di) => m + di)]) > bottom);
        }
    }

    [Fact]
    public void The_second_minimum_is_where_Shang_and_Qiu_found_it()
    {
        double[] second = Landscape.RosenbrockIn(4).Minima[1], published = [-0.7756, 0.6131, 0.3820, 0.1459];
        for (int i = 0; i < 4; i++)
            Assert.Equal(published[i], second[i], 2e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    public void Fewer_than_two_dimensions_are_refused(int n)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Landscape.RosenbrockIn(n));
        Assert.Equal($"n must be 2 or more, but was {n}. (Parameter 'n')", e.Message);
    }

    [Fact]
    public void A_point_of_another_dimension_is_refused()
    {
        Landscape landscape = Landscape.RosenbrockIn(4);
        Action[] all = [() => landscape.Value([1, 1]), () => landscape.Gradient([1, 1], new double[2])];
        foreach (Action at in all)
            Assert.Equal("x must have 4 elements, as Start has, but has 2. (Parameter 'x')", Assert.Throws<ArgumentException>(at).Message);
    }

    static double[] Slope(Landscape landscape, double[] x)
    {
        var y = new double[x.Length];
        landscape.Gradient(x, y);
        return y;
    }
}

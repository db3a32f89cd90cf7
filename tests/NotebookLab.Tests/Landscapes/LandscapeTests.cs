using CsCheck;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Tests.Landscapes;

public class LandscapeTests
{
    public static TheoryData<string> Names => [.. Landscape.All.Select(l => l.Name)];

    private static Landscape Of(string name) => Landscape.All.Single(l => l.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_by_hand_agrees_with_the_numerical_one(string name)
    {
        Landscape landscape = Of(name);
        Window w = landscape.Window;
        Gen.Select(Gen.Double[w.XMin, w.XMax], Gen.Double[w.YMin, w.YMax]).Sample((x0, x1) =>
        {
            double[] numerical = Gradient.Central(landscape.Value, [x0, x1]);
            double[] exact = At(landscape.Gradient, [x0, x1]);
            Assert.Equal(exact[0], numerical[0], 1e-5);
            Assert.Equal(exact[1], numerical[1], 1e-5);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_minimum_is_level_and_nothing_in_the_window_is_lower(string name)
    {
        Landscape landscape = Of(name);
        Window w = landscape.Window;
        Assert.Equal([0, 0], At(landscape.Gradient, landscape.Minimum));
        double least = landscape.Value(landscape.Minimum);
        Gen.Select(Gen.Double[w.XMin, w.XMax], Gen.Double[w.YMin, w.YMax])
            .Sample((x0, x1) => landscape.Value([x0, x1]) >= least);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_window_shows_the_start_and_the_minimum(string name)
    {
        Landscape landscape = Of(name);
        Window w = landscape.Window;
        foreach (double[] x in new[] { landscape.Start, landscape.Minimum })
        {
            Assert.InRange(x[0], w.XMin, w.XMax);
            Assert.InRange(x[1], w.YMin, w.YMax);
        }
    }

    [Fact]
    public void Heights_and_slopes_are_those_of_the_formulas()
    {
        AssertAt(Landscape.Bowl, [3, 4], 25, [6, 8]);
        AssertAt(Landscape.Ravine, [-10, 2], 9, [-1, 4]);
        AssertAt(Landscape.Rosenbrock, [-1, 2], 104, [396, 200]);
        AssertAt(Landscape.Himmelblau, [1, 2], 68, [-36, -32]);
    }

    [Fact]
    public void The_book_starts_where_its_figures_do()
    {
        Assert.Equal([-3, 4], Landscape.Bowl.Start);
        Assert.Equal([-7, 2], Landscape.Ravine.Start);
    }

    [Theory]
    [InlineData(-2.805118, 3.131312)]
    [InlineData(-3.779310, -3.283186)]
    [InlineData(3.584428, -1.848126)]
    public void Himmelblau_has_three_more_minima(double x0, double x1)
    {
        Assert.Equal(0, Landscape.Himmelblau.Value([x0, x1]), 1e-9);
        Assert.All(At(Landscape.Himmelblau.Gradient, [x0, x1]), g => Assert.Equal(0, g, 1e-4));
    }

    [Fact]
    public void A_landscape_calls_itself_by_name_and_formula() => Assert.Equal("Bowl, x₀² + x₁²", Landscape.Bowl.ToString());

    [Fact]
    public void A_landscape_is_itself_and_not_one_with_another_start()
    {
        Assert.Equal(Landscape.Bowl, Landscape.Bowl);
        Assert.NotEqual(Landscape.Bowl, Landscape.Bowl with { Start = [1, 1] });
    }

    private static void AssertAt(Landscape landscape, double[] x, double height, double[] slope)
    {
        Assert.Equal(height, landscape.Value(x));
        Assert.Equal(slope, At(landscape.Gradient, x));
    }

    private static double[] At(VectorField field, double[] x)
    {
        var y = new double[x.Length];
        field(x, y);
        return y;
    }
}

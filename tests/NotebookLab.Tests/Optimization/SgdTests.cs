using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class SgdTests
{
    static readonly ScalarField Bowl = x => x[0] * x[0] + x[1] * x[1];

    [Theory]
    [InlineData(0.1, 100, -6.111107928998789e-10, 8.148143905314271e-10)]
    [InlineData(10, 100, -25898374737328.363, -1295248616896.5398)]
    [InlineData(1e-10, 100, -2.999999939999995, 3.9999999199999934)]
    [InlineData(0.1, 20, -0.03458764513817675, 0.04611686018418694)]
    [InlineData(0.3, 20, -3.298534883323399e-08, 4.39804651109965e-08)]
    [InlineData(0.99, 20, -2.00282391542774, 2.670431887190091)]
    public void The_numerical_gradient_leads_to_the_digits_of_section_4_4_1(double η, int steps, double x0, double x1) =>
        Assert.Equal([x0, x1], new Sgd(η).Minimize(Bowl, [-3.0, 4.0], steps).Last().X);

    [Theory]
    [InlineData(0.01, 100, -0.39785866768397, 0.53047822357838, 1e-13)]
    [InlineData(1.0, 20, -3, 4, 1e-9)]
    public void The_numerical_gradient_leads_near_the_numbers_of_section_4_4_1(double η, int steps, double x0, double x1, double tolerance)
    {
        double[] x = new Sgd(η).Minimize(Bowl, [-3.0, 4.0], steps).Last().X;
        Assert.Equal(x0, x[0], tolerance);
        Assert.Equal(x1, x[1], tolerance);
    }

    [Fact]
    public void On_the_ravine_it_leads_where_the_book_says()
    {
        double[] x = new Sgd(0.95).Minimize(Landscape.Ravine, 30).Last().X;
        Assert.Equal(-0.3503929957523, x[0], 1e-12);
        Assert.Equal(0.0847823165504, x[1], 1e-12);
    }

    [Fact]
    public void A_step_with_the_exact_gradient_scales_the_bowl_by_1_minus_2η() =>
        Gen.Select(Gen.Double[0.01, 1.5], Gen.Int[0, 50], Gen.Double[-5, 5].Array[2]).Sample((η, steps, start) =>
        {
            double[] x = new Sgd(η).Minimize(Landscape.Bowl with { Start = start }, steps).Last().X;
            double factor = Math.Pow(1 - 2 * η, steps);
            for (int i = 0; i < 2; i++)
                Assert.Equal(factor * start[i], x[i], 1e-12 * Math.Max(1, Math.Abs(factor)));
        });

    [Fact]
    public void Rates_0_99_and_0_01_come_equally_near()
    {
        double[] large = new Sgd(0.99).Minimize(Landscape.Bowl, 20).Last().X;
        double[] small = new Sgd(0.01).Minimize(Landscape.Bowl, 20).Last().X;
        Assert.Equal(Math.Abs(small[0]), Math.Abs(large[0]), 1e-12);
        Assert.Equal(Math.Abs(small[1]), Math.Abs(large[1]), 1e-12);
    }

    [Fact]
    public void With_rate_10_only_the_numerical_gradient_stalls()
    {
        double exact = new Sgd(10).Minimize(Landscape.Bowl, 100).Last().X[0];
        Assert.Equal(-2.25e128, exact, 0.01e128);
        Iterate numerical = new Sgd(10).Minimize(Bowl, [-3, 4], 100).Last();
        Assert.Equal(0, numerical.GradientNorm); // x ± h == x: there is no slope to be seen
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_run_needs_a_dimension(int dimension)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().Start(dimension));
        Assert.Equal($"dimension must be positive, but was {dimension}. (Parameter 'dimension')", e.Message);
    }

    [Fact]
    public void An_update_refuses_a_gradient_of_another_length()
    {
        var e = Assert.Throws<ArgumentException>(() => new Sgd().Start(2)([3, 4], [6, 8, 0]));
        Assert.Equal("gradient must have 2 elements, as x has, but has 3. (Parameter 'gradient')", e.Message);
    }

    [Fact]
    public void An_update_refuses_a_point_of_another_dimension()
    {
        var e = Assert.Throws<ArgumentException>(() => new Sgd().Start(2)([3], [6]));
        Assert.Equal("x must have 2 elements, as the run was started with, but has 1. (Parameter 'x')", e.Message);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_learning_rate_must_be_positive_and_finite(double η, string shown)
    {
        Action[] all = [() => new Sgd(η), () => _ = new Sgd() with { LearningRate = η }];
        foreach (Action make in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(make);
            Assert.Equal($"LearningRate must be positive and finite, but was {shown}. (Parameter 'LearningRate')", e.Message);
        }
    }

    [Fact]
    public void It_is_a_value_with_a_legend()
    {
        Assert.Equal(new Sgd(0.1), new Sgd());
        Assert.Equal(new Sgd(0.3), new Sgd() with { LearningRate = 0.3 });
        Assert.NotEqual(new Sgd(0.3), new Sgd());
        Assert.Equal("SGD, η = 0.1", new Sgd().ToString());
    }

    [Fact]
    public void The_legend_has_a_point_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
            Assert.Equal("SGD, η = 0.95", new Sgd(0.95).ToString());
            var e = Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(-0.5));
            Assert.Contains("but was -0.5.", e.Message);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}

using System.Reflection;
using CsCheck;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Tests.Landscapes;

public class LandscapeTests
{
    public static TheoryData<string> Names => [.. Landscape.All.Select(l => l.Name)];

    static Landscape Of(string name) => Landscape.All.Single(l => l.Name == name);

    static Gen<double[]> Points(Window w) =>
        Gen.Select(Gen.Double[w.XMin, w.XMax], Gen.Double[w.YMin, w.YMax], (x0, x1) => new[] { x0, x1 });

    [Fact]
    public void All_are_all() =>
        Assert.Equal(
            typeof(Landscape).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(Landscape))
                .Select(p => p.Name).Order(),
            Landscape.All.Select(l => l.Name.Replace("Ill-conditioned", "IllConditioned", StringComparison.Ordinal)).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_by_hand_agrees_with_the_numerical_one(string name)
    {
        Landscape landscape = Of(name);
        Points(landscape.Window).Sample(x =>
        {
            // Two steps, of which Richardson's combination leaves an error of order h⁴: Beale's third derivative is 2e5 in a corner.
            double[] coarse = Gradient.Central(landscape.Value, x, 2e-3), fine = Gradient.Central(landscape.Value, x, 1e-3);
            double[] exact = At(landscape.Gradient, x);
            for (int i = 0; i < 2; i++)
                Assert.Equal(exact[i], (4 * fine[i] - coarse[i]) / 3, 2e-6);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_minima_are_level(string name)
    {
        // Himmelblau's are rounded: the gradient there is what half a unit in the last place makes of curvatures of 100.
        foreach (double[] minimum in Of(name).Minima)
            Assert.All(At(Of(name).Gradient, minimum), g => Assert.Equal(0, g, 1e-13));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_in_the_window_is_lower_than_the_first_minimum(string name)
    {
        Landscape landscape = Of(name);
        double least = landscape.Value(landscape.Minimum);
        Assert.Equal(landscape.Minima[0], landscape.Minimum);
        Points(landscape.Window).Sample(x => landscape.Value(x) >= least);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Around_every_minimum_it_goes_up(string name)
    {
        Landscape landscape = Of(name);
        foreach (double[] minimum in landscape.Minima)
        {
            double bottom = landscape.Value(minimum);
            Gen.Select(Gen.Double[0, 2 * Math.PI], Gen.Double[1e-3, 1e-2])
                .Sample((angle, r) => landscape.Value([minimum[0] + r * Math.Cos(angle), minimum[1] + r * Math.Sin(angle)]) > bottom);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_window_shows_the_start_and_the_minima(string name)
    {
        Landscape landscape = Of(name);
        Window w = landscape.Window;
        Assert.Equal(2, landscape.Dimension);
        foreach (double[] x in new[] { landscape.Start }.Concat(landscape.Minima))
        {
            Assert.InRange(x[0], w.XMin, w.XMax);
            Assert.InRange(x[1], w.YMin, w.YMax);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_start_is_level(string name) =>
        Assert.True(At(Of(name).Gradient, Of(name).Start).Max(Math.Abs) > 1e-3);

    [Fact]
    public void Heights_and_slopes_are_those_of_the_formulas()
    {
        AssertAt(Landscape.Bowl, [3, 4], 25, [6, 8]);
        AssertAt(Landscape.Ravine, [-10, 2], 9, [-1, 4]);
        AssertAt(Landscape.Rosenbrock, [-1, 2], 104, [396, 200]);
        AssertAt(Landscape.Himmelblau, [1, 2], 68, [-36, -32]);
        AssertAt(Landscape.Beale, [2, -1], 13.203125, [15.5, -44.5]);
        AssertAt(Landscape.Saddle, [2, 2], 4, [2, 6]);
        AssertAt(Landscape.Plateau, [0, 1], 1 - Math.Exp(-0.5), [0, Math.Exp(-0.5)]);
    }

    [Fact]
    public void Rastrigin_is_a_bowl_at_whole_numbers_and_40_higher_between_them()
    {
        for (int i = -3; i <= 3; i++)
        {
            double[] whole = [i, 2 * i], between = [i + 0.5, 2 * i + 0.5];
            Assert.Equal(Landscape.Bowl.Value(whole), Landscape.Rastrigin.Value(whole), 1e-12);
            Assert.Equal(Landscape.Bowl.Value(between) + 40, Landscape.Rastrigin.Value(between), 1e-12);
            Assert.Equal(2.0 * i, At(Landscape.Rastrigin.Gradient, whole)[0], 1e-12);
        }
    }

    [Fact]
    public void The_book_starts_where_its_figures_do()
    {
        Assert.Equal([-3, 4], Landscape.Bowl.Start);
        Assert.Equal([-7, 2], Landscape.Ravine.Start);
    }

    [Fact]
    public void Himmelblau_has_four_minima_of_the_same_height()
    {
        Assert.Equal(4, Landscape.Himmelblau.Minima.Distinct().Count());
        Assert.All(Landscape.Himmelblau.Minima, m => Assert.Equal(0, Landscape.Himmelblau.Value(m), 1e-28));
    }

    [Fact]
    public void The_saddle_is_level_and_its_two_minima_are_a_quarter_deep()
    {
        Assert.Equal([0, 0], At(Landscape.Saddle.Gradient, [0, 0]));
        Assert.Equal([-0.25, -0.25], Landscape.Saddle.Minima.Select(m => Landscape.Saddle.Value(m)));
        Assert.True(Landscape.Saddle.Value([0, 0.1]) < 0 && Landscape.Saddle.Value([0.1, 0]) > 0);
    }

    [Fact]
    public void The_plateau_is_a_hundred_times_less_steep_at_the_start_than_at_the_rim()
    {
        double[] start = At(Landscape.Plateau.Gradient, Landscape.Plateau.Start), rim = At(Landscape.Plateau.Gradient, [1, 0]);
        Assert.InRange(rim[0] / Math.Sqrt(start[0] * start[0] + start[1] * start[1]), 100, 120);
    }

    [Fact]
    public void Beale_sinks_for_ever_to_the_left()
    {
        double[] depths = [.. new[] { -10.0, -100, -1000 }.Select(x0 => Landscape.Beale.Value([x0, 1 - 0.991 / x0]))];
        Assert.True(depths[0] > depths[1] && depths[1] > depths[2] && depths[2] > 0.45);
        Assert.Equal(0.45, depths[2], 0.01);
    }

    [Fact]
    public void A_landscape_calls_itself_by_name_and_formula() => Assert.Equal("Bowl, x₀² + x₁²", Landscape.Bowl.ToString());

    [Fact]
    public void A_landscape_is_itself_and_not_one_with_another_start()
    {
        Assert.Equal(Landscape.Bowl, Landscape.Bowl);
        Assert.NotEqual(Landscape.Bowl, Landscape.Bowl with { Start = [1, 1] });
        Assert.Equal([1, 1], (Landscape.Bowl with { Start = [1, 1] }).Start);
    }

    [Fact]
    public void A_start_of_another_length_than_the_minima_is_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => Landscape.Bowl with { Start = [1, 2, 3] });
        Assert.Equal("Start of Bowl must have 2 elements, as its minima have, but has 3. (Parameter 'Start')", e.Message);
        e = Assert.Throws<ArgumentException>(() => Made([], [[1, 1]]));
        Assert.Equal("Start of Mine must have at least one element, but has 0. (Parameter 'Start')", e.Message);
    }

    [Fact]
    public void Minima_of_another_length_than_the_start_are_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => Made([0, 0], [[1, 1], [1]]));
        Assert.Equal("Minima of Mine must have 2 elements each, as Start has, but Minima[1] has 1. (Parameter 'Minima')", e.Message);
        e = Assert.Throws<ArgumentException>(() => Landscape.Bowl with { Minima = [[1, 2, 3]] });
        Assert.Equal("Minima of Bowl must have 2 elements each, as Start has, but Minima[0] has 3. (Parameter 'Minima')", e.Message);
        e = Assert.Throws<ArgumentException>(() => Made([0, 0], []));
        Assert.Equal("Minima of Mine must be at least one, but are 0. (Parameter 'Minima')", e.Message);
    }

    [Fact]
    public void Start_and_minima_are_needed()
    {
        Assert.Throws<ArgumentNullException>("Start", () => Made(null!, [[1, 1]]));
        Assert.Throws<ArgumentNullException>("Start", () => Landscape.Bowl with { Start = null! });
        Assert.Throws<ArgumentNullException>("Minima", () => Made([0, 0], null!));
        Assert.Throws<ArgumentNullException>("Minima", () => Landscape.Bowl with { Minima = null! });
        Assert.Throws<ArgumentNullException>("Minima[0]", () => Made([0, 0], [null!]));
    }

    static Landscape Made(double[] start, double[][] minima) =>
        new("Mine", "x₀", x => x[0], (_, y) => y.Fill(1), start, minima, new Window(-1, 1, -1, 1));

    static void AssertAt(Landscape landscape, double[] x, double height, double[] slope)
    {
        Assert.Equal(height, landscape.Value(x));
        Assert.Equal(slope, At(landscape.Gradient, x));
    }

    [Fact]
    public void Nothing_done_to_what_a_landscape_hands_out_or_was_given_changes_it()
    {
        double[] start = [1, 2];
        double[][] minima = [[0, 0]];
        Landscape mine = Landscape.Bowl with { Start = start, Minima = minima };
        start[0] = minima[0][0] = Landscape.Bowl.Start[0] = Landscape.Bowl.Minima[0][0] = Landscape.Bowl.Minimum[1] = 100;
        Landscape.Bowl.Minima[0] = [100, 100];
        Assert.Equal([-3, 4], Landscape.Bowl.Start);
        Assert.Equal([[0, 0]], Landscape.Bowl.Minima);
        Assert.Equal([0, 0], Landscape.Bowl.Minimum);
        Assert.Equal([1, 2], mine.Start);
        Assert.Equal([0, 0], mine.Minimum);
    }

    static double[] At(VectorField field, double[] x)
    {
        var y = new double[x.Length];
        field(x, y);
        return y;
    }
}

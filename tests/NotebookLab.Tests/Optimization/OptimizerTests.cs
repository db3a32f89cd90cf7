using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class OptimizerTests
{
    static readonly ScalarField Bowl = Landscape.Bowl.Value;
    static readonly VectorField Slope = Landscape.Bowl.Gradient;

    [Fact]
    public void The_start_comes_first_and_then_one_point_a_step()
    {
        Iterate[] run = [.. new Sgd(0.25).Minimize(Bowl, Slope, [-3, 4], 2)];
        Assert.Equal([0, 1, 2], run.Select(p => p.Step));
        Assert.Equal([[-3, 4], [-1.5, 2], [-0.75, 1]], run.Select(p => p.X));
        Assert.Equal([25, 6.25, 1.5625], run.Select(p => p.Value));
        Assert.Equal([10, 5, 2.5], run.Select(p => p.GradientNorm));
    }

    [Fact]
    public void No_steps_give_the_start_alone() =>
        Assert.Equal([-3, 4], Assert.Single(new Sgd().Minimize(Bowl, Slope, [-3, 4], 0)).X);

    [Fact]
    public void A_landscape_brings_its_start_and_its_exact_gradient() =>
        Assert.Equal(
            new Sgd().Minimize(Bowl, Slope, [-3, 4], 5).Select(p => (p.X[0], p.X[1], p.Value)),
            new Sgd().Minimize(Landscape.Bowl, 5).Select(p => (p.X[0], p.X[1], p.Value)));

    [Fact]
    public void Without_a_gradient_the_numerical_one_is_taken() =>
        Assert.Equal(
            new Sgd().Minimize(Bowl, Gradient.Central(Bowl), [-3, 4], 5).Select(p => (p.X[0], p.X[1], p.GradientNorm)),
            new Sgd().Minimize(Bowl, [-3, 4], 5).Select(p => (p.X[0], p.X[1], p.GradientNorm)));

    public static TheoryData<Optimizer> WithoutEpsilon =>
        [new AdaGrad(0.1, Epsilon: 0), new RmsProp(0.1, Epsilon: 0), new Adam(0.1, Epsilon: 0), new AmsGrad(0.1, Epsilon: 0),
            new AdamW(0.1, Epsilon: 0, WeightDecay: 0)];

    [Theory]
    [MemberData(nameof(WithoutEpsilon))]
    public void Without_ε_a_variable_that_never_met_a_slope_stays_where_it_is(Optimizer rule)
    {
        double[] after = rule.After([1, 1, 1], [0, 3, 0], [-0.0, 3, 1e-200]);
        Assert.Equal(1, after[0]);
        Assert.InRange(after[1], -1, 0.9); // it has met one
        Assert.Equal(1, after[2]); // the square of this one is 0
    }

    [Theory]
    [MemberData(nameof(WithoutEpsilon))]
    public void Without_ε_too_what_is_not_a_number_shows(Optimizer rule) =>
        Assert.Equal(double.NaN, rule.After([1], [double.NaN])[0]);

    [Fact]
    public void A_function_of_one_variable_is_descended_on_as_one_of_many()
    {
        // On x² the factor of a step is 1 − 2η.
        Iterate[] exact = [.. new Sgd(0.1).Minimize(x => x * x, x => 2 * x, 3, 20)];
        Assert.Equal(21, exact.Length);
        Assert.All(exact, p => Assert.Equal(3 * Math.Pow(0.8, p.Step), p.X[0], 1e-14));
        Assert.All(exact, p => Assert.Equal((p.X[0] * p.X[0], Math.Abs(2 * p.X[0])), (p.Value, p.GradientNorm)));
        Assert.Equal(
            new Adam(0.1).Minimize(x => Math.Cosh(x[0] - 1), [3], 20).Select(p => p.X[0]),
            new Adam(0.1).Minimize(x => Math.Cosh(x - 1), 3, 20).Select(p => p.X[0]));
        Assert.Throws<ArgumentNullException>("f", () => new Sgd().Minimize(null!, x => x, 1, 1));
        Assert.Throws<ArgumentNullException>("derivative", () => new Sgd().Minimize(x => x, null!, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => new Sgd().Minimize(x => x, double.NaN, 1));
    }

    [Fact]
    public void A_second_run_starts_where_the_first_one_did()
    {
        double[] start = [-3, 4];
        double[] first = new Sgd(10).Minimize(Bowl, start, 100).Last().X;
        new Sgd(0.1).Minimize(Bowl, start, 100).Last();
        Assert.Equal([-3, 4], start);
        Assert.Equal(first, new Sgd(10).Minimize(Bowl, start, 100).Last().X);
    }

    [Fact]
    public void A_run_can_be_asked_for_again()
    {
        IEnumerable<Iterate> run = new Sgd().Minimize(Landscape.Ravine, 10);
        Assert.Equal(run.Select(p => p.X).ToArray(), [.. run.Select(p => p.X)]);
    }

    [Fact]
    public void Nothing_done_to_the_start_or_to_a_point_changes_the_run()
    {
        double[] start = [-3, 4];
        IEnumerable<Iterate> run = new Sgd(0.25).Minimize(Bowl, Slope, start, 2);
        start[0] = 100;
        var seen = new List<double[]>();
        foreach (Iterate p in run)
        {
            seen.Add([.. p.X]);
            p.X[0] = 100;
        }
        Assert.Equal([[-3, 4], [-1.5, 2], [-0.75, 1]], seen);
        Assert.Equal([-3, 4], run.First().X);
    }

    [Fact]
    public void A_point_prints_its_elements()
    {
        Assert.Equal("step 1: x = (1.5, -2), f = 6.25, |∇f| = 5", new Iterate(1, [1.5, -2], 6.25, 5).ToString());
        Assert.Equal("step 0: x = (), f = 0, |∇f| = 0", default(Iterate).ToString());
    }

    [Fact]
    public void Every_point_has_an_array_of_its_own() =>
        Assert.Equal(6, new Sgd().Minimize(Landscape.Bowl, 5).Select(p => p.X).Distinct(ReferenceEqualityComparer.Instance).Count());

    [Fact]
    public void Points_are_computed_as_they_are_asked_for()
    {
        int calls = 0;
        IEnumerable<Iterate> run = new Sgd().Minimize(Bowl, (x, g) => { calls++; Slope(x, g); }, [-3, 4], 1_000_000);
        Assert.Equal(0, calls);
        run.Take(3).Last();
        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_run_that_diverges_is_shown_to_the_end()
    {
        Iterate[] run = [.. new Sgd(10).Minimize(Landscape.Rosenbrock, 20)];
        Assert.Equal(21, run.Length);
        Assert.Contains(run, p => double.IsInfinity(p.Value));
        Assert.True(double.IsNaN(run[^1].Value) && double.IsNaN(run[^1].GradientNorm) && double.IsNaN(run[^1].X[0]));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_start_must_be_finite(double element, string shown)
    {
        Action[] all =
        [
            () => new Sgd().Minimize(Bowl, Slope, [0, element], 1),
            () => new Sgd().Minimize(Bowl, [0, element], 1),
        ];
        foreach (Action minimize in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(minimize);
            Assert.Equal($"start must be finite, but start[1] was {shown}. (Parameter 'start')", e.Message);
        }
    }

    [Fact]
    public void A_start_must_not_be_empty()
    {
        var e = Assert.Throws<ArgumentException>(() => new Sgd().Minimize(Bowl, [], 1));
        Assert.Equal("start must have at least one element, but has 0. (Parameter 'start')", e.Message);
    }

    [Fact]
    public void Steps_must_not_be_negative()
    {
        Action[] all =
        [
            () => new Sgd().Minimize(Bowl, Slope, [-3, 4], -1),
            () => new Sgd().Minimize(Bowl, [-3, 4], -1),
            () => new Sgd().Minimize(Landscape.Bowl, -1),
        ];
        foreach (Action minimize in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(minimize);
            Assert.Equal("steps must be 0 or more, but was -1. (Parameter 'steps')", e.Message);
        }
    }

    [Fact]
    public void Every_argument_is_needed()
    {
        var sgd = new Sgd();
        Assert.Throws<ArgumentNullException>("f", () => sgd.Minimize(null!, Slope, [-3, 4], 1));
        Assert.Throws<ArgumentNullException>("f", () => sgd.Minimize(null!, [-3, 4], 1));
        Assert.Throws<ArgumentNullException>("gradient", () => sgd.Minimize(Bowl, null!, [-3, 4], 1));
        Assert.Throws<ArgumentNullException>("start", () => sgd.Minimize(Bowl, Slope, null!, 1));
        Assert.Throws<ArgumentNullException>("start", () => sgd.Minimize(Bowl, (double[])null!, 1));
        Assert.Throws<ArgumentNullException>("landscape", () => sgd.Minimize(null!, 1));
    }
}

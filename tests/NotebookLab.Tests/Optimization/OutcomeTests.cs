using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class OutcomeTests
{
    static IEnumerable<Iterate> Run(params double[] values) =>
        values.Select((value, step) => new Iterate(step, [step], value, GradientNorm: 1, LearningRate: 0.1));

    static OutcomeKind KindOf(params double[] values) => Run(values).Outcome().Kind;

    public static TheoryData<double, string, int, OutcomeKind> Runs => new()
    {
        { 0.1, "Bowl", 100, OutcomeKind.Converged },
        { 0.1, "Bowl", 20, OutcomeKind.Descending },
        { 0.99, "Bowl", 20, OutcomeKind.Descending },
        { 1, "Bowl", 20, OutcomeKind.Oscillating },
        { 10, "Bowl", 100, OutcomeKind.Diverged },
        { 1e-10, "Bowl", 100, OutcomeKind.Stalled },
        { 1.05, "Ravine", 30, OutcomeKind.Rising },
        { 1.05, "Ravine", 300, OutcomeKind.Diverged },
        { 0.01, "Plateau", 100, OutcomeKind.Stalled },
        { 0.0015, "Rosenbrock", 2000, OutcomeKind.Descending },
        { 10, "Rosenbrock", 20, OutcomeKind.Diverged },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Gradient_descent_meets_every_fate(double η, string landscape, int steps, OutcomeKind kind) =>
        Assert.Equal(kind, new Sgd(η).Minimize(Landscape.All.Single(l => l.Name == landscape), steps).Outcome().Kind);

    [Fact]
    public void The_numerical_gradient_with_rate_10_is_not_taken_for_converged()
    {
        Iterate[] run = [.. new Sgd(10).Minimize(Landscape.Bowl.Value, [-3, 4], 100)];
        Assert.Equal(0, run[^1].GradientNorm); // x ± h == x: there is no slope to be seen
        Outcome outcome = run.Outcome();
        Assert.Equal((OutcomeKind.Diverged, 3, 10.0), (outcome.Kind, outcome.DivergedAt!.Value.Step, outcome.LearningRate));
    }

    [Fact]
    public void It_tells_the_first_the_best_and_the_last_point()
    {
        Outcome outcome = Run(5, 3, 7, 3, 4).Outcome();
        Assert.Equal((0, 1, 4), (outcome.First.Step, outcome.Best.Step, outcome.Last.Step));
        Assert.Null(outcome.DivergedAt);
        outcome = Run(double.NaN, 7, double.PositiveInfinity, 6, double.NegativeInfinity).Outcome();
        Assert.Equal((0, 3, 4), (outcome.First.Step, outcome.Best.Step, outcome.Last.Step));
        Assert.Equal(0, Run(double.NaN, double.NaN).Outcome().Best.Step);
    }

    [Fact]
    public void Divergence_is_reported_where_it_was_first_seen_with_the_rate_of_the_step_that_led_there()
    {
        Iterate[] run =
        [
            new(0, [0], 1, 1, 0.1), new(1, [0], 1, 1, 0.2), new(2, [0], 2e6, 1, 0.3), new(3, [0], double.PositiveInfinity, 1, 0.4),
        ];
        Outcome outcome = run.Outcome();
        Assert.Equal((OutcomeKind.Diverged, 2, 0.2), (outcome.Kind, outcome.DivergedAt!.Value.Step, outcome.LearningRate));
        Assert.Equal(0.1, run[..2].Outcome().LearningRate);
        Assert.Equal(0.1, run[..1].Outcome().LearningRate);
    }

    [Fact]
    public void A_gradient_up_to_the_tolerance_has_converged()
    {
        Iterate[] run = [new(0, [0], 1, 1), new(1, [1], 0, 1e-3)];
        Assert.Equal(OutcomeKind.Converged, run.Outcome(1e-3).Kind);
        Assert.Equal(OutcomeKind.Descending, run.Outcome(0.9e-3).Kind);
    }

    [Fact]
    public void The_halves_decide()
    {
        Assert.Equal(OutcomeKind.Descending, KindOf(5, 4, 3, 2));
        Assert.Equal(OutcomeKind.Descending, KindOf(5, 4, 3.9, 6));   // the least value of the later half is lower
        Assert.Equal(OutcomeKind.Stalled, KindOf(5, 4, 4, 4.5));
        Assert.Equal(OutcomeKind.Stalled, KindOf(5, 4, 3.997, 3.997)); // by less than 0.1 %
        Assert.Equal(OutcomeKind.Descending, KindOf(5, 4, 3.995, 3.995));
        Assert.Equal(OutcomeKind.Stalled, KindOf(5, 4, 3, 3, 3));      // the middle belongs to the earlier half
        Assert.Equal(OutcomeKind.Descending, KindOf(-4, -5, -5.1, -5.1));
        Assert.Equal(OutcomeKind.Rising, KindOf(5, 6));
        Assert.Equal(OutcomeKind.Rising, KindOf(-5, -6, -5, -4));
        Assert.Equal(OutcomeKind.Stalled, KindOf(5, 5.004));
        Assert.Equal(OutcomeKind.Stalled, KindOf(5));
    }

    [Fact]
    public void To_and_fro_is_told_from_creeping()
    {
        Iterate[] Along(Func<int, double> x) => [.. Enumerable.Range(0, 20).Select(k => new Iterate(k, [x(k)], 1, 1))];
        Assert.Equal(OutcomeKind.Oscillating, Along(k => k % 2).Outcome().Kind);
        Assert.Equal(OutcomeKind.Oscillating, Along(k => Math.Sin(2 * k)).Outcome().Kind);
        Assert.Equal(OutcomeKind.Stalled, Along(k => 1e-3 * k).Outcome().Kind);
        Assert.Equal(OutcomeKind.Stalled, Along(k => 5).Outcome().Kind);
        Assert.Equal(OutcomeKind.Oscillating, new RmsProp(0.1).Minimize(Landscape.Bowl, 3000).Outcome().Kind);
    }

    [Fact]
    public void It_says_what_happened_and_what_may_help()
    {
        Assert.Equal("diverged at step 3: f = 1.17615E+09, |∇f| = 68590, learning rate 10; try a smaller learning rate",
            new Sgd(10).Minimize(Landscape.Bowl, 100).Outcome().ToString());
        Assert.Equal("diverged at step 1: f = ∞, |∇f| = 1, learning rate 0.1; try a smaller learning rate",
            Run(1, double.PositiveInfinity).Outcome().ToString());
        Assert.Equal("diverged at step 1: f = −∞, |∇f| = 1, learning rate 0.1; try a smaller learning rate",
            Run(1, double.NegativeInfinity).Outcome().ToString());
        Assert.Equal("not finite at step 0: f = NaN, |∇f| = 1; try another start", Run(double.NaN, 1).Outcome().ToString());
        Assert.Equal("converged at step 1: f = 0, |∇f| = 1", Run(1, 0).Outcome(1).ToString());
        Assert.Equal("still descending at step 1: f = 0.5, |∇f| = 1; more steps lead further down", Run(1, 0.5).Outcome().ToString());
        Assert.Equal("rising at step 1: f = 2, |∇f| = 1, up from 1, learning rate 0.1; try a smaller learning rate, and check the gradient",
            Run(1, 2).Outcome().ToString());
        Assert.Equal("oscillating at step 20: f = 25, |∇f| = 10, learning rate 1; try a smaller learning rate",
            new Sgd(1).Minimize(Landscape.Bowl, 20).Outcome().ToString());
        Assert.Equal("stalled at step 1: f = 1, |∇f| = 1, learning rate 0.1; try a larger learning rate", Run(1, 1).Outcome().ToString());
        Assert.Equal("no step made at step 0: f = 1, |∇f| = 1", Run(1).Outcome().ToString());
        Assert.Equal("stalled at step 1: f = 1, |∇f| = 1; try a larger learning rate",
            new Iterate[] { new(0, [0], 1, 1), new(1, [0], 1, 1) }.Outcome().ToString());
    }

    [Fact]
    public void Its_words_have_a_point_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
            Assert.Contains("f = 1.5, |∇f| = 1, learning rate 0.1;", Run(1.5, 1.5).Outcome().ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_run_and_a_tolerance_are_needed()
    {
        Assert.Equal("run must have at least one point, but has 0. (Parameter 'run')",
            Assert.Throws<ArgumentException>(() => Run().Outcome()).Message);
        Assert.Equal("tolerance must be positive and finite, but was 0. (Parameter 'tolerance')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Run(1).Outcome(0)).Message);
    }
}

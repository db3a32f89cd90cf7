using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class TrajectoryTests
{
    static readonly IEnumerable<Iterate> Endless = new Sgd(0.25).Minimize(Landscape.Bowl, 1_000_000);

    static IEnumerable<Iterate> Run(params double[] values) =>
        values.Select((value, step) => new Iterate(step, [step], value, GradientNorm: 1));

    [Fact]
    public void Each_rule_ends_with_the_point_that_met_it()
    {
        // The bowl from (−3, 4) with η = 1/4: every step halves the distance, so |∇f| = 10/2ᵏ and f = 25/4ᵏ.
        Assert.Equal(4, Endless.UntilGradientBelow(1).Last().Step); // 10/2⁴ = 0.625
        Assert.Equal(3, Endless.UntilValueBelow(1).Last().Step);    // 25/4³ = 0.39
        Assert.Equal(2, Endless.Until(p => p.X[1] <= 1).Last().Step);
        Assert.Equal([0, 1, 2, 3], Endless.UntilValueBelow(1).Select(p => p.Step));
    }

    [Fact]
    public void Below_is_not_at()
    {
        Assert.Equal(2, Run(2, 1, 0.5, 0).UntilValueBelow(1).Last().Step);
        Assert.Equal(2, Endless.UntilGradientBelow(5).Last().Step);
    }

    [Fact]
    public void What_is_met_first_ends_the_run() =>
        Gen.Select(Gen.Double[0.1, 20], Gen.Double[0.1, 50]).Sample((gradient, value) =>
        {
            int both = Endless.UntilGradientBelow(gradient).UntilValueBelow(value).Last().Step;
            Assert.Equal(both, Endless.UntilValueBelow(value).UntilGradientBelow(gradient).Last().Step);
            Assert.Equal(both, Math.Min(Endless.UntilGradientBelow(gradient).Last().Step, Endless.UntilValueBelow(value).Last().Step));
        });

    [Fact]
    public void A_rule_that_is_never_met_leaves_the_run_whole() =>
        Assert.Equal(3, Run(3, 2, 1).UntilValueBelow(0).UntilGradientBelow(0.1).UntilStalled().UntilDiverged().Count());

    [Fact]
    public void Nothing_is_computed_beyond_the_end()
    {
        int calls = 0;
        var run = new Sgd(0.25).Minimize(Landscape.Bowl.Value, (x, g) => { calls++; Landscape.Bowl.Gradient(x, g); }, [-3, 4], 1_000_000)
            .UntilValueBelow(1).UntilStalled().UntilDiverged();
        Assert.Equal(0, calls);
        run.Last();
        Assert.Equal(4, calls);
    }

    [Fact]
    public void NaN_ends_a_run_under_every_rule()
    {
        IEnumerable<Iterate> lost = Run(3, double.NaN, 2, 1);
        IEnumerable<Iterate>[] all = [
            lost.UntilGradientBelow(0.1), lost.UntilValueBelow(0), lost.UntilStalled(), lost.UntilDiverged(), lost.Until(_ => false)];
        Assert.All(all, run => Assert.Equal(1, run.Last().Step));

        Iterate[] noSlope = [new(0, [0], 1, 1), new(1, [0], 1, double.NaN), new(2, [0], 1, 1)];
        Assert.Equal(2, noSlope.UntilGradientBelow(0.1).Count());
        Assert.True(double.IsNaN(new Sgd(10).Minimize(Landscape.Rosenbrock, 1_000_000).UntilGradientBelow(1e-6).Last().GradientNorm));
    }

    [Fact]
    public void A_run_has_stalled_after_so_many_steps_in_vain()
    {
        Assert.Equal(4, Run(5, 4, 4, 4, 4, 4, 3).UntilStalled(patience: 3).Last().Step);
        Assert.Equal(5, Run(5, 4, 4.5, 3, 7, 8, 2).UntilStalled(patience: 2).Last().Step);
        Assert.Equal(1, Run(5, 5, 4).UntilStalled(patience: 1).Last().Step);
        Assert.Equal(3, Run(double.PositiveInfinity, 5, 4, 4).UntilStalled(patience: 1).Last().Step);
    }

    [Fact]
    public void Gains_that_are_too_small_count_when_they_add_up()
    {
        // Steps of 0.4 % against a tolerance of 1 %: every third one has gained enough, so two in vain are borne and one is not.
        double[] slow = [.. Enumerable.Range(0, 20).Select(k => Math.Pow(0.996, k))];
        Assert.Equal(19, Run(slow).UntilStalled(0.01, patience: 3).Last().Step);
        Assert.Equal(2, Run(slow).UntilStalled(0.01, patience: 2).Last().Step);
        Assert.Equal(2, Run([.. slow.Select(v => v - 2)]).UntilStalled(0.01, patience: 2).Last().Step); // negative values as well
    }

    [Fact]
    public void Reading_a_run_again_starts_its_rules_anew()
    {
        IEnumerable<Iterate> stalled = Run(5, 4, 4, 4, 4).UntilStalled(patience: 2), diverged = Run(1, 2, 3e6, 4).UntilDiverged();
        Assert.Equal((4, 4), (stalled.Count(), stalled.Count()));
        Assert.Equal((3, 3), (diverged.Count(), diverged.Count()));
    }

    [Fact]
    public void A_run_has_diverged_when_it_is_infinite_or_has_grown_beyond_the_limit()
    {
        Assert.Equal(1, Run(1, double.PositiveInfinity, 1).UntilDiverged().Last().Step);
        Assert.Equal(1, Run(1, double.NegativeInfinity, 1).UntilDiverged().Last().Step);
        Assert.Equal(2, Run(1, 1e6, 1.1e6, 1).UntilDiverged().Last().Step);
        Assert.Equal(2, Run(0, 1e6, 1.1e6, 1).UntilDiverged().Last().Step);      // of 0 the limit is that of 1
        Assert.Equal(2, Run(-100, 1e8 - 101, 1e8, 1).UntilDiverged().Last().Step);
        Assert.Equal(1, Run(2, 23, 3).UntilDiverged(growth: 10).Last().Step);
        Iterate[] steep = [new(0, [0], 1, 1), new(1, [0], 1, double.PositiveInfinity), new(2, [0], 1, 1)];
        Assert.Equal(2, steep.UntilDiverged().Count());
    }

    [Fact]
    public void Rate_10_on_the_bowl_is_stopped_before_rounding_hides_the_slope() =>
        // 25·361³ is above 25·10⁶ for the first time
        Assert.Equal(3, new Sgd(10).Minimize(Landscape.Bowl, 100).UntilDiverged().Last().Step);

    [Fact]
    public void How_long_each_step_was_beside_its_point()
    {
        // On the bowl a step of gradient descent is 2η times the way to the minimum.
        double[] ratios = [.. new Sgd(0.1).Minimize(Landscape.Bowl, 3).UpdateRatios()];
        Assert.Equal(3, ratios.Length);
        Assert.All(ratios, ratio => Assert.Equal(0.2, ratio, 1e-14));
        Assert.Equal(0.5, UpdateRatio.Of([3, 4], [3, 6.5]), 1e-15);
        Assert.Equal(double.PositiveInfinity, UpdateRatio.Of([0, 0], [1, 0]));
        Assert.Equal(double.NaN, UpdateRatio.Of([0, 0], [0, 0]));
        Assert.Throws<ArgumentException>("after", () => UpdateRatio.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>("before", () => UpdateRatio.Of([], []));
        Assert.Throws<ArgumentNullException>("run", () => ((IEnumerable<Iterate>)null!).UpdateRatios());
    }

    [Fact]
    public void Bad_arguments_are_refused_at_once()
    {
        Assert.Equal("tolerance must be positive and finite, but was 0. (Parameter 'tolerance')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Endless.UntilGradientBelow(0)).Message);
        Assert.Equal("value must be a number, but was NaN. (Parameter 'value')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Endless.UntilValueBelow(double.NaN)).Message);
        Assert.Equal("tolerance must be 0 or positive, and finite, but was -1. (Parameter 'tolerance')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Endless.UntilStalled(-1)).Message);
        Assert.Equal("patience must be positive, but was 0. (Parameter 'patience')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Endless.UntilStalled(patience: 0)).Message);
        Assert.Equal("growth must be positive and finite, but was -1. (Parameter 'growth')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Endless.UntilDiverged(-1)).Message);
        Assert.Throws<ArgumentNullException>("met", () => Endless.Until(null!));
        IEnumerable<Iterate> none = null!;
        Action[] all = [() => none.Until(_ => true), () => none.UntilGradientBelow(1), () => none.UntilValueBelow(1),
            () => none.UntilStalled(), () => none.UntilDiverged(), () => none.Outcome()];
        Assert.All(all, ask => Assert.Throws<ArgumentNullException>("run", ask));
    }
}

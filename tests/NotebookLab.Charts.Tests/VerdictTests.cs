using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class VerdictTests
{
    // f = 0.1 x₀² + x₁² from (−9, 2.5): stable below 1.
    static readonly Landscape Valley = Landscape.Ravine with
    {
        Value = x => 0.1 * x[0] * x[0] + x[1] * x[1],
        Gradient = (x, g) => (g[0], g[1]) = (0.2 * x[0], 2 * x[1]),
        Start = [-9, 2.5],
    };

    [Theory]
    [InlineData(0.01, Verdict.TooSmall)]
    [InlineData(0.1, Verdict.Slow)]
    [InlineData(0.3, Verdict.Good)]
    [InlineData(0.9, Verdict.Good)]
    [InlineData(0.99, Verdict.Oscillates)]
    [InlineData(1.0, Verdict.Oscillates)]
    [InlineData(1.05, Verdict.Diverges)]
    [InlineData(10, Verdict.Diverges)]
    public void A_learning_rate_is_judged_by_its_25_steps(double rate, Verdict verdict) =>
        Assert.Equal(verdict, new Sgd(rate).Minimize(Valley, 25).Judge(lowest: 0));

    [Fact]
    public void Steps_that_turn_back_and_grow_diverge_before_the_loss_has_risen()
    {
        Iterate[] run = [.. new Sgd(1.05).Minimize(Valley, 3)];
        Assert.True(run[^1].Value < run[0].Value);
        Assert.Equal(Verdict.Diverges, run.Judge(lowest: 0));
    }

    [Fact]
    public void Without_a_known_minimum_a_run_is_judged_by_where_it_leads()
    {
        Assert.Equal(Verdict.Slow, new Sgd(0.1).Minimize(Valley, 25).Judge());
        Assert.Equal(Verdict.Good, new Sgd(0.3).Minimize(Valley, 40).Judge());
    }

    [Fact]
    public void A_start_alone_has_no_verdict_unless_it_is_no_number()
    {
        Assert.Null(new Sgd(0.1).Minimize(Valley, 0).Judge());
        Assert.Equal(Verdict.Diverges, new[] { new Iterate(0, [1], double.NaN, 1) }.Judge());
    }

    [Fact]
    public void A_run_on_flat_ground_has_converged() =>
        Assert.Equal(Verdict.Good, new Sgd(0.1).Minimize(x => 3, [1, 2], 10).Judge());

    [Fact]
    public void Stable_rates_on_a_bowl_never_diverge_and_unstable_ones_always_do() =>
        Gen.Double[0.01, 3].Where(rate => Math.Abs(rate - 1) > 0.01).Sample(rate =>
        Assert.Equal(rate > 1, new Sgd(rate).Minimize(Landscape.Bowl, 30).Judge(lowest: 0) == Verdict.Diverges));

    [Fact]
    public void Verdicts_have_words_of_their_own() =>
        Assert.Equal(["diverges", "good", "oscillates", "slow", "too small"],
            Enum.GetValues<Verdict>().Select(verdict => verdict.InWords()));

    [Fact]
    public void No_run_is_refused()
    {
        Assert.Equal("run", Assert.Throws<ArgumentNullException>(() => ((Iterate[])null!).Judge()).ParamName);
        Assert.Throws<ArgumentException>(() => Array.Empty<Iterate>().Judge());
    }
}

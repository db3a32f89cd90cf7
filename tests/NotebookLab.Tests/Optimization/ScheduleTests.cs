using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class ScheduleTests
{
    public static TheoryData<Schedule, int, double> Factors => new()
    {
        { Schedule.Constant, 0, 1 }, { Schedule.Constant, 1_000_000, 1 },
        { new StepDecay(10, 0.5), 0, 1 }, { new StepDecay(10, 0.5), 9, 1 }, { new StepDecay(10, 0.5), 10, 0.5 },
        { new StepDecay(10, 0.5), 35, 0.125 },
        { new ExponentialDecay(0.5), 0, 1 }, { new ExponentialDecay(0.5), 3, 0.125 }, { new ExponentialDecay(1), 99, 1 },
        { new CosineDecay(100), 0, 1 }, { new CosineDecay(100), 50, 0.5 }, { new CosineDecay(100), 100, 0 },
        { new CosineDecay(100), 500, 0 },
        { new CosineDecay(90), 30, 0.75 }, { new CosineDecay(90), 60, 0.25 },
        { new CosineDecay(100, Floor: 0.2), 0, 1 }, { new CosineDecay(100, Floor: 0.2), 50, 0.6 },
        { new CosineDecay(100, Floor: 0.2), 100, 0.2 },
        { new CosineDecay(109, WarmUp: 9), 0, 0.1 }, { new CosineDecay(109, WarmUp: 9), 8, 0.9 }, { new CosineDecay(109, WarmUp: 9), 9, 1 },
        { new CosineDecay(109, WarmUp: 9), 59, 0.5 }, { new CosineDecay(109, WarmUp: 9), 109, 0 }, { new CosineDecay(109, 9, 0.2), 0, 0.1 },
    };

    [Theory]
    [MemberData(nameof(Factors))]
    public void Factors_are_those_of_the_formulas(Schedule schedule, int step, double factor) =>
        Assert.Equal(factor, schedule.At(step), 1e-15);

    [Fact]
    public void After_the_warm_up_no_schedule_rises_and_none_leaves_0_to_1() =>
        Gen.Select(Gen.Int[2, 200], Gen.Int[0, 1], Gen.Double[0, 1], Gen.Int[0, 400]).Sample((steps, warmUp, floor, t) =>
        {
            Schedule[] all = [Schedule.Constant, new StepDecay(steps, 0.3), new ExponentialDecay(0.9),
                new CosineDecay(steps, warmUp, floor)];
            Assert.All(all, s => Assert.True(s.At(t + warmUp + 1) <= s.At(t + warmUp) && s.At(t) is >= 0 and <= 1));
        });

    [Fact]
    public void The_rate_of_a_step_is_η_times_its_factor()
    {
        var sgd = new Sgd(0.4) { Schedule = new ExponentialDecay(0.5) };
        Assert.Equal([0.4, 0.2, 0.1], Enumerable.Range(0, 3).Select(sgd.LearningRateAt));
        Assert.Equal([0.4, 0.2, 0.1], sgd.Minimize(Landscape.Bowl, 2).Select(p => p.LearningRate));
        Assert.Equal(0.3, new Sgd(0.3).LearningRateAt(7));
    }

    [Fact]
    public void A_descent_on_the_bowl_multiplies_by_1_minus_2η_of_each_step() =>
        Gen.Select(Gen.Double[0.01, 0.9], Gen.Int[1, 40], Gen.Int[0, 9]).Sample((η, steps, warmUp) =>
        {
            var schedule = new CosineDecay(50, warmUp, 0.1);
            double factor = Enumerable.Range(0, steps).Aggregate(1.0, (product, t) => product * (1 - 2 * η * schedule.At(t)));
            double[] x = (new Sgd(η) { Schedule = schedule }).End(Landscape.Bowl, steps);
            EveryRule.AssertNear([-3 * factor, 4 * factor], x, 1e-13);
        });

    [Fact]
    public void A_falling_rate_lets_RMSProp_settle()
    {
        double[] circling = new RmsProp(0.1).End(Landscape.Bowl, 3000);
        double[] settled = (new RmsProp(0.1) { Schedule = new CosineDecay(3000) }).End(Landscape.Bowl, 3000);
        Assert.True(Landscape.Bowl.Value(settled) < 1e-6 * Landscape.Bowl.Value(circling));
    }

    [Fact]
    public void Schedules_are_values_that_say_what_they_do()
    {
        Assert.Equal(new CosineDecay(100, 10), new CosineDecay(100) with { WarmUp = 10 });
        Assert.NotEqual<Schedule>(new StepDecay(10), new StepDecay(11));
        Assert.Equal("constant", Schedule.Constant.ToString());
        Assert.Equal("× 0.5 every 10 steps", new StepDecay(10).ToString());
        Assert.Equal("× 0.99 every step", new ExponentialDecay().ToString());
        Assert.Equal("cosine over 100 steps", new CosineDecay(100).ToString());
        Assert.Equal("cosine over 100 steps, warm-up 10, floor 0.01", new CosineDecay(100, 10, 0.01).ToString());
        Assert.Equal("SGD, η = 0.1, × 0.5 every 10 steps", (new Sgd(0.1) { Schedule = new StepDecay(10) }).ToString());
    }

    public static TheoryData<Action, string> Refusals => new()
    {
        { () => _ = new StepDecay(0), "Every must be positive, but was 0. (Parameter 'Every')" },
        { () => _ = new StepDecay(1) with { Every = -1 }, "Every must be positive, but was -1. (Parameter 'Every')" },
        { () => _ = new StepDecay(10, 1.5), "Factor must be above 0 and at most 1, but was 1.5. (Parameter 'Factor')" },
        { () => _ = new ExponentialDecay(0), "Factor must be above 0 and at most 1, but was 0. (Parameter 'Factor')" },
        { () => _ = new ExponentialDecay() with { Factor = double.NaN },
            "Factor must be above 0 and at most 1, but was NaN. (Parameter 'Factor')" },
        { () => _ = new CosineDecay(0), "Steps must be positive, but was 0. (Parameter 'Steps')" },
        { () => _ = new CosineDecay(10, 10), "WarmUp must be 0 or more and below Steps (10), but was 10. (Parameter 'WarmUp')" },
        { () => _ = new CosineDecay(10) with { WarmUp = -1 },
            "WarmUp must be 0 or more and below Steps (10), but was -1. (Parameter 'WarmUp')" },
        { () => _ = new CosineDecay(10, 5) with { Steps = 5 }, "Steps must be above WarmUp (5), but was 5. (Parameter 'Steps')" },
        { () => _ = new CosineDecay(10, Floor: -0.1), "Floor must be from 0 to 1, but was -0.1. (Parameter 'Floor')" },
        { () => _ = new CosineDecay(10) with { Floor = double.NaN }, "Floor must be from 0 to 1, but was NaN. (Parameter 'Floor')" },
        { () => Schedule.Constant.At(-1), "step must be 0 or more, but was -1. (Parameter 'step')" },
        { () => new Sgd().LearningRateAt(-2), "step must be 0 or more, but was -2. (Parameter 'step')" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_makes_no_schedule_is_refused(Action make, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(make).Message);

    [Fact]
    public void A_schedule_is_needed() => Assert.Throws<ArgumentNullException>("Schedule", () => new Sgd() { Schedule = null! });
}

using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class AdamWTests
{
    [Fact]
    public void Two_steps_by_hand()
    {
        // Adam's two steps of AdamTests, each with 0.4·0.5 of the point where it starts.
        var rule = new AdamW(0.4, Beta1: 0.5, Beta2: 0.75, Epsilon: 1, WeightDecay: 0.5);
        EveryRule.AssertNear([1 - 0.3 - 0.2], rule.After([1], [6]), 1e-15);
        EveryRule.AssertNear([0.5 - AdamTests.SecondStep - 0.2 * 0.5], rule.After([1], [6], [3]), 1e-15);
    }

    [Fact]
    public void Without_decay_it_is_Adam() =>
        Gen.Select(Gen.Double[0.001, 1], Gen.Double[-5, 5].Array[2]).Sample((η, start) =>
        {
            Landscape landscape = Landscape.Himmelblau with { Start = start };
            Assert.Equal(new Adam(η).End(landscape, 50), new AdamW(η, WeightDecay: 0).End(landscape, 50));
        });

    [Fact]
    public void Without_slope_x_shrinks_by_ηλ_a_step_and_a_schedule_slows_that_too()
    {
        var rule = new AdamW(0.5, WeightDecay: 0.5);
        Assert.Equal([8 * 0.75 * 0.75], rule.After([8], [0], [0]));
        Assert.Equal([8 * 0.75 * 0.875], (rule with { Schedule = new ExponentialDecay(0.5) }).After([8], [0], [0]));
    }

    [Fact]
    public void The_decay_does_not_go_through_the_means()
    {
        var memory = new Memory(1);
        new AdamW(0.1, WeightDecay: 10).Start(memory)([100], [0]);
        Assert.Equal((0, 0), (memory["m"][0], memory["v"][0]));
    }
}

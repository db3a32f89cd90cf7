using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class RmsPropTests
{
    [Fact]
    public void Two_steps_by_hand()
    {
        // h = 0.25·36 = 9, x = 1 − 0.4·6/(3 + 1) = 0.4; then h = 0.75·9 + 0.25·9 = 9, x = 0.4 − 0.4·(−3)/(3 + 1) = 0.7
        var rule = new RmsProp(0.4, Rho: 0.75, Epsilon: 1);
        EveryRule.AssertNear([0.4], rule.After([1], [6]), 1e-15);
        EveryRule.AssertNear([0.7], rule.After([1], [6], [-3]), 1e-15);
    }

    [Fact]
    public void Without_ε_a_scale_of_the_function_changes_nothing() => ScaleLaw.Holds(new RmsProp(0.01, Epsilon: 0));

    [Fact]
    public void Its_first_step_is_longer_by_1_over_the_root_of_1_minus_ρ() =>
        EveryRule.AssertNear([-0.1 * 10], new RmsProp(0.1, Rho: 0.99, Epsilon: 0).After([0], [123]), 1e-14);

    [Fact]
    public void Without_memory_every_step_has_the_length_of_the_learning_rate() =>
        EveryRule.AssertNear([-0.1, 0.3], new RmsProp(0.1, Rho: 0, Epsilon: 0).After([0, 0], [5, -1e-5], [-3, -7], [1e5, -1]), 1e-15);

    [Fact]
    public void Old_slopes_fade()
    {
        var memory = new Memory(1);
        Update update = new RmsProp(0.1, Rho: 0.5).Start(memory);
        update([0], [8]);
        for (int k = 0; k < 5; k++)
            update([0], [0]);
        Assert.Equal([1], memory["h"]); // 0.5·64, halved five times
    }
}

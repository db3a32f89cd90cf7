using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class MemoryTests
{
    [Fact]
    public void It_shows_what_a_run_remembers_between_its_steps()
    {
        var memory = new Memory(2);
        Update update = new Momentum(0.5, 0.5).Start(memory);
        Assert.Equal((2, 0), (memory.Dimension, memory.Steps));
        Assert.Equal([0, 0], memory["v"]);

        double[] x = [1, 1];
        update(x, [2, -4]);
        Assert.Equal(1, memory.Steps);
        Assert.Equal([-1, 2], memory["v"]);
        update(x, [0, 0]);
        Assert.Equal(2, memory.Steps);
        Assert.Equal([-0.5, 1], memory["v"]);
    }

    [Fact]
    public void What_is_read_is_a_copy()
    {
        var memory = new Memory(1);
        Update update = new AdaGrad().Start(memory);
        update([1], [3]);
        double[] seen = memory["h"];
        seen[0] = 100;
        Assert.Equal([9], memory["h"]);
        update([1], [4]);
        Assert.Equal([100], seen);
        Assert.Equal([25], memory["h"]);
    }

    [Theory]
    [InlineData(nameof(Sgd))]
    [InlineData(nameof(Momentum), "v")]
    [InlineData(nameof(Nesterov), "v")]
    [InlineData(nameof(AdaGrad), "h")]
    [InlineData(nameof(RmsProp), "h")]
    [InlineData(nameof(Adam), "m", "v")]
    [InlineData(nameof(AdamW), "m", "v")]
    [InlineData(nameof(AmsGrad), "m", "v", "u")]
    public void Every_rule_names_its_vectors(string rule, params string[] names)
    {
        var memory = new Memory(3);
        EveryRule.Of(rule).Start(memory);
        Assert.Equal(names, memory.Names);
        Assert.All(names, name => Assert.Equal([0, 0, 0], memory[name]));
    }

    [Fact]
    public void An_unknown_name_is_answered_by_the_known_ones()
    {
        var memory = new Memory(1);
        Assert.Equal("name must be one of what this memory holds (nothing but the number of steps), but was v. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => memory["v"]).Message);
        new Adam().Start(memory);
        Assert.Equal("name must be one of what this memory holds (m, v), but was h. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => memory["h"]).Message);
        Assert.Throws<ArgumentNullException>("name", () => memory[null!]);
    }

    [Fact]
    public void It_serves_one_run()
    {
        var memory = new Memory(1);
        new Sgd().Start(memory);
        Assert.Equal("memory must be a fresh one, but a run was started with it before. (Parameter 'memory')",
            Assert.Throws<ArgumentException>(() => new Sgd().Start(memory)).Message);
        Assert.Throws<ArgumentNullException>("memory", () => new Sgd().Start(null!));
    }

    [Fact]
    public void A_rule_gets_each_vector_once()
    {
        var memory = new Memory(2);
        Assert.Equal([0, 0], memory.Vector("v"));
        Assert.Equal("name must be a new one, but this memory already holds v. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => memory.Vector("v")).Message);
        Assert.Throws<ArgumentNullException>("name", () => memory.Vector(null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void It_needs_a_dimension(int dimension)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new Memory(dimension));
        Assert.Equal($"dimension must be positive, but was {dimension}. (Parameter 'dimension')", e.Message);
    }

    // As a learner would write one: the count of steps and the schedule are the library's.
    sealed record Shrinking(double LearningRate = 1) : Optimizer(LearningRate)
    {
        protected override Rule Begin(Memory memory) => (x, g, η) => x[0] -= η * g[0] / memory.Steps;
    }

    [Fact]
    public void A_rule_of_your_own_counts_from_1_and_has_a_legend()
    {
        Assert.Equal([-1 - 0.5 - 1.0 / 3], new Shrinking().After([0], [1], [1], [1]));
        Assert.Equal([-1 - 0.25], (new Shrinking() { Schedule = new ExponentialDecay(0.5) }).After([0], [1], [1]));
        Assert.Equal("Shrinking, η = 1", new Shrinking().ToString());
    }
}

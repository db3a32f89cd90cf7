using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class MomentumTests
{
    [Fact]
    public void Two_steps_by_hand()
    {
        // v = −0.5·2 = −1, x = 3 − 1 = 2; then v = 0.5·(−1) − 0.5·(−4) = 1.5, x = 2 + 1.5 = 3.5
        Assert.Equal([2], new Momentum(0.5, 0.5).After([3], [2]));
        Assert.Equal([3.5], new Momentum(0.5, 0.5).After([3], [2], [-4]));
    }

    [Fact]
    public void On_the_ravine_it_leads_where_the_book_says() =>
        EveryRule.AssertNear([0.8964138584937, 0.0880856017151], new Momentum(0.1).End(Landscape.Ravine, 30), 1e-13);

    [Fact]
    public void Without_momentum_it_is_gradient_descent() =>
        Gen.Select(Gen.Double[0.001, 0.01], Gen.Double[-5, 5].Array[2]).Sample((η, start) =>
        {
            Landscape landscape = Landscape.Himmelblau with { Start = start };
            Assert.Equal(new Sgd(η).End(landscape, 30), new Momentum(η, Beta: 0).End(landscape, 30));
        });

    [Fact]
    public void Under_a_steady_slope_the_steps_grow_to_1_over_1_minus_β_times_the_first() =>
        Gen.Double[0, 0.9].Sample(β =>
        {
            var memory = new Memory(1);
            Update update = new Momentum(0.1, β).Start(memory);
            double[] x = [0];
            for (int k = 0; k < 400; k++)
                update(x, [1]);
            Assert.Equal(-0.1 / (1 - β), memory["v"][0], 1e-12);
        });
}

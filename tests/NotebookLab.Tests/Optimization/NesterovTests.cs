using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class NesterovTests
{
    [Fact]
    public void Two_steps_by_hand()
    {
        // v = −0.5·2 = −1, x = 3 + 0.5·(−1) − 1 = 1.5; then v = 0.5·(−1) − 0.5·(−4) = 1.5, x = 1.5 + 0.5·1.5 + 2 = 4.25
        Assert.Equal([1.5], new Nesterov(0.5, 0.5).After([3], [2]));
        Assert.Equal([4.25], new Nesterov(0.5, 0.5).After([3], [2], [-4]));
    }

    [Fact]
    public void Without_momentum_it_is_gradient_descent() =>
        Gen.Select(Gen.Double[0.001, 0.01], Gen.Double[-5, 5].Array[2]).Sample((η, start) =>
        {
            Landscape landscape = Landscape.Himmelblau with { Start = start };
            Assert.Equal(new Sgd(η).End(landscape, 30), new Nesterov(η, Beta: 0).End(landscape, 30));
        });

    [Fact]
    public void It_is_the_walk_of_the_look_ahead_form_seen_from_the_place_ahead() =>
        Gen.Select(Gen.Double[0.001, 0.01], Gen.Double[0, 0.95], Gen.Double[-3, 3].Array[2]).Sample((η, β, start) =>
        {
            var schedule = new ExponentialDecay(0.95);
            Landscape landscape = Landscape.Himmelblau with { Start = start };
            double[] θ = [.. start], v = [0, 0], g = new double[2];
            foreach (Iterate p in (new Nesterov(η, β) { Schedule = schedule }).Minimize(landscape, 30))
            {
                double[] ahead = [θ[0] + β * v[0], θ[1] + β * v[1]];
                EveryRule.AssertNear(ahead, p.X, 1e-9); // rounding, which curvatures of 100 magnify on the way
                landscape.Gradient(ahead, g);
                for (int i = 0; i < 2; i++)
                {
                    v[i] = β * v[i] - η * schedule.At(p.Step) * g[i];
                    θ[i] += v[i];
                }
            }
        });
}

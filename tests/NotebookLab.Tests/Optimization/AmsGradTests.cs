using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class AmsGradTests
{
    [Fact]
    public void Two_steps_by_hand()
    {
        // t = 1 as Adam; t = 2: m = 0.5·3 = 1.5, v = 0.75·9 = 6.75, but u stays 9
        var rule = new AmsGrad(0.4, Beta1: 0.5, Beta2: 0.75, Epsilon: 1);
        EveryRule.AssertNear([0.7], rule.After([1], [6]), 1e-15);
        EveryRule.AssertNear([0.7 - 0.4 * Math.Sqrt(1 - 0.75 * 0.75) / 0.75 * 1.5 / 4], rule.After([1], [6], [0]), 1e-15);
    }

    [Fact]
    public void While_v_does_not_fall_it_is_Adam()
    {
        double[][] rising = [[1, -1], [2, -1], [2, -3], [5, 4]];
        Assert.Equal(new Adam(0.1).After([1, 1], rising), new AmsGrad(0.1).After([1, 1], rising));
        Assert.NotEqual(new Adam(0.1).After([1], [5], [0]), new AmsGrad(0.1).After([1], [5], [0]));
    }

    [Fact]
    public void The_maximum_never_falls()
    {
        var memory = new Memory(2);
        Update update = new AmsGrad(0.3).Start(memory);
        double[] x = [.. Landscape.Himmelblau.Start], g = new double[2], before = [0, 0];
        for (int k = 0; k < 100; k++)
        {
            Landscape.Himmelblau.Gradient(x, g);
            update(x, g);
            for (int i = 0; i < 2; i++)
                Assert.True(memory["u"][i] >= before[i] && memory["u"][i] >= memory["v"][i]);
            before = memory["u"];
        }
    }

    [Fact]
    public void Without_ε_a_scale_of_the_function_changes_nothing() => ScaleLaw.Holds(new AmsGrad(0.1, Epsilon: 0));

    [Fact]
    public void It_converges_where_Adam_runs_the_wrong_way()
    {
        // The paper's section 3: slopes of C, −1, −1 in turn, on average uphill for x > −1, so x = −1 is best on [−1, 1].
        // With β₁ = 0 and β₂ = 1/(1 + C²) Adam forgets the steep slope at once, and the two small ones push it to 1.
        const double C = 4;
        double Walk(Optimizer rule)
        {
            Update update = rule.Start(1);
            double[] x = [0];
            for (int t = 0; t < 3000; t++)
            {
                update(x, [t % 3 == 0 ? C : -1]);
                x[0] = Math.Clamp(x[0], -1, 1);
            }
            return x[0];
        }

        Assert.True(Walk(new Adam(0.05, Beta1: 0, Beta2: 1 / (1 + C * C))) > 0.9);
        Assert.True(Walk(new AmsGrad(0.05, Beta1: 0, Beta2: 1 / (1 + C * C))) < -0.9);
    }
}

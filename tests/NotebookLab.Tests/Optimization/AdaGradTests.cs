using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class AdaGradTests
{
    [Fact]
    public void Two_steps_by_hand()
    {
        // h = 9, x = 1 − 0.4·3/(3 + 1) = 0.7; then h = 9 + 16 = 25, x = 0.7 − 0.4·(−4)/(5 + 1)
        var rule = new AdaGrad(0.4, Epsilon: 1);
        EveryRule.AssertNear([0.7], rule.After([1], [3]), 1e-15);
        EveryRule.AssertNear([0.7 + 1.6 / 6], rule.After([1], [3], [-4]), 1e-15);
    }

    [Fact]
    public void On_the_ravine_it_leads_where_the_book_says()
    {
        double[] x = new AdaGrad(1.5).End(Landscape.Ravine, 30);
        Assert.Equal(-0.1201623223142, x[0], 1e-13);
        Assert.Equal(2.486e-17, x[1], 0.0005e-17);
    }

    [Fact]
    public void Without_ε_a_scale_of_the_function_changes_nothing() => ScaleLaw.Holds(new AdaGrad(0.5, Epsilon: 0));

    [Fact]
    public void Under_a_steady_slope_step_t_is_η_over_the_root_of_t() =>
        Gen.Double[0.01, 100].Sample(g =>
        {
            double[] x = [0];
            Update update = new AdaGrad(0.1, Epsilon: 0).Start(1);
            double sum = 0;
            for (int t = 1; t <= 20; t++)
            {
                update(x, [g]);
                sum -= 0.1 / Math.Sqrt(t);
                Assert.Equal(sum, x[0], 1e-13);
            }
        });
}

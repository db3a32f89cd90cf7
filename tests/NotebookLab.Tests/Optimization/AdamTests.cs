using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class AdamTests
{
    // t = 1: ηₜ = 0.4·√0.25/0.5 = 0.4, m = 3, v = 9, a step of 0.4·3/(3 + 1) = 0.3;
    // t = 2: ηₜ = 0.4·√(1 − 0.75²)/0.75, m = 0.5·3 + 0.5·3 = 3, v = 0.75·9 + 0.25·9 = 9
    internal static readonly double SecondStep = 0.4 * Math.Sqrt(1 - 0.75 * 0.75) / 0.75 * 3 / 4;

    [Fact]
    public void Two_steps_by_hand()
    {
        var rule = new Adam(0.4, Beta1: 0.5, Beta2: 0.75, Epsilon: 1);
        EveryRule.AssertNear([0.7], rule.After([1], [6]), 1e-15);
        EveryRule.AssertNear([0.7 - SecondStep], rule.After([1], [6], [3]), 1e-15);
    }

    [Fact]
    public void On_the_ravine_it_leads_where_the_book_says() =>
        EveryRule.AssertNear([0.1360068523950, 0.3182453755372], new Adam(0.3).End(Landscape.Ravine, 30), 1e-13);

    [Fact]
    public void Without_ε_a_scale_of_the_function_changes_nothing() => ScaleLaw.Holds(new Adam(0.1, Epsilon: 0));

    [Fact]
    public void Thanks_to_the_correction_every_step_under_a_steady_slope_is_η() =>
        EveryRule.AssertNear([-0.3, 0.3], new Adam(0.1, Epsilon: 0).After([0, 0], [123, -1e-3], [123, -1e-3], [123, -1e-3]), 1e-14);

    [Fact]
    public void Without_momentum_it_is_RMSProp_with_a_corrected_rate()
    {
        const double β = 0.75;
        double[] x = [0], y = [0];
        Update adam = new Adam(0.1, Beta1: 0, Beta2: β, Epsilon: 0).Start(1), rmsProp = new RmsProp(0.1, β, Epsilon: 0).Start(1);
        foreach ((double g, int t) in new[] { (3.0, 1), (-1.0, 2), (2.0, 3) })
        {
            (double fromX, double fromY) = (x[0], y[0]);
            adam(x, [g]);
            rmsProp(y, [g]);
            Assert.Equal((y[0] - fromY) * Math.Sqrt(1 - Math.Pow(β, t)), x[0] - fromX, 1e-15);
        }
    }

    [Fact]
    public void Its_memory_can_be_looked_into()
    {
        var memory = new Memory(2);
        double[] x = [1, 1];
        new Adam(0.3, Beta1: 0.5, Beta2: 0.75).Start(memory)(x, [2, -4]);
        Assert.Equal([1, -2], memory["m"]);
        Assert.Equal([1, 4], memory["v"]);
    }
}

using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawInnerStateTests
{
    [Fact]
    public void Adams_m_and_v_are_those_of_the_paper()
    {
        var chart = new Drawn(Draw.InnerState(Landscape.Ravine, new Adam(0.3), 30));
        Iterate[] run = [.. new Adam(0.3).Minimize(Landscape.Ravine, 30)];
        Assert.Equal(31, Drawn.Numbers(chart.Named("m of x₀")["y"]!).Length);
        double m = 0, v = 0;
        for (int step = 1; step <= 30; step++)
        {
            double g = run[step - 1].X[0] / 10;   // ∂(x₀²/20 + x₁²)/∂x₀
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            Assert.Equal(m, Drawn.Numbers(chart.Named("m of x₀")["y"]!)[step], 1e-5);
            Assert.Equal(v, Drawn.Numbers(chart.Named("v of x₀")["y"]!)[step], 1e-6);
            Assert.Equal(Math.Abs((run[step].X[0] - run[step - 1].X[0]) / g),
                Drawn.Numbers(chart.Named("effective step |Δxᵢ / gᵢ| of x₀")["y"]!)[step], 1e-3);
        }
    }

    [Fact]
    public void The_path_is_that_of_the_same_optimizer()
    {
        var path = new Drawn(Draw.InnerState(Landscape.Ravine, new Momentum(0.1), 10)).Named("path");
        Iterate[] run = [.. new Momentum(0.1).Minimize(Landscape.Ravine, 10)];
        Assert.All(run.Zip(Drawn.Numbers(path["x"]!)), p => Assert.Equal(p.First.X[0], p.Second, 1e-9));
    }

    [Fact]
    public void AdaGrads_accumulator_only_grows()
    {
        double[] h = Drawn.Numbers(new Drawn(Draw.InnerState(Landscape.Ravine, new AdaGrad(1.5), 40)).Named("h of x₁")["y"]!);
        Assert.All(h.Skip(1).Zip(h.Skip(2)), p => Assert.True(p.Second >= p.First));
    }

    public static TheoryData<Optimizer, int> Rules => new()
    {
        { new Sgd(0.1), 1 }, { new Momentum(0.1), 2 }, { new Nesterov(0.1), 2 }, { new AdaGrad(1), 2 },
        { new RmsProp(0.1), 2 }, { new Adam(0.1), 3 }, { new AdamW(0.1), 3 }, { new AmsGrad(0.1), 4 },
    };

    [Theory, MemberData(nameof(Rules))]
    public void Every_rule_has_a_panel_for_each_of_its_vectors_and_one_for_the_effective_step(Optimizer optimizer, int panels)
    {
        var chart = new Drawn(Draw.InnerState(Landscape.Bowl, optimizer, 20));
        Assert.Equal(2 * panels, chart.Traces.Count(trace => trace["name"]!.GetValue<string>() is var name
            && (name.EndsWith(" of x₀", StringComparison.Ordinal) || name.EndsWith(" of x₁", StringComparison.Ordinal))));
        Assert.InRange(chart.Layout["height"]!.GetValue<int>(), 400, 800);
    }

    [Fact]
    public void The_effective_step_of_SGD_is_its_learning_rate()
    {
        var chart = new Drawn(Draw.InnerState(Landscape.Bowl, new Sgd(0.1), 5));
        Assert.All(Drawn.Numbers(chart.Named("effective step |Δxᵢ / gᵢ| of x₁")["y"]!).Skip(1), step => Assert.Equal(0.1, step, 1e-9));
        Assert.StartsWith("SGD, η = 0.1 remembers nothing", chart.Title, StringComparison.Ordinal);
        Assert.Equal(0, chart.Range("yaxis2")[0]);
    }

    [Fact]
    public void Where_there_is_no_slope_there_is_no_effective_step()
    {
        var flat = Landscape.Bowl with { Start = [0, 2] };
        Assert.True(double.IsNaN(
            Drawn.Numbers(new Drawn(Draw.InnerState(flat, new Sgd(0.1), 5)).Named("effective step |Δxᵢ / gᵢ| of x₀")["y"]!)[3]));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.InnerState(Landscape.Bowl, new Sgd(0.1), 0)).ParamName);
        Assert.Equal("optimizer", Assert.Throws<ArgumentNullException>(() => Draw.InnerState(Landscape.Bowl, null!, 5)).ParamName);
        Assert.Equal("landscape",
            Assert.Throws<ArgumentException>(() => Draw.InnerState(Landscape.RosenbrockIn(3), new Sgd(0.1), 5)).ParamName);
    }
}

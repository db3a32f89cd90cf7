using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

public class EveryRuleTests
{
    // A learning rate for each of EveryRule.Rules, in their order, and how near its 5000 steps must come: RMSProp goes on
    // circling at a distance of about η, AdamW is drawn towards 0, and SGD is slow along Rosenbrock's valley.
    static readonly Dictionary<string, (double[] Rates, double Tolerance)> Table = new()
    {
        ["Bowl"] = ([0.1, 0.03, 0.03, 1, 0.001, 0.1, 0.1, 0.1], 0.001),
        ["Ravine"] = ([0.1, 0.03, 0.03, 1, 0.002, 0.1, 0.1, 0.1], 0.002),
        ["Ill-conditioned"] = ([0.01, 0.005, 0.005, 1, 0.001, 0.1, 0.1, 0.3], 0.005),
        ["Saddle"] = ([0.1, 0.03, 0.03, 1, 0.001, 0.03, 0.03, 0.03], 0.001),
        ["Plateau"] = ([0.1, 0.03, 0.03, 0.3, 0.001, 0.03, 0.03, 0.1], 0.001),
        ["Rosenbrock"] = ([0.002, 0.001, 0.001, 1, 0.001, 0.03, 0.03, 0.3], 0.05),
        ["Beale"] = ([0.01, 0.005, 0.005, 0.3, 0.001, 0.03, 0.03, 0.1], 0.01),
        ["Himmelblau"] = ([0.01, 0.005, 0.005, 0.3, 0.002, 0.03, 0.03, 0.1], 0.001),
        ["Rastrigin"] = ([0.001, 0.001, 0.001, 0.1, 0.001, 0.03, 0.03, 0.03], 0.002),
        ["Rosenbrock in 4 dimensions"] = ([0.001, 0.001, 0.0005, 1, 0.002, 0.03, 0.03, 0.3], 0.1),
    };

    public static TheoryData<string> Names => EveryRule.Names;

    [Fact]
    public void Every_rule_is_there() =>
        Assert.Equal(
            typeof(Optimizer).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Optimizer))).Select(t => t.Name).Order(),
            EveryRule.Rules.Select(rule => rule.GetType().Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void It_ends_in_a_minimum_of_every_landscape(string name)
    {
        int index = Array.IndexOf(EveryRule.Rules, EveryRule.Of(name));
        foreach (Landscape landscape in Landscape.All.Append(Landscape.RosenbrockIn(4)))
        {
            (double[] rates, double tolerance) = Table[landscape.Name];
            Optimizer rule = EveryRule.Of(name) with { LearningRate = rates[index] };
            Iterate[] run = [.. rule.Minimize(landscape, 5000)];
            Assert.All(run, p => Assert.True(double.IsFinite(p.Value) && p.X.All(double.IsFinite)));

            // From its start the nearest dent of Rastrigin's egg box is the one by (−3, 2), of height 12.9344.
            double[][] ends = landscape == Landscape.Rastrigin ? [[-2.984856, 1.989912]] : landscape.Minima;
            double miss = ends.Min(end => Math.Sqrt(end.Zip(run[^1].X, (a, b) => (a - b) * (a - b)).Sum()));
            Assert.True(miss < tolerance, $"{rule} on {landscape.Name} missed by {miss}.");
            Assert.True(run[^1].Value < run[0].Value);
        }
    }

    [Fact]
    public void Rastrigins_dent_is_as_high_as_the_table_says()
    {
        Iterate end = new Sgd(0.001).Minimize(Landscape.Rastrigin, 5000).Last();
        Assert.Equal(12.9344, end.Value, 1e-4);
        Assert.Equal(0, end.GradientNorm, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_second_run_remembers_nothing_of_the_first(string name)
    {
        Optimizer rule = EveryRule.Of(name);
        double[] first = rule.End(Landscape.Ravine, 20);
        rule.End(Landscape.Himmelblau, 7);
        Assert.Equal(first, rule.End(Landscape.Ravine, 20));

        Update one = rule.Start(1), other = rule.Start(1);
        double[] x = [1], y = [1];
        for (int k = 0; k < 5; k++)
            one(x, [2]);
        other(y, [2]);
        Assert.Equal(rule.After([1], [2]), y);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_a_value(string name)
    {
        Optimizer rule = EveryRule.Of(name), sameAgain = (Optimizer)Activator.CreateInstance(rule.GetType(), Defaults(rule))!;
        Assert.Equal(rule, sameAgain);
        Assert.NotEqual(rule, rule with { LearningRate = 0.123 });
        Assert.NotEqual(rule, rule with { Schedule = new StepDecay(10) });
        Assert.Equal(rule, rule with { Schedule = Schedule.Constant });
        Assert.Equal(0.123, (rule with { LearningRate = 0.123 }).LearningRate);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_handed_to_an_update_is_left_as_it_is(string name)
    {
        double[] g = [1, -2];
        EveryRule.Of(name).After([1, 1], g, g);
        Assert.Equal([1, -2], g);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_step_is_against_the_gradient(string name) =>
        Gen.Select(Gen.Double[-5, 5].Array[3], Gen.Double[0.1, 5].Array[3], Gen.Bool.Array[3]).Sample((x, size, negative) =>
        {
            double[] g = [.. size.Zip(negative, (s, minus) => minus ? -s : s)];
            double[] moved = (EveryRule.Of(name) is AdamW adamW ? adamW with { WeightDecay = 0 } : EveryRule.Of(name)).After(x, g);
            for (int i = 0; i < 3; i++)
                Assert.Equal(-Math.Sign(g[i]), Math.Sign(moved[i] - x[i]));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_variable_is_moved_by_its_own_gradient_alone(string name) =>
        Gen.Double[-5, 5].Array[6].Sample(v =>
        {
            Optimizer rule = EveryRule.Of(name);
            double[] both = rule.After([v[0], v[1]], [v[2], v[3]], [v[4], v[5]]);
            Assert.Equal([.. rule.After([v[0]], [v[2]], [v[4]]), .. rule.After([v[1]], [v[3]], [v[5]])], both);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_it_is_level_nothing_moves(string name)
    {
        Optimizer rule = EveryRule.Of(name);
        double shrunk = rule is AdamW adamW ? Math.Pow(1 - adamW.LearningRate * adamW.WeightDecay, 2) : 1;
        EveryRule.AssertNear([3 * shrunk, -4 * shrunk], rule.After([3, -4], [0, 0], [0, 0]), 1e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_a_number_is_shown_and_stays(string name)
    {
        double[] x = EveryRule.Of(name).After([1, 1], [double.NaN, 1], [1, 1]);
        Assert.True(double.IsNaN(x[0]) && double.IsFinite(x[1]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schedule_sets_the_rate_of_each_step(string name)
    {
        // A step whose factor is 0 moves nothing, whatever was remembered.
        Optimizer rule = EveryRule.Of(name) with { Schedule = new CosineDecay(1) };
        double[] once = rule.After([1], [2]), twice = rule.After([1], [2], [0]);
        Assert.Equal((rule with { Schedule = Schedule.Constant }).After([1], [2]), once);
        if (rule is not (Momentum or Nesterov)) // their velocity holds the rates of the steps that made it
            Assert.Equal(once, twice);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_shapes_are_named(string name)
    {
        Optimizer rule = EveryRule.Of(name);
        Assert.Equal("x must have 2 elements, as the run was started with, but has 1. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => rule.Start(2)([3], [6])).Message);
        Assert.Equal("gradient must have 2 elements, as x has, but has 3. (Parameter 'gradient')",
            Assert.Throws<ArgumentException>(() => rule.Start(2)([3, 4], [6, 8, 0])).Message);
        Assert.Equal("dimension must be positive, but was 0. (Parameter 'dimension')",
            Assert.Throws<ArgumentOutOfRangeException>(() => rule.Start(0)).Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_learning_rate_must_be_positive_and_finite(string name)
    {
        Optimizer rule = EveryRule.Of(name);
        foreach ((double η, string shown) in new[] { (0, "0"), (-0.1, "-0.1"), (double.NaN, "NaN"), (double.PositiveInfinity, "Infinity") })
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(() => rule with { LearningRate = η });
            Assert.Equal($"LearningRate must be positive and finite, but was {shown}. (Parameter 'LearningRate')", e.Message);
        }
    }

    public static TheoryData<string, double, string> Betas => new()
    {
        { "Beta", 1, "1" }, { "Beta", -0.1, "-0.1" }, { "Beta", double.NaN, "NaN" }, { "Rho", 1, "1" }, { "Rho", -0.5, "-0.5" },
        { "Beta1", 1, "1" }, { "Beta1", 1.5, "1.5" }, { "Beta2", 1, "1" }, { "Beta2", double.PositiveInfinity, "Infinity" },
    };

    [Theory]
    [MemberData(nameof(Betas))]
    public void A_share_that_is_kept_must_be_below_1(string setting, double value, string shown) =>
        AssertRefused(setting, value, $"{setting} must be at least 0 and below 1, but was {shown}. (Parameter '{setting}')");

    [Theory]
    [InlineData("Epsilon", -1e-7, "-1E-07")]
    [InlineData("Epsilon", double.NaN, "NaN")]
    [InlineData("WeightDecay", -0.01, "-0.01")]
    [InlineData("WeightDecay", double.PositiveInfinity, "Infinity")]
    public void Epsilon_and_decay_must_not_be_negative(string setting, double value, string shown) =>
        AssertRefused(setting, value, $"{setting} must be 0 or positive, and finite, but was {shown}. (Parameter '{setting}')");

    // Every rule that has the setting refuses it, in the constructor and in a with-expression.
    static void AssertRefused(string setting, double value, string message)
    {
        var having = EveryRule.Rules.Where(rule => rule.GetType().GetProperty(setting) is not null).ToArray();
        Assert.NotEmpty(having);
        foreach (Optimizer rule in having)
        {
            var parameters = rule.GetType().GetConstructors().Single(c => c.GetParameters().Length > 0).GetParameters();
            object?[] arguments = [.. parameters.Select(p => p.Name == setting ? value : p.DefaultValue)];
            var constructed = Assert.Throws<System.Reflection.TargetInvocationException>(
                () => Activator.CreateInstance(rule.GetType(), arguments));
            var set = Assert.Throws<System.Reflection.TargetInvocationException>(
                () => rule.GetType().GetProperty(setting)!.SetValue(rule with { }, value));
            foreach (Exception e in new[] { constructed, set })
                Assert.Equal(message, Assert.IsType<ArgumentOutOfRangeException>(e.InnerException).Message);
        }
    }

    static object?[] Defaults(Optimizer rule) =>
        [.. rule.GetType().GetConstructors().Single(c => c.GetParameters().Length > 0).GetParameters().Select(p => p.DefaultValue)];

    [Fact]
    public void Legends_tell_what_is_not_as_usual()
    {
        Assert.Equal(
            ["SGD, η = 0.1", "Momentum, η = 0.01", "Nesterov, η = 0.01", "AdaGrad, η = 0.01", "RMSProp, η = 0.01", "Adam, η = 0.001",
                "AdamW, η = 0.001", "AMSGrad, η = 0.001"],
            EveryRule.Rules.Select(rule => rule.ToString()));
        Assert.Equal("Adam, η = 0.3", new Adam(0.3).ToString());
        Assert.Equal("Adam, η = 0.3, β₁ = 0.5, ε = 1E-08", new Adam(0.3, Beta1: 0.5, Epsilon: 1e-8).ToString());
        Assert.Equal("AdamW, η = 0.3, β₂ = 0.99, λ = 0.1", new AdamW(0.3, Beta2: 0.99, WeightDecay: 0.1).ToString());
        Assert.Equal("AMSGrad, η = 0.001, β₁ = 0", new AmsGrad(Beta1: 0).ToString());
        Assert.Equal("Momentum, η = 0.1, β = 0.5", new Momentum(0.1, 0.5).ToString());
        Assert.Equal("Nesterov, η = 0.1, β = 0.5", new Nesterov(0.1, 0.5).ToString());
        Assert.Equal("AdaGrad, η = 0.1, ε = 0", new AdaGrad(0.1, 0).ToString());
        Assert.Equal("RMSProp, η = 0.1, ρ = 0.9", new RmsProp(0.1, 0.9).ToString());
        Assert.Equal("Adam, η = 0.1, cosine over 100 steps, warm-up 10",
            (new Adam(0.1) { Schedule = new CosineDecay(100, 10) }).ToString());
    }
}

namespace NotebookLab.Charts.Tests;

public class DrawErrorAgainstStepTests
{
    static Drawn Sine => new(Draw.ErrorAgainstStep(Math.Sin, Math.Cos, at: 1));

    [Theory]
    [InlineData("forward", 3e-10, 3e-9, 1e-9, 1e-7)]
    [InlineData("central", 1e-12, 3e-11, 1e-6, 1e-4)]
    [InlineData("five-point", 1e-15, 1e-12, 1e-4, 1e-2)]
    public void The_least_error_is_marked_where_the_curve_has_it(
        string name, double fromError, double toError, double fromStep, double toStep)
    {
        var chart = Sine;
        double[] h = Drawn.Numbers(chart.Named(name)["x"]!), error = Drawn.Numbers(chart.Named(name)["y"]!);
        int least = Array.IndexOf(error, error.Where(double.IsFinite).Min());
        Assert.InRange(error[least], fromError, toError);
        Assert.InRange(h[least], fromStep, toStep);
        Assert.Equal((h[least], error[least]),
            (Drawn.Numbers(chart.Named($"least error of {name}")["x"]!)[0],
                Drawn.Numbers(chart.Named($"least error of {name}")["y"]!)[0]), Near);
        Assert.Contains(chart.Annotations, label => Drawn.Text(label).StartsWith($"<b>{name}</b>: least ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("forward", 1)]
    [InlineData("central", 2)]
    [InlineData("five-point", 4)]
    public void At_large_steps_the_error_has_its_slope_and_a_guide_beside_it(string name, int order)
    {
        var chart = Sine;
        double[] error = Drawn.Numbers(chart.Named(name)["y"]!);
        Assert.Equal(order, Math.Log10(error[^2] / error[^5]), 0.2);
        var guide = chart.Named("slope of h" + order switch { 1 => "", 2 => "²", _ => "⁴" });
        double[] x = Drawn.Numbers(guide["x"]!), y = Drawn.Numbers(guide["y"]!);
        Assert.Equal(order, Math.Log10(y[1] / y[0]) / Math.Log10(x[1] / x[0]), 1e-6);
    }

    [Fact]
    public void At_small_steps_the_error_lies_around_the_line_of_rounding()
    {
        var chart = Sine;
        double[] x = Drawn.Numbers(chart.Named("slope of ε/h")["x"]!), y = Drawn.Numbers(chart.Named("slope of ε/h")["y"]!);
        Assert.Equal(Math.Pow(2, -53) * Math.Sin(1), x[0] * y[0], 1e-20);
        double[] h = Drawn.Numbers(chart.Named("central")["x"]!), error = Drawn.Numbers(chart.Named("central")["y"]!);
        Assert.All(h.Zip(error).Where(p => p.First < 1e-7), p => Assert.InRange(p.Second * p.First, 0, 10 * x[0] * y[0]));
    }

    [Theory, InlineData("h"), InlineData("h²"), InlineData("h⁴"), InlineData("ε/h")]
    public void The_label_of_a_guide_stands_on_it(string order)
    {
        var label = Assert.Single(Sine.Annotations, label => Drawn.Text(label) == order);
        double[] x = Drawn.Numbers(Sine.Named($"slope of {order}")["x"]!), y = Drawn.Numbers(Sine.Named($"slope of {order}")["y"]!);
        double slope = Math.Log10(y[1] / y[0]) / Math.Log10(x[1] / x[0]);
        double there = Math.Log10(y[0]) + slope * (label["x"]!.GetValue<double>() - Math.Log10(x[0]));
        Assert.Equal(there, label["y"]!.GetValue<double>(), 1e-6);
    }

    [Fact]
    public void A_step_that_is_lost_in_x_has_the_whole_derivative_for_its_error() =>
        Assert.Equal(1, Drawn.Numbers(new Drawn(Draw.ErrorAgainstStep(x => x, _ => 1, 1e6)).Named("central")["y"]!)[0], 1e-6);

    [Fact]
    public void Errors_of_0_are_triangles_at_the_foot_and_said()
    {
        var chart = new Drawn(Draw.ErrorAgainstStep(x => 0, _ => 0, 0));
        Assert.Contains("forward is exact at 49 steps: ▼", chart.Title, StringComparison.Ordinal);
        Assert.Equal([1e-16], Drawn.Numbers(chart.Named("the error of forward is 0")["x"]!));   // one for all that follow each other
        Assert.Contains(chart.Annotations, label => Drawn.Text(label) == "<b>central</b>: no error above 0");
    }

    [Fact]
    public void Methods_of_your_own_are_compared_under_their_names()
    {
        var chart = new Drawn(Draw.ErrorAgainstStep(Math.Exp, Math.Exp, 0, "exp", ("backward", (f, x, h) => (f(x) - f(x - h)) / h)));
        Assert.Equal(Math.Exp(-1), Drawn.Numbers(chart.Named("backward")["y"]!)[^1], 1e-5);
        Assert.StartsWith("Error of exp′(0), against the step h", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(
            () => Draw.ErrorAgainstStep(Math.Sin, Math.Cos, double.NaN)).ParamName);
        Assert.Equal("derivative",
            Assert.Throws<ArgumentOutOfRangeException>(() => Draw.ErrorAgainstStep(Math.Log, x => 1 / x, 0)).ParamName);
        Assert.Equal("methods", Assert.Throws<ArgumentException>(() => Draw.ErrorAgainstStep(Math.Sin, Math.Cos, 1, "sin", [])).ParamName);
        Assert.Throws<ArgumentNullException>(() => Draw.ErrorAgainstStep(null!, Math.Cos, 1));
    }

    static bool Near((double, double) a, (double, double) b) =>
        Math.Abs(a.Item1 / b.Item1 - 1) < 1e-4 && Math.Abs(a.Item2 / b.Item2 - 1) < 1e-4;
}

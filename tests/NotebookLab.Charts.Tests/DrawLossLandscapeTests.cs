using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DrawLossLandscapeTests
{
    static readonly Vector<double> X = Vector<double>.Build.Dense([0.6, 0.9]), T = Vector<double>.Build.Dense([0.0, 0, 1]);

    static SimpleNet Net =>
        new(Matrix<double>.Build.DenseOfArray(new[,] { { 0.47355232, 0.9977393, 0.84668094 }, { 0.85557411, 0.03563661, 0.69422093 } }));

    [Fact]
    public void The_path_is_gradient_descent_of_these_two_weights_alone()
    {
        var path = new Drawn(Draw.LossLandscape(Net, X, T, (0, 0), (1, 2), new Sgd(1.5), 10)).Named("path");
        double[] x = Drawn.Numbers(path["x"]!), y = Drawn.Numbers(path["y"]!);
        var w = Net.W;
        for (int i = 0; i <= 10; i++)
        {
            Assert.Equal((w[0, 0], w[1, 2]), (x[i], y[i]), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-6);
            var gradient = SimpleNet.Gradient(w, X, T);
            w[0, 0] -= 1.5 * gradient[0, 0];
            w[1, 2] -= 1.5 * gradient[1, 2];
        }
    }

    [Fact]
    public void The_contours_are_the_loss_with_all_other_weights_held()
    {
        var contours = new Drawn(Draw.LossLandscape(Net, X, T, (0, 0), (0, 1), new Sgd(1), 10)).Named("f");
        double[] x = Drawn.Numbers(contours["x"]!), y = Drawn.Numbers(contours["y"]!), z = Drawn.Unpacked(contours["z"]!);
        foreach (var (row, column) in new[] { (0, 0), (7, 50), (60, 3) })
        {
            var w = Net.W;
            (w[0, 0], w[0, 1]) = (x[column], y[row]);
            Assert.Equal(SimpleNet.Loss(w, X, T), z[row * x.Length + column], 1e-5);
        }
    }

    [Fact]
    public void Title_axes_and_subtitle_name_the_weights_and_the_losses_at_start_and_end()
    {
        var chart = new Drawn(Draw.LossLandscape(Net, X, T, (0, 2), (1, 2)));
        Assert.StartsWith("Only w₀₂ and w₁₂ learn", chart.Title, StringComparison.Ordinal);
        Assert.Contains(
            "f(w₀₂, w₁₂) is the loss, the other 4 weights held; SGD, η = 0.5; "
                + "50 steps from (0.8467, 0.6942): f goes from 0.9281 to 0.03633", chart.Title, StringComparison.Ordinal);
        Assert.Equal("w₀₂", Drawn.Text(chart.Layout["xaxis"]!["title"]!));
        Assert.Equal("w₁₂", Drawn.Text(chart.Layout["yaxis"]!["title"]!));
    }

    [Fact]
    public void The_network_stays_as_it_is()
    {
        var net = Net;
        Draw.LossLandscape(net, X, T, (0, 0), (1, 2));
        Assert.Equal(Net.W, net.W);
        Assert.Equal(0.9280685387482351, net.Loss(X, T), 1e-12);
    }

    [Theory, InlineData(0.01), InlineData(0.5), InlineData(30)]
    public void The_window_holds_the_whole_path_with_room_around_it(double rate)
    {
        var chart = new Drawn(Draw.LossLandscape(Net, X, T, (0, 2), (1, 1), new Sgd(rate), 100));
        foreach (string axis in new[] { "x", "y" })
        {
            double[] path = Drawn.Numbers(chart.Named("path")[axis]!), range = chart.Range(axis + "axis");
            double room = 0.15 * (range[1] - range[0]);
            Assert.True(range[0] + room < path.Min() && path.Max() < range[1] - room);
        }

        Assert.DoesNotContain("leaves the window", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_step_the_surroundings_of_the_start_are_drawn()
    {
        var chart = new Drawn(Draw.LossLandscape(Net, X, T, (0, 0), (1, 0), steps: 0));
        Assert.Contains("no step yet: only the start (0.4736, 0.8556), where f is 0.9281", chart.Title, StringComparison.Ordinal);
        Assert.Equal(1.8556, chart.Range("yaxis")[1], 1e-4);
    }

    [Fact]
    public void Steps_far_too_long_give_a_chart_that_says_where_the_loss_is_no_number() =>
        Assert.Contains("holes where f is not a finite number",
            new Drawn(Draw.LossLandscape(Net, X, T, (0, 0), (0, 1), new Sgd(1e300), 5)).Title, StringComparison.Ordinal);

    [Fact]
    public void Weights_that_are_not_two_of_the_network_are_refused()
    {
        var same = Assert.Throws<ArgumentException>(() => Draw.LossLandscape(Net, X, T, (1, 2), (1, 2)));
        Assert.Equal("second", same.ParamName);
        Assert.StartsWith("second must be another weight than first, but both are w₁₂.", same.Message, StringComparison.Ordinal);
        var outside = Assert.Throws<ArgumentOutOfRangeException>(() => Draw.LossLandscape(Net, X, T, (2, 0), (1, 2)));
        Assert.Equal(("first", (object)(2, 0)), (outside.ParamName, outside.ActualValue));
        Assert.StartsWith("first must be a row and a column of the 2×3 weights, counted from 0.", outside.Message,
            StringComparison.Ordinal);
        Assert.Equal("second", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.LossLandscape(Net, X, T, (0, 0), (0, -1))).ParamName);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(
            () => Draw.LossLandscape(Net, X, T, (0, 0), (0, 1), steps: -1)).ParamName);
        Assert.Equal("net", Assert.Throws<ArgumentNullException>(() => Draw.LossLandscape(null!, X, T, (0, 0), (0, 1))).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => Draw.LossLandscape(Net, T, T, (0, 0), (0, 1))).ParamName);
        Assert.Equal("t", Assert.Throws<ArgumentException>(() => Draw.LossLandscape(Net, X, X, (0, 0), (0, 1))).ParamName);
        var broken = Assert.Throws<ArgumentException>(() => Draw.LossLandscape(new SimpleNet(double.NaN * Net.W), X, T, (0, 0), (0, 1)));
        Assert.StartsWith("net must have finite weights, but w₀₀ is not a number.", broken.Message, StringComparison.Ordinal);
    }
}

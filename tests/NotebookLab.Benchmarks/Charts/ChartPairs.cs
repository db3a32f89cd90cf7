using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Charts;
using NotebookLab.Landscapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;
using Chart = Plotly.NET.CSharp.Chart;

namespace NotebookLab.Benchmarks.Charts;

/// <summary>Every kind of chart, as large as a notebook draws it.</summary>
static class ChartPairs
{
    public static IReadOnlyList<ChartPair> All { get; } =
    [
        new("curve", () => Draw.Curve(Math.Sin, -3, 3), () => ByDefault.Curve(Math.Sin, -3, 3)),
        new("surface 100×100", () => Draw.Surface(Landscape.Himmelblau, resolution: 100),
            () => ByDefault.Surface(Landscape.Himmelblau, 100))
        {
            MostMilliseconds = 15, MostBytes = 60 * 1024,
        },
        new("gradient field", () => Draw.Field(Landscape.Rosenbrock),
            () => Chart.Combine([ByDefault.Contours(Landscape.Rosenbrock), ByDefault.Arrows(Landscape.Rosenbrock, 15)])),
        new("descent", () => Draw.Descent(Landscape.Ravine, Run(0.9)),
            () => Chart.Combine([ByDefault.Contours(Landscape.Ravine), ByDefault.Path("path", Run(0.9))])),
        new("learning rate slider, 17 rates", () => Draw.LearningRateSlider(Landscape.Ravine),
            () => Chart.Combine([ByDefault.Contours(Landscape.Ravine), .. Rates.Select(rate => ByDefault.Path($"{rate}", Run(rate))),
                .. Rates.Select(rate => ByDefault.Losses($"{rate}", Run(rate)))])),
        new("learning rates, 5 panels", () => Draw.LearningRates(Landscape.Ravine, [0.01, 0.1, 0.3, 0.99, 1.05]),
            () => Chart.Combine(new[] { 0.01, 0.1, 0.3, 0.99, 1.05 }.SelectMany(
                rate => new[] { ByDefault.Contours(Landscape.Ravine), ByDefault.Path($"{rate}", Run(rate)) }))),
        // Plotly.NET writes no frames: its race is the five paths at the end.
        new("race, 5 optimizers × 60 steps", () => Draw.Race(Landscape.Ravine, 60, Racers),
            () => Chart.Combine([ByDefault.Contours(Landscape.Ravine),
                .. Racers.Select(racer => ByDefault.Path(racer.ToString(), [.. racer.Minimize(Landscape.Ravine, 60)]))]))
        {
            MostBytes = 150 * 1024,
        },
        new("inner state of Adam", () => Draw.InnerState(Landscape.Ravine, new Adam(0.3), 60),
            () => Chart.Combine([ByDefault.Contours(Landscape.Ravine),
                ByDefault.Path("Adam", [.. new Adam(0.3).Minimize(Landscape.Ravine, 60)])])),
        new("error against step", () => Draw.ErrorAgainstStep(Math.Sin, Math.Cos, 1),
            () => Chart.Combine(Enumerable.Range(0, 3)
                .Select(_ => ByDefault.Line("error", Steps, h => Math.Abs((Math.Sin(1 + h) - Math.Sin(1)) / h - Math.Cos(1)))))),
        new("loss", () => Draw.Loss(("0.1", Run(0.1)), ("0.9", Run(0.9))),
            () => Chart.Combine([ByDefault.Losses("0.1", Run(0.1)), ByDefault.Losses("0.9", Run(0.9))])),
        new("slices", () => Draw.Slices(Landscape.Bowl, [3, 4]),
            () => Chart.Combine([ByDefault.Surface(Landscape.Bowl, 51), ByDefault.Line("f", Sides, x => x * x + 16),
                ByDefault.Line("f", Sides, x => 9 + x * x)])),
        new("secant slider", () => Draw.SecantSlider(x => 0.01 * x * x + 0.1 * x, 0, 20, at: 5),
            () => Chart.Combine([ByDefault.Curve(x => 0.01 * x * x + 0.1 * x, 0, 20),
                .. Steps.Select(h => ByDefault.Line($"{h}", [0, 20], x => 0.75 + (x - 5) * (0.2 + 0.01 * h)))])),
        new("loss landscape", () => Draw.LossLandscape(Net, Input, Target, (0, 2), (1, 2)),
            () => Chart.Combine([ByDefault.Contours(TwoWeights), ByDefault.Path("path", [.. new Sgd(0.5).Minimize(TwoWeights, 50)])])),
        new("weights and gradient, 2×3", () => Draw.Weights(Net.W, Net.Gradient(Input, Target)),
            () => Chart.Combine([ByDefault.Heatmap(Net.W), ByDefault.Heatmap(Net.Gradient(Input, Target))])),
        new("digits, 40 images", () => Draw.Digits(Digits.Test[..40]),
            () => Chart.Combine(Enumerable.Range(0, 40).Select(n => ByDefault.Heatmap(ByDefault.Image(Digits.Test, n))))),
        new("training, 10 epochs", () => Draw.Training(Epochs),
            () => Chart.Combine([ByDefault.Line("loss", Epochs.Select(e => (double)e.Number), Epochs.Select(e => e.Loss)),
                ByDefault.Line("accuracy", Epochs.Select(e => (double)e.Number), Epochs.Select(e => e.Accuracy))])),
        new("confusion, 10 classes", () => Draw.Confusion(Digits.Test, Predicted),
            () => ByDefault.Heatmap(ByDefault.Counts(Digits.Test, Predicted))),
    ];

    static SimpleNet Net =>
        new(Matrix<double>.Build.DenseOfArray(new[,] { { 0.47355232, 0.9977393, 0.84668094 }, { 0.85557411, 0.03563661, 0.69422093 } }));

    static Vector<double> Input => Vector<double>.Build.Dense([0.6, 0.9]);

    static Vector<double> Target => Vector<double>.Build.Dense([0.0, 0, 1]);

    // The loss by the weights (0, 2) and (1, 2), the others as they are.
    static Landscape TwoWeights => Landscape.Bowl with
    {
        Name = "loss", Window = new(-1, 5, -1, 5), Start = [Net.W[0, 2], Net.W[1, 2]],
        Value = w => SimpleNet.Loss(Moved(w[0], w[1]), Input, Target),
        Gradient = (w, gradient) =>
        {
            var all = SimpleNet.Gradient(Moved(w[0], w[1]), Input, Target);
            (gradient[0], gradient[1]) = (all[0, 2], all[1, 2]);
        },
    };

    static Matrix<double> Moved(double first, double second)
    {
        var w = Net.W.Clone();
        (w[0, 2], w[1, 2]) = (first, second);
        return w;
    }

    static double[] Sides => [.. Enumerable.Range(-30, 61).Select(i => i / 6.0)];

    static Epoch[] Epochs => [.. Enumerable.Range(0, 11).Select(n => new Epoch(n, 2.3 * Math.Exp(-0.5 * n), 1 - 0.9 * Math.Exp(-0.5 * n)))];

    // Every third digit misread.
    static int[] Predicted => [.. Digits.Test.Labels.ToArray().Select((label, n) => n % 3 == 0 ? (label + 1) % 10 : label)];

    static double[] Rates => [.. Enumerable.Range(1, 17).Select(i => 0.0625 * i)];

    static double[] Steps => [.. Enumerable.Range(-48, 49).Select(k => Math.Pow(10, k / 3.0))];

    static Optimizer[] Racers => [new Sgd(0.95), new Momentum(0.1), new AdaGrad(1.5), new RmsProp(0.3), new Adam(0.3)];

    static Iterate[] Run(double rate) => [.. new Sgd(rate).Minimize(Landscape.Ravine, 25)];
}

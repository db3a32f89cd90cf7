using NotebookLab.Charts;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Chart = Plotly.NET.CSharp.Chart;

namespace NotebookLab.Benchmarks.Charts;

/// <summary>Every kind of chart, as large as a notebook draws it.</summary>
internal static class ChartPairs
{
    public static IReadOnlyList<ChartPair> All { get; } =
    [
        new("curve", () => Draw.Curve(Math.Sin, -3, 3), () => ByDefault.Curve(Math.Sin, -3, 3)),
        new("surface 100×100", () => Draw.Surface(Landscape.Himmelblau, resolution: 100), () => ByDefault.Surface(Landscape.Himmelblau, 100))
        {
            MostMilliseconds = 15, MostBytes = 60 * 1024,
        },
        new("gradient field", () => Draw.Field(Landscape.Rosenbrock), () => Chart.Combine([ByDefault.Contours(Landscape.Rosenbrock), ByDefault.Arrows(Landscape.Rosenbrock, 15)])),
        new("descent", () => Draw.Descent(Landscape.Ravine, Run(0.9)), () => Chart.Combine([ByDefault.Contours(Landscape.Ravine), ByDefault.Path("path", Run(0.9))])),
        new("learning rate slider, 17 rates", () => Draw.LearningRateSlider(Landscape.Ravine), () => Chart.Combine([ByDefault.Contours(Landscape.Ravine), .. Rates.Select(rate => ByDefault.Path($"{rate}", Run(rate))), .. Rates.Select(rate => ByDefault.Losses($"{rate}", Run(rate)))])),
        new("learning rates, 5 panels", () => Draw.LearningRates(Landscape.Ravine, [0.01, 0.1, 0.3, 0.99, 1.05]), () => Chart.Combine(new[] { 0.01, 0.1, 0.3, 0.99, 1.05 }.SelectMany(rate => new[] { ByDefault.Contours(Landscape.Ravine), ByDefault.Path($"{rate}", Run(rate)) }))),
        // Plotly.NET writes no frames: its race is the five paths at the end.
        new("race, 5 optimizers × 60 steps", () => Draw.Race(Landscape.Ravine, 60, Racers), () => Chart.Combine([ByDefault.Contours(Landscape.Ravine), .. Racers.Select(racer => ByDefault.Path(racer.ToString(), [.. racer.Minimize(Landscape.Ravine, 60)]))]))
        {
            MostBytes = 150 * 1024,
        },
        new("inner state of Adam", () => Draw.InnerState(Landscape.Ravine, new Adam(0.3), 60), () => Chart.Combine([ByDefault.Contours(Landscape.Ravine), ByDefault.Path("Adam", [.. new Adam(0.3).Minimize(Landscape.Ravine, 60)])])),
        new("error against step", () => Draw.ErrorAgainstStep(Math.Sin, Math.Cos, 1), () => Chart.Combine(Enumerable.Range(0, 3).Select(_ => ByDefault.Line("error", Steps, h => Math.Abs((Math.Sin(1 + h) - Math.Sin(1)) / h - Math.Cos(1)))))),
        new("loss", () => Draw.Loss(("0.1", Run(0.1)), ("0.9", Run(0.9))), () => Chart.Combine([ByDefault.Losses("0.1", Run(0.1)), ByDefault.Losses("0.9", Run(0.9))])),
    ];

    private static double[] Rates => [.. Enumerable.Range(1, 17).Select(i => 0.0625 * i)];

    private static double[] Steps => [.. Enumerable.Range(-48, 49).Select(k => Math.Pow(10, k / 3.0))];

    private static Optimizer[] Racers => [new Sgd(0.95), new Momentum(0.1), new AdaGrad(1.5), new RmsProp(0.3), new Adam(0.3)];

    private static Iterate[] Run(double rate) => [.. new Sgd(rate).Minimize(Landscape.Ravine, 25)];
}

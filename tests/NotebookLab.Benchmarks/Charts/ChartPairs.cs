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
        new("loss", () => Draw.Loss(("0.1", Run(0.1)), ("0.9", Run(0.9))), () => Chart.Combine([ByDefault.Losses("0.1", Run(0.1)), ByDefault.Losses("0.9", Run(0.9))])),
    ];

    private static Iterate[] Run(double rate) => [.. new Sgd(rate).Minimize(Landscape.Ravine, 25)];
}

using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;

namespace NotebookLab.Charts.Tests;

/// <summary>One of each chart, as large as a notebook is likely to draw it: what all charts have in common is tested on these.</summary>
public static class Gallery
{
    private static readonly Dictionary<string, Func<GenericChart>> Charts = new()
    {
        ["curve"] = () => Draw.Curve(Math.Sin, -3, 3),
        ["tangent"] = () => Draw.Tangent(x => 0.01 * x * x + 0.1 * x, 0, 20, at: [5, 10]),
        ["slider"] = () => Draw.TangentSlider(Math.Sin, -3, 3),
        ["slider, most positions"] = () => Draw.TangentSlider(Math.Sin, -3, 3, positions: 60),
        ["field"] = () => Draw.Field(Landscape.Rosenbrock),
        ["arrows"] = () => Draw.Arrows(x => x[0] * x[0] + x[1] * x[1], -2, 2.5, 0.25, new Window(-2, 2, -2, 2)),
        ["descent"] = () => Draw.Descent(Landscape.Bowl, Run(Landscape.Bowl, 0.1, 20)),
        ["descent, long"] = () => Draw.Descent(Landscape.Rosenbrock, Run(Landscape.Rosenbrock, 0.0015, 2000)),
        ["descent, several"] = () => Draw.Descent(Landscape.Ravine, ("a", Run(Landscape.Ravine, 0.1, 500)), ("b", Run(Landscape.Ravine, 0.99, 500)), ("c", Run(Landscape.Ravine, 1.05, 500))),
        ["loss"] = () => Draw.Loss(("a", Run(Landscape.Ravine, 0.1, 1000)), ("b", Run(Landscape.Ravine, 1.05, 1000)), ("c", Run(Landscape.Ravine, 0.3, 1000))),
        ["surface"] = () => Draw.Surface(Landscape.Himmelblau, resolution: 100),
        ["surface with path"] = () => Draw.Surface(Landscape.Bowl, Run(Landscape.Bowl, 0.1, 20)),
        ["race"] = () => Draw.Race(Landscape.Ravine, 30, ("SGD", new Sgd(0.95)), ("Adam", new Adam(0.3))),
        ["race, largest"] = () => Draw.Race(Landscape.Ravine, 60, new Sgd(0.95), new Momentum(0.1), new AdaGrad(1.5), new RmsProp(0.3), new Adam(0.3)),
        ["descent, four minima"] = () => Draw.Descent(Landscape.Himmelblau, Run(Landscape.Himmelblau, 0.01, 50)),
    };

    public static TheoryData<string> Names => [.. Charts.Keys];

    public static GenericChart Chart(string name) => Charts[name]();

    private static Iterate[] Run(Landscape landscape, double rate, int steps) => [.. new Sgd(rate).Minimize(landscape, steps)];
}

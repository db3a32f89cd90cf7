using System.Collections.Concurrent;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Charts.Display;
using NotebookLab.Landscapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;
using Plotly.NET;

namespace NotebookLab.Charts.Tests;

/// <summary>One of each chart, as large as a notebook is likely to draw it: what all charts have in common is tested on these.</summary>
public static class Gallery
{
    static readonly Dictionary<string, Func<GenericChart>> Charts = new()
    {
        ["curve"] = () => Draw.Curve(Math.Sin, -3, 3),
        ["curves"] = () => Draw.Curve(-3, 3, ("f(x) = x³/3", x => x * x * x / 3), ("f′(x) = x²", x => x * x), ("sin x", Math.Sin)),
        ["tangent"] = () => Draw.Tangent(x => 0.01 * x * x + 0.1 * x, 0, 20, at: [5, 10]),
        ["slider"] = () => Draw.TangentSlider(Math.Sin, -3, 3),
        ["slider, most positions"] = () => Draw.TangentSlider(Math.Sin, -3, 3, positions: 60),
        ["secant"] = () => Draw.Secant(x => 0.01 * x * x + 0.1 * x, 0, 20, at: 5, h: 10),
        ["secant slider"] = () => Draw.SecantSlider(x => 0.01 * x * x + 0.1 * x, 0, 20, at: 5),
        ["field"] = () => Draw.Field(Landscape.Rosenbrock),
        ["field, four minima"] = () => Draw.Field(Landscape.Himmelblau),
        ["arrows"] = () => Draw.Arrows(x => x[0] * x[0] + x[1] * x[1], -2, 2.5, 0.25, new Window(-2, 2, -2, 2)),
        ["descent"] = () => Draw.Descent(Landscape.Bowl, Run(Landscape.Bowl, 0.1, 20)),
        ["descent, long"] = () => Draw.Descent(Landscape.Rosenbrock, Run(Landscape.Rosenbrock, 0.0015, 2000)),
        ["descent, several"] = () =>
            Draw.Descent(Landscape.Ravine, ("a", Run(Landscape.Ravine, 0.1, 500)), ("b", Run(Landscape.Ravine, 0.99, 500)),
                ("c", Run(Landscape.Ravine, 1.05, 500))),
        ["loss"] = () =>
            Draw.Loss(("a", Run(Landscape.Ravine, 0.1, 1000)), ("b", Run(Landscape.Ravine, 1.05, 1000)),
                ("c", Run(Landscape.Ravine, 0.3, 1000))),
        ["error against step"] = () => Draw.ErrorAgainstStep(Math.Sin, Math.Cos, at: 1),
        ["surface"] = () => Draw.Surface(Landscape.Himmelblau, resolution: 100),
        ["surface with path"] = () => Draw.Surface(Landscape.Bowl, Run(Landscape.Bowl, 0.1, 20)),
        ["slices"] = () => Draw.Slices(Landscape.Bowl, [3, 4]),
        ["loss, five rates"] = () =>
            Draw.Loss(
                [.. new[] { 0.01, 0.1, 0.3, 0.99, 1.05 }.Select(
                    rate => ($"η = {rate.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
                        (IEnumerable<Iterate>)Run(Landscape.Ravine, rate, 40)))]),
        ["learning rates"] = () => Draw.LearningRates(Landscape.Ravine, [0.01, 0.1, 0.3, 0.99, 1.05]),
        ["learning rates, nine"] = () =>
            Draw.LearningRates(Landscape.Himmelblau, [0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.05]),
        ["learning rate slider"] = () => Draw.LearningRateSlider(Landscape.Ravine),
        ["learning rate slider, Rosenbrock"] = () => Draw.LearningRateSlider(Landscape.Rosenbrock),
        ["learning rates, two"] = () => Draw.LearningRates(Landscape.Bowl, [0.1, 0.99]),
        ["inner state, Adam"] = () => Draw.InnerState(Landscape.Ravine, new Adam(0.3), 60),
        ["inner state, AdaGrad"] = () => Draw.InnerState(Landscape.Ravine, new AdaGrad(1.5), 60),
        ["inner state, SGD"] = () => Draw.InnerState(Landscape.Himmelblau, new Sgd(0.01), 30),
        ["weights"] = () => Draw.Weights(SimpleNet.W, SimpleNet.Gradient(X, T)),
        ["weights, largest"] = () => Draw.Weights(Matrix<double>.Build.Random(64, 50, 1), Matrix<double>.Build.Random(64, 50, 2)),
        ["matrix"] = () => Draw.Matrix(Matrix<double>.Build.Random(10, 7, 1), "A"),
        ["loss landscape"] = () => Draw.LossLandscape(SimpleNet, X, T, (0, 2), (1, 2)),
        ["loss landscape, long"] = () => Draw.LossLandscape(SimpleNet, X, T, (0, 0), (1, 2), new Adam(0.1), 1000),
        ["digits"] = () => Draw.Digits(Digits.Train[..10]),
        ["digits, most"] = () =>
            Draw.Digits(Digits.Test, [.. Digits.Test.Labels.ToArray().Select((label, n) => n % 3 == 0 ? (label + 1) % 10 : label)]),
        ["digit"] = () => Draw.Digit(Digits.Test, 7, [0, 0.02, 0, 0.08, 0, 0.0005, 0, 0, 0, 0.8995]),
        ["training"] = () => Draw.Training(Learned(10, 0.5)),
        ["training, several"] = () =>
            Draw.Training(("SGD", Learned(1000, 0.01)), ("Momentum", Learned(1000, 0.1)), ("Adam", Learned(1000, 1))),
        ["training, five"] = () => Draw.Training(
            [.. new[] { "SGD", "Momentum", "AdaGrad", "RMSProp", "Adam" }.Select(
                (name, i) => (name, (IReadOnlyList<Epoch>)Learned(30, 0.05 * (i + 1))))]),
        ["confusion"] = () =>
            Draw.Confusion(Digits.Test, [.. Digits.Test.Labels.ToArray().Select((label, n) => n % 3 == 0 ? (label + n / 3) % 10 : label)]),
        ["confusion, largest"] = () =>
            Draw.Confusion([.. Enumerable.Range(0, 5000).Select(n => n % 64)], [.. Enumerable.Range(0, 5000).Select(n => n * n % 64)], 64),
        ["race"] = () => Draw.Race(Landscape.Ravine, 30, ("SGD", new Sgd(0.95)), ("Adam", new Adam(0.3))),
        ["race, largest"] = () =>
            Draw.Race(Landscape.Ravine, 60, new Sgd(0.95), new Momentum(0.1), new AdaGrad(1.5), new RmsProp(0.3), new Adam(0.3)),
        ["descent on a curve"] = () => Draw.Descent(x => x * x, -4, 4, new Sgd(0.3).Minimize(x => x * x, -3.5, 20)),
        ["descent on a curve, double well"] = () => Draw.Descent(
            x => x * x * x * x - 2 * x * x + 0.3 * x, -1.8, 1.8,
            new Sgd(0.09).Minimize(x => x * x * x * x - 2 * x * x + 0.3 * x, 1.7, 30)),
        ["line"] = () => Draw.Line(Fit, new Sgd(0.3).Minimize(Fit.Landscape, 40)),
        ["line, batches"] = () => Draw.Line(
            Fit, ("all points", Fit.Minimize(new Sgd(0.2), 30, 20)), ("batches of 5", Fit.Minimize(new Sgd(0.2), 8, 5)),
            ("single points", Fit.Minimize(new Sgd(0.1), 3, 1))),
        ["descent, four minima"] = () => Draw.Descent(Landscape.Himmelblau, Run(Landscape.Himmelblau, 0.01, 50)),
    };

    // As training goes, without the time that it takes.
    static Epoch[] Learned(int epochs, double rate) => [.. Enumerable.Range(0, epochs + 1).Select(n =>
        new Epoch(n, 2.3 * Math.Exp(-rate * n), 1 - 0.9 * Math.Exp(-rate * n), 0.3 + 2 * Math.Exp(-rate * n),
            0.9 - 0.8 * Math.Exp(-rate * n)))];

    static LineFit Fit => LineFit.Sample();

    static Vector<double> X => Vector<double>.Build.Dense([0.6, 0.9]);

    static Vector<double> T => Vector<double>.Build.Dense([0.0, 0, 1]);

    static SimpleNet SimpleNet =>
        new(Matrix<double>.Build.DenseOfArray(new[,] { { 0.47355232, 0.9977393, 0.84668094 }, { 0.85557411, 0.03563661, 0.69422093 } }));

    public static TheoryData<string> Names => [.. Charts.Keys];

    public static GenericChart Chart(string name) => Charts[name]();

    /// <summary>A chart as JSON, drawn once for all that only look at it.</summary>
    public static string Json(string name) => json.GetOrAdd(name, static name => PlotlyJson.Of(Chart(name)));

    static readonly ConcurrentDictionary<string, string> json = new();

    static Iterate[] Run(Landscape landscape, double rate, int steps) => [.. new Sgd(rate).Minimize(landscape, steps)];
}

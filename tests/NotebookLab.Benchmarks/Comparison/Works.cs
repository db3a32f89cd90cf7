using NotebookLab.Learning;

namespace NotebookLab.Benchmarks.Comparison;

/// <summary>All that is compared. Each peer gets the very numbers that ours gets.</summary>
static class Works
{
    public static IEnumerable<Work> All => [.. OfSection44, .. OfSection45];

    static Work[] OfSection44 =>
    [
        new("numerical gradient of simpleNet's loss, 2×3, span", Ours<SimpleNetGradient>(nameof(SimpleNetGradient.OfSpan)),
            NumPy("simple net", SimpleNetInputs), SciPy("simple net", SimpleNetInputs)),
        new("numerical gradient of simpleNet's loss, 2×3, Matrix<double>", Ours<SimpleNetGradient>(nameof(SimpleNetGradient.OfMatrix)),
            NumPy("simple net", SimpleNetInputs)),
        new("numerical gradient of x₀² + x₁²", Ours<BowlGradient>(nameof(BowlGradient.AtPoint)),
            NumPy("bowl", At(BowlGradient.Point)), SciPy("bowl", At(BowlGradient.Point)),
            MathNet<BowlGradient>(nameof(BowlGradient.AtPointByMathNet))),
        new("gradient descent on x₀² + x₁², 100 steps, trajectory kept", Ours<BowlGradient>(nameof(BowlGradient.Descent)),
            NumPy("descent", new() { ["x"] = BowlGradient.Start, ["rate"] = BowlGradient.Rate, ["steps"] = BowlGradient.Steps })),
        new("numerical gradient of Rosenbrock, n = 100", Ours<RosenbrockGradient>(nameof(RosenbrockGradient.AtStart)),
            NumPy("rosenbrock", At(RosenbrockGradient.Start)), SciPy("rosenbrock", At(RosenbrockGradient.Start)),
            MathNet<RosenbrockGradient>(nameof(RosenbrockGradient.AtStartByMathNet), ", function written as a loop"),
            MathNet<RosenbrockGradient>(nameof(RosenbrockGradient.AtStartByMathNetOfSameFunction), ", the same function as ours")),
    ];

    static Work[] OfSection45 =>
    [
        new("numerical gradient of the digits net 64-50-10, batch 100, all 3,760 weights",
            Ours<TwoLayerNetGradient>(nameof(TwoLayerNetGradient.NumericalOfDigits)),
            NumPy("numerical gradient", On(TwoLayerNetGradient.Net(TwoLayerNetGradient.Digits), TwoLayerNetGradient.Digits))),
        new("numerical gradient of TwoLayerNet 784-50-10, batch 100, all 39,760 weights",
            Ours<TwoLayerNetGradient>(nameof(TwoLayerNetGradient.NumericalOfLargeImages)),
            NumPyOnSample(TwoLayerNetGradient.Net(TwoLayerNetGradient.LargeImages), TwoLayerNetGradient.LargeImages)),
        new("backpropagated gradient of TwoLayerNet 784-50-10, batch 100",
            Ours<TwoLayerNetGradient>(nameof(TwoLayerNetGradient.BackpropagatedOfLargeImages)),
            NumPy("backpropagation", On(TwoLayerNetGradient.Net(TwoLayerNetGradient.LargeImages), TwoLayerNetGradient.LargeImages)),
            PyTorch("backpropagation", On(TwoLayerNetGradient.Net(TwoLayerNetGradient.LargeImages), TwoLayerNetGradient.LargeImages))),
        new("ten epochs on the digits, batch 50, loss and accuracy after each",
            Ours<DigitsTraining>(nameof(DigitsTraining.TenEpochs)),
            NumPy("training", TrainingInputs), PyTorch("training", TrainingInputs)),
    ];

    static Dictionary<string, object> SimpleNetInputs =>
        new() { ["w"] = SimpleNetGradient.W, ["x"] = SimpleNetGradient.X, ["t"] = SimpleNetGradient.T };

    static Dictionary<string, object> At(double[] x) => new() { ["x"] = x };

    static Dictionary<string, object> On(TwoLayerNet net, Dataset data) => new()
    {
        ["net"] = new object[] { net.Inputs, net.Hidden, net.Classes, net.Parameters },
        ["x"] = data.X.ToArray().Chunk(data.Inputs),
        ["labels"] = data.Labels.ToArray(),
    };

    static Dictionary<string, object> TrainingInputs => new(On(DigitsTraining.Untrained(), Digits.Train))
    {
        ["rate"] = DigitsTraining.Settings.Optimizer.LearningRate,
        ["epochs"] = DigitsTraining.Deal(),
    };

    // NumPy would need two minutes for all: two losses for each of 39,760 weights, and one takes as long as another.
    static PythonPeer NumPyOnSample(TwoLayerNet net, Dataset data)
    {
        const int limit = 200;
        int[] sizes = [net.Inputs * net.Hidden, net.Hidden, net.Hidden * net.Classes, net.Classes];
        int[] starts = [0, sizes[0], sizes[0] + sizes[1], sizes[0] + sizes[1] + sizes[2]];
        int[] sample = [.. sizes.SelectMany((size, part) => Enumerable.Range(starts[part], Math.Min(size, limit)))];

        PythonPeer whole = NumPy("numerical gradient", new(On(net, data)) { ["limit"] = limit });
        return whole with
        {
            Name = $"{whole.Name} (extrapolated from {sample.Length} of {sizes.Sum():N0} weights)",
            Sample = sample,
            SampleOf = sizes.Sum(),
        };
    }

    static CSharpBenchmark Ours<T>(string method) => CSharpBenchmark.Of<T>(method);

    // Its step is its own and grows with x, so the error of a central difference is another one too.
    static CSharpPeer MathNet<T>(string method, string detail = "") =>
        new($"Math.NET NumericalJacobian{detail}", CSharpBenchmark.Of<T>(method)) { Tolerance = 1e-4 };

    static PythonPeer NumPy(string work, Dictionary<string, object> inputs) =>
        new("NumPy, the book's way", "NumPy", $"numpy {work}", inputs);

    static PythonPeer SciPy(string work, Dictionary<string, object> inputs) =>
        new("SciPy approx_derivative, 3-point", "SciPy", $"scipy {work}", inputs);

    static PythonPeer PyTorch(string work, Dictionary<string, object> inputs) =>
        new("PyTorch autograd", "PyTorch", $"torch {work}", inputs);
}

using BenchmarkDotNet.Attributes;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Benchmarks;

/// <summary>The training of section 4.5: a network 64-50-10 learns the handwritten digits.</summary>
public class DigitsTraining
{
    internal static readonly Training Settings = new(new Sgd(0.1), Epochs: 10, BatchSize: 50, Seed: 1);

    readonly TwoLayerNet net = Untrained();
    readonly double[] start = [.. Untrained().Parameters];

    /// <summary>Ten epochs in batches of 50, the loss and the accuracy told after each.</summary>
    [Benchmark]
    public double[] TenEpochs()
    {
        start.CopyTo(net.Parameters, 0);
        Settings.Run(net, Digits.Train);
        return net.Parameters;
    }

    internal static TwoLayerNet Untrained() => new(Digits.Train.Inputs, hidden: 50, Digits.Train.Classes, seed: 1, scale: 0.1);

    /// <summary>The order in which the examples are dealt: of each epoch its batches, of each batch the numbers of its examples.</summary>
    internal static int[][][] Deal()
    {
        // Dealt by the library itself, as a dataset whose examples are their own numbers.
        double[] numbers = [.. Enumerable.Range(0, Digits.Train.Count)];
        var numbered = new Dataset(numbers, Digits.Train.Labels.ToArray(), Digits.Train.Classes);
        var random = new Random(Settings.Seed);
        return
        [
            .. Enumerable.Range(0, Settings.Epochs).Select(_ => numbered.MiniBatches(Settings.BatchSize, random)
                .Select(batch => batch.X.ToArray().Select(x => (int)x).ToArray()).ToArray()),
        ];
    }
}

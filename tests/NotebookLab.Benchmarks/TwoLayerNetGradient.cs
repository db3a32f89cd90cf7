using BenchmarkDotNet.Attributes;
using NotebookLab.Learning;

namespace NotebookLab.Benchmarks;

/// <summary>The gradient of a loss by all weights of a network with 50 hidden units, on a batch of a hundred images.</summary>
public class TwoLayerNetGradient
{
    readonly Dataset digits = Digits;
    readonly TwoLayerNet digitsNet = Net(Digits);

    readonly Dataset images = LargeImages;
    readonly TwoLayerNet imagesNet = Net(LargeImages);
    readonly TwoLayerNet exactNet = new(LargeImages.Inputs, Hidden, LargeImages.Classes, Seed);
    readonly double[] gradient = new double[Net(LargeImages).Parameters.Length];

    /// <summary>Numerical, 64-50-10, on the handwritten digits: 3,760 weights.</summary>
    [Benchmark]
    public double[] NumericalOfDigits() => digitsNet.NumericalGradient(digits);

    /// <summary>Numerical, 784-50-10, on images as large as MNIST's: 39,760 weights.</summary>
    [Benchmark]
    public double[] NumericalOfLargeImages() => imagesNet.NumericalGradient(images);

    /// <summary>By backpropagation, 784-50-10.</summary>
    [Benchmark]
    public double[] BackpropagatedOfLargeImages()
    {
        exactNet.Gradient(images, gradient);
        return gradient;
    }

    internal const int Hidden = 50;

    internal static Dataset Digits => Learning.Digits.Train[..100];

    // Random, as it makes no difference to the time what they show.
    internal static Dataset LargeImages { get; } = RandomImages(100, 28 * 28);

    // The book's numerical gradient is of a loss with 1e-7 inside the logarithm; its backpropagation leaves that out.
    internal static TwoLayerNet Net(Dataset data) => new(data.Inputs, Hidden, data.Classes, Seed) { Epsilon = 1e-7 };

    const int Seed = 1;

    static Dataset RandomImages(int count, int pixels)
    {
        var random = new Random(Seed);
        double[] x = [.. Enumerable.Range(0, count * pixels).Select(_ => random.NextDouble())];
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(10))];
        return new Dataset(x, labels, classes: 10);
    }
}

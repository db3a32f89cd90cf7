using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookLab.Learning;

namespace NotebookLab.Benchmarks.Products;

/// <summary>What part of the processor's peak each matrix product of a training step reaches: a row each.</summary>
/// <remarks>
/// The peak is measured, not read from a data sheet: chains of multiply-adds that need no memory, on every core at once. A
/// product that is too small to be shared out has one core's.
/// </remarks>
static class ProductsCommand
{
    const int Rounds = 30, Chains = 10, Links = 20_000;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5), Round = TimeSpan.FromMilliseconds(10);

    static readonly (string Name, int Rows, int Inner, int Columns, bool IsTransposed)[] products =
    [
        ("784-50-10, batch 100: x·W₁", 100, 784, 50, false),
        ("784-50-10, batch 100: xᵀ·dz", 784, 100, 50, true),
        ("784-50-10, batch 100: hidden·W₂", 100, 50, 10, false),
        ("784-50-10, batch 100: hiddenᵀ·da", 50, 100, 10, true),
        ("784-50-10, batch 100: da·W₂ᵀ", 100, 10, 50, false),
        ("digits 64-50-10, batch 50: x·W₁", 50, 64, 50, false),
        ("digits 64-50-10, batch 50: xᵀ·dz", 64, 50, 50, true),
        ("digits 64-50-10, batch 50: hidden·W₂", 50, 50, 10, false),
    ];

    public static Command Create() => new("products", "what part of the processor's peak each matrix product reaches", Run);

    static int Run(string[] arguments)
    {
        int cores = Environment.ProcessorCount;
        double one = Peak(1), all = Peak(cores);
        Console.WriteLine($"peak: {one:F1} GFLOPS on one core, {all:F1} on {cores}");
        Console.WriteLine("product\tµs\tGFLOPS\tof one core's peak\tof all cores' peak");
        var random = new Random(1);
        foreach (var (name, rows, inner, columns, isTransposed) in products)
        {
            double[] a = Numbers(rows * inner), b = Numbers(inner * columns), added = Numbers(columns), c = new double[rows * columns];
            var (down, across) = isTransposed ? (1, rows) : (inner, 1);
            double microseconds = Least(() => MatrixProduct.Of(a, down, across, b, added, c));
            double speed = 2e-3 * rows * inner * columns / microseconds;
            Console.WriteLine($"{name}\t{microseconds:F2}\t{speed:F1}\t{speed / one:P0}\t{speed / all:P0}");
        }
        return 0;

        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    static double Peak(int cores)
    {
        double operations = 2.0 * cores * Links * Chains * Vector512<double>.Count;
        return 1e-3 * operations / Least(() => Parallel.For(0, cores, _ => MultiplyAdds()));
    }

    static double Least(Action work)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;) work();
        return Enumerable.Range(0, Rounds).Min(_ =>
        {
            int count = 0;
            var clock = Stopwatch.StartNew();
            for (; clock.Elapsed < Round; count++) work();
            return clock.Elapsed.TotalMicroseconds / count;
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double MultiplyAdds()
    {
        Vector512<double> a = Vector512.Create(1e-9), b = Vector512.Create(0.5);
        Vector512<double> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a;
        for (int i = 0; i < Links; i++)
        {
            c0 = Vector512.FusedMultiplyAdd(a, b, c0);
            c1 = Vector512.FusedMultiplyAdd(a, b, c1);
            c2 = Vector512.FusedMultiplyAdd(a, b, c2);
            c3 = Vector512.FusedMultiplyAdd(a, b, c3);
            c4 = Vector512.FusedMultiplyAdd(a, b, c4);
            c5 = Vector512.FusedMultiplyAdd(a, b, c5);
            c6 = Vector512.FusedMultiplyAdd(a, b, c6);
            c7 = Vector512.FusedMultiplyAdd(a, b, c7);
            c8 = Vector512.FusedMultiplyAdd(a, b, c8);
            c9 = Vector512.FusedMultiplyAdd(a, b, c9);
        }
        return Vector512.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9);
    }
}

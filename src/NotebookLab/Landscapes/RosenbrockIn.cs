using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookLab.Landscapes;

public sealed partial record Landscape
{
    /// <summary>
    /// Rosenbrock's function of n variables, Σ 100(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)² with i from 0 to n − 2: the curved valley
    /// of <see cref="Rosenbrock"/> in as many dimensions as wanted.
    /// </summary>
    /// <remarks>
    /// The global minimum is (1, 1, …, 1), of height 0. From four variables on there is a second local minimum near
    /// (−1, 1, …, 1), of a height near 4, which is found by Newton's method; up to 30 variables, at least, it is the last.
    /// Source: Y.-W. Shang and Y.-H. Qiu, "A note on the extended Rosenbrock function", Evolutionary Computation 14 (2006).
    /// </remarks>
    /// <param name="n">The number of variables, at least 2.</param>
    /// <returns>The landscape; it starts at (−1.2, 1, −1.2, 1, …).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 2.</exception>
    public static Landscape RosenbrockIn(int n)
    {
        if (n < 2)
            throw Require.OutOfRange(nameof(n), $"n must be 2 or more, but was {n}.");

        double[] start = [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? -1.2 : 1)];
        double[] ones = [.. Enumerable.Repeat(1.0, n)];
        return new(
            $"Rosenbrock in {n} dimensions",
            "Σ 100(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²",
            x =>
            {
                Require.SameLength(x, start, likeName: nameof(Start));
                return RosenbrockHeight(x);
            },
            (x, y) =>
            {
                Require.SameLength(x, start, likeName: nameof(Start));
                y.Clear();
                for (int i = 0; i < x.Length - 1; i++)
                {
                    double along = 1 - x[i];
                    double across = x[i + 1] - x[i] * x[i];
                    y[i] += -2 * along - 400 * x[i] * across;
                    y[i + 1] += 200 * across;
                }
            },
            start,
            Minima: n < 4 ? [ones] : [ones, SecondRosenbrockMinimum(n)],
            new Window(-2, 2, -1, 3));
    }

    // Four terms at a time, in a third of the time: a numerical gradient of 100 variables asks for 200 heights. The
    // attribute has it compiled once and for good; compiled again into its caller, by what runs there, it is slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static double RosenbrockHeight(ReadOnlySpan<double> x)
    {
        var sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + 4 < x.Length; i += 4)
        {
            var xi = Vector256.Create(x[i..]);
            var along = Vector256<double>.One - xi;
            var across = Vector256.Create(x[(i + 1)..]) - xi * xi;
            sums += along * along + 100 * across * across;
        }

        double sum = Vector256.Sum(sums);
        for (; i < x.Length - 1; i++)
        {
            double along = 1 - x[i];
            double across = x[i + 1] - x[i] * x[i];
            sum += along * along + 100 * across * across;
        }
        return sum;
    }

    // Newton's method x ← x − H⁻¹∇f. Each term joins two neighbours only, so the Hessian H has a diagonal d and one
    // line beside it, e, and elimination solves for the step in one pass down and one up.
    static double[] SecondRosenbrockMinimum(int n)
    {
        double[] x = [-1, .. Enumerable.Repeat(1.0, n - 1)];
        double[] g = new double[n], d = new double[n], e = new double[n - 1];
        for (int iteration = 0; iteration < 15; iteration++) // four variables need 10 until nothing changes, more need fewer
        {
            Array.Clear(g);
            Array.Clear(d);
            for (int i = 0; i < n - 1; i++)
            {
                double across = x[i + 1] - x[i] * x[i];
                g[i] += -2 * (1 - x[i]) - 400 * x[i] * across;
                g[i + 1] += 200 * across;
                d[i] += 2 + 800 * x[i] * x[i] - 400 * across;
                d[i + 1] += 200;
                e[i] = -400 * x[i];
            }
            for (int i = 0; i < n - 1; i++)
            {
                double factor = e[i] / d[i];
                d[i + 1] -= factor * e[i];
                g[i + 1] -= factor * g[i];
            }
            double step = g[n - 1] / d[n - 1];
            x[n - 1] -= step;
            for (int i = n - 2; i >= 0; i--)
            {
                step = (g[i] - e[i] * step) / d[i];
                x[i] -= step;
            }
        }
        return x;
    }
}

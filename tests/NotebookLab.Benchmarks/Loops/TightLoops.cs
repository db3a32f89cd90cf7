using System.Diagnostics;

namespace NotebookLab.Benchmarks.Loops;

/// <summary>Loops that do next to nothing a round, so that anything that is done beside it shows.</summary>
public static class TightLoops
{
    const int Rounds = 60, Pauses = 5;
    static readonly double[] x = [.. Enumerable.Range(0, 10_000).Select(i => (double)i)];
    static readonly double[,] matrix = new double[60, 60], product = new double[60, 60];

    /// <summary>Each loop's name, and the least microseconds that it took.</summary>
    public static (string Name, double Microseconds)[] Times() =>
    [
        ("sum of 10,000 numbers", Least(() => Sum(x))),
        ("dot product, two statements a round", Least(() => Dot(x, x))),
        ("product of 60×60 matrices", Least(() => Multiply(matrix, matrix, product))),
        ("3n + 1, up to 3,000", Least(Collatz)),
        ("Fibonacci of 20 by recursion", Least(() => Fibonacci(20))),
        ("100,000 calls of a small function", Least(Calls)),
    ];

    // Until the runtime has compiled it as well as it can, which it does in the background when a method has been called often.
    static double Least(Action loop)
    {
        double least = double.MaxValue;
        for (int pause = 0; pause < Pauses; pause++)
        {
            for (int i = 0; i < Rounds; i++)
            {
                long began = Stopwatch.GetTimestamp();
                loop();
                least = Math.Min(least, Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            }
            System.Threading.Thread.Sleep(150);
        }
        return least;
    }

    static double Sum(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i];
        return sum;
    }

    static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double product = x[i] * y[i];
            sum += product;
        }
        return sum;
    }

    static void Multiply(double[,] a, double[,] b, double[,] c)
    {
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 60; j++)
            {
                double sum = 0;
                for (int k = 0; k < 60; k++) sum += a[i, k] * b[k, j];
                c[i, j] = sum;
            }
        }
    }

    static void Collatz()
    {
        for (int start = 1; start < 3000; start++)
        {
            int n = start;
            while (n != 1) n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        }
    }

    static int Fibonacci(int n)
    {
        if (n < 2) return n;
        return Fibonacci(n - 1) + Fibonacci(n - 2);
    }

    static void Calls()
    {
        double sum = 0;
        for (int i = 0; i < 100_000; i++) sum += Parabola(i);
    }

    static double Parabola(double x) => x * x - 2 * x;
}

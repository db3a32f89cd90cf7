using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using NotebookLab.Optimization;

namespace NotebookLab.Landscapes;

/// <summary>
/// A straight line fitted to points (xₙ, tₙ): the mean squared error L(w, b) = (1/N) Σ rₙ², rₙ = wxₙ + b − tₙ, over slope w and
/// intercept b.
/// </summary>
/// <remarks>
/// <para>
/// The smallest network there is: one weight, one bias, no activation. By the chain rule ∂L/∂w = (2/N) Σ rₙxₙ and
/// ∂L/∂b = (2/N) Σ rₙ. L is a quadratic, with the Hessian (2/N) [Σxₙ², Σxₙ; Σxₙ, N] everywhere, so its only minimum has a closed
/// form: w = Σ(xₙ − x̄)(tₙ − t̄) / Σ(xₙ − x̄)², b = t̄ − wx̄.
/// </para>
/// <para>
/// The gradient of a batch is the same mean over some of the points: not that of L, but right on average. At the minimum of L it
/// is not 0, unless the line goes through all points.
/// </para>
/// <para>Source: T. Hastie, R. Tibshirani and J. Friedman, "The elements of statistical learning" (2009), section 3.2.</para>
/// </remarks>
/// <example><code>
/// var fit = LineFit.Sample(seed: 1);
/// var all = new Sgd(0.3).Minimize(fit.Landscape, 40);
/// var some = fit.Minimize(new Sgd(0.3), epochs: 10, batchSize: 5);
/// </code></example>
public sealed class LineFit
{
    readonly double[] inputs, targets;
    readonly int[] all; // the numbers of the points, in their order

    /// <summary>A fit of points.</summary>
    /// <param name="inputs">xₙ of each point. Copied.</param>
    /// <param name="targets">tₙ of each point: as many. Copied.</param>
    /// <exception cref="ArgumentException">
    /// There is not one target per input, or all inputs are the same, so that no slope is better than another.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An element is not finite.</exception>
    public LineFit(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets)
    {
        Require.NotEmpty(inputs);
        Require.SameLength(targets, inputs);
        Require.Finite(inputs);
        Require.Finite(targets);
        if (!inputs.ContainsAnyExcept(inputs[0]))
            throw new ArgumentException(
                FormattableString.Invariant($"inputs must hold two different numbers at least, but all were {inputs[0]}."), nameof(inputs));
        (this.inputs, this.targets, all) = (inputs.ToArray(), targets.ToArray(), [.. Enumerable.Range(0, inputs.Length)]);
        double[] best = Best();
        double margin = 0.6 * Math.Max(1, Math.Max(Math.Abs(best[0]), Math.Abs(best[1])));
        Landscape = new(
            "Line fit",
            "mean of (wxₙ + b − tₙ)²",
            Loss,
            (p, y) => Gradient(p, all, y),
            Start: [0, 0],
            Minima: [best],
            new Window(
                Math.Min(0, best[0]) - margin, Math.Max(0, best[0]) + margin,
                Math.Min(0, best[1]) - margin, Math.Max(0, best[1]) + margin));
    }

    /// <summary>A fit of points that scatter about a line: x evenly random in [0, 2], t = slope · x + intercept + noise.</summary>
    /// <param name="count">How many points: 2 or more.</param>
    /// <param name="slope">The slope of the line.</param>
    /// <param name="intercept">Its height at 0.</param>
    /// <param name="noise">The standard deviation of what is added to each target, which is normally distributed: 0 or more.</param>
    /// <param name="seed">Where the random numbers start; the same seed gives the same points.</param>
    /// <returns>The fit. Its minimum is near the line, not on it: the noise of few points does not cancel.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="count"/> is below 2, or another number is not finite, or <paramref name="noise"/> is negative.
    /// </exception>
    public static LineFit Sample(int count = 20, double slope = 2, double intercept = 1, double noise = 0.3, int seed = 1)
    {
        if (count < 2)
            throw Require.OutOfRange(nameof(count), $"count must be 2 or more, but was {count}.");
        Require.Finite([slope], nameof(slope));
        Require.Finite([intercept], nameof(intercept));
        Require.NotNegative(noise);
        var random = new MersenneTwister(seed);
        double[] x = [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble())];
        return new LineFit(x, [.. x.Select(xn => slope * xn + intercept + Normal.Sample(random, 0, noise))]);
    }

    /// <summary>How many points there are, N.</summary>
    public int Count => inputs.Length;

    /// <summary>xₙ of each point.</summary>
    public ReadOnlySpan<double> Inputs => inputs;

    /// <summary>tₙ of each point.</summary>
    public ReadOnlySpan<double> Targets => targets;

    /// <summary>
    /// L over (w, b), with its exact gradient; a descent starts at the line w = b = 0, and the minimum is the closed form.
    /// </summary>
    public Landscape Landscape { get; }

    /// <summary>The Hessian of L, the same everywhere: 2×2. A copy.</summary>
    public Matrix<double> Hessian
    {
        get
        {
            double square = 0, sum = 0;
            foreach (double x in inputs)
                (square, sum) = (square + x * x, sum + x);
            return Matrix<double>.Build.DenseOfArray(new[,] { { square, sum }, { sum, Count } }) * (2.0 / Count);
        }
    }

    /// <summary>The gradient of the mean squared error of some of the points.</summary>
    /// <param name="p">The line: slope and intercept.</param>
    /// <param name="batch">The numbers of the points, from 0.</param>
    /// <returns>The slopes by w and by b.</returns>
    /// <exception cref="ArgumentException"><paramref name="p"/> has not two elements, or <paramref name="batch"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An element of <paramref name="batch"/> is no point.</exception>
    public double[] Gradient(ReadOnlySpan<double> p, ReadOnlySpan<int> batch)
    {
        if (batch.IsEmpty)
            throw new ArgumentException("batch must have at least one point, but has 0.", nameof(batch));
        foreach (int n in batch)
        {
            if (n < 0 || n >= Count)
                throw Require.OutOfRange(nameof(batch), $"batch must hold numbers from 0 to {Count - 1}, but held {n}.");
        }
        var y = new double[2];
        Gradient(p, batch, y);
        return y;
    }

    /// <summary>Descends by the gradients of batches: mini-batches, or single points, each in a new random order every epoch.</summary>
    /// <remarks>
    /// What the points of the run tell, L and the length of its gradient, is of all points, though the steps know only those of
    /// their batch. With all points in a batch it is <c>optimizer.Minimize(Landscape, epochs)</c>.
    /// </remarks>
    /// <param name="optimizer">The rule of the steps.</param>
    /// <param name="epochs">How many passes over the points.</param>
    /// <param name="batchSize">How many points share a step; the last batch of an epoch may have fewer.</param>
    /// <param name="seed">Where the random order starts; the same seed gives the same run.</param>
    /// <param name="start">The first line, slope and intercept; if left out, that of <see cref="Landscape"/>.</param>
    /// <returns>The start and the line after each batch, made as they are asked for.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> has not two elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="epochs"/> is negative, <paramref name="batchSize"/> is not positive, or <paramref name="start"/> is not finite.
    /// </exception>
    public IEnumerable<Iterate> Minimize(Optimizer optimizer, int epochs, int batchSize, int seed = 0, double[]? start = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        Require.NotNegative(epochs);
        Require.Positive(batchSize);
        start ??= Landscape.Start;
        CheckLine(start, nameof(start));
        Require.Finite(start);
        return Walk(optimizer, epochs, batchSize, seed, [.. start]);
    }

    IEnumerable<Iterate> Walk(Optimizer optimizer, int epochs, int batchSize, int seed, double[] start)
    {
        double[] p = [.. start], g = new double[2];
        var random = new Random(seed);
        Update update = optimizer.Start(2);
        int step = 0;
        yield return Here();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            int[] order = [.. all];
            if (batchSize < Count)
                random.Shuffle(order);
            foreach (int[] batch in order.Chunk(batchSize))
            {
                Gradient(p, batch, g);
                update(p, g);
                step++;
                yield return Here();
            }
        }

        Iterate Here()
        {
            Gradient(p, all, g);
            return new Iterate(step, [.. p], Loss(p), Optimizer.Norm(g), optimizer.LearningRateAt(step));
        }
    }

    double Loss(ReadOnlySpan<double> p)
    {
        CheckLine(p, nameof(p));
        double sum = 0;
        for (int n = 0; n < Count; n++)
        {
            double r = p[0] * inputs[n] + p[1] - targets[n];
            sum += r * r;
        }
        return sum / Count;
    }

    void Gradient(ReadOnlySpan<double> p, ReadOnlySpan<int> batch, Span<double> y)
    {
        CheckLine(p, nameof(p));
        double byW = 0, byB = 0;
        foreach (int n in batch)
        {
            double r = p[0] * inputs[n] + p[1] - targets[n];
            byW += r * inputs[n];
            byB += r;
        }
        (y[0], y[1]) = (2 * byW / batch.Length, 2 * byB / batch.Length);
    }

    double[] Best()
    {
        double x = inputs.Average(), t = targets.Average(), together = 0, alone = 0;
        for (int n = 0; n < Count; n++)
        {
            together += (inputs[n] - x) * (targets[n] - t);
            alone += (inputs[n] - x) * (inputs[n] - x);
        }
        double w = together / alone;
        return [w, t - w * x];
    }

    static void CheckLine(ReadOnlySpan<double> p, string name)
    {
        if (p.Length != 2)
            throw new ArgumentException($"{name} must have 2 elements, slope and intercept, but has {p.Length}.", name);
    }
}

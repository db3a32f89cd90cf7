using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Optimization;

/// <summary>A way to walk downhill by the gradient. The record holds its settings; each run starts its own memory.</summary>
/// <param name="LearningRate">η, the length of a step for a gradient of length 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="LearningRate"/> is not positive and finite.</exception>
public abstract record Optimizer(double LearningRate)
{
    /// <summary>The learning rate η: positive and finite. Sweep it by <c>optimizer with { LearningRate = 0.3 }</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double LearningRate
    {
        get;
        init => field = Require.PositiveAndFinite(value, nameof(LearningRate));
    } = Require.PositiveAndFinite(LearningRate);

    /// <summary>Starts a run: a fresh update rule, which remembers nothing of earlier runs.</summary>
    /// <param name="dimension">How many variables the function has.</param>
    /// <returns>The update rule; one for each run.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is not positive.</exception>
    public abstract Update Start(int dimension);

    /// <summary>Descends on a function whose gradient is known.</summary>
    /// <remarks>
    /// The points are computed as they are asked for, so a stopping rule is LINQ:
    /// <c>.TakeWhile(p =&gt; !(p.GradientNorm &lt;= 1e-6))</c>. Asking again runs again, from the start.
    /// </remarks>
    /// <param name="f">The function.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="start">The first point: one element per variable; copied now, never changed.</param>
    /// <param name="steps">How many updates to make.</param>
    /// <returns>The start and the point after each update: <paramref name="steps"/> + 1 points.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not finite, or <paramref name="steps"/> is negative.</exception>
    public IEnumerable<Iterate> Minimize(ScalarField f, VectorField gradient, double[] start, int steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(start);
        Require.NotEmpty(start);
        Require.Finite(start);
        if (steps < 0)
            throw Require.OutOfRange(nameof(steps), $"steps must be 0 or more, but was {steps}.");

        // An iterator's body waits for the first element; the checks above must not, so the walk is a method of its own.
        return Walk(f, gradient, [.. start], steps);
    }

    /// <summary>Descends on a function with the numerical gradient <see cref="Gradient.Central(ScalarField, double)"/>, h = 1e-4.</summary>
    /// <inheritdoc cref="Minimize(ScalarField, VectorField, double[], int)"/>
    public IEnumerable<Iterate> Minimize(ScalarField f, double[] start, int steps) =>
        Minimize(f, Gradient.Central(f), start, steps);

    /// <summary>Descends on a landscape from its start, with its exact gradient.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="steps">How many updates to make.</param>
    /// <returns>The start and the point after each update: <paramref name="steps"/> + 1 points.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> is null.</exception>
    /// <exception cref="ArgumentException">The landscape's start is empty, or of another length than its minimum.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The landscape's start is not finite, or <paramref name="steps"/> is negative.</exception>
    public IEnumerable<Iterate> Minimize(Landscape landscape, int steps)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        (int variables, int started) = (landscape.Minimum.Length, landscape.Start.Length);
        if (started != variables)
            throw new ArgumentException($"landscape must start at as many elements as its minimum has, {variables}, but Start has {started}.", nameof(landscape));
        return Minimize(landscape.Value, landscape.Gradient, landscape.Start, steps);
    }

    private IEnumerable<Iterate> Walk(ScalarField f, VectorField gradient, double[] start, int steps)
    {
        double[] x = [.. start];
        var g = new double[x.Length];
        Update update = Start(x.Length);
        for (int step = 0; ; step++)
        {
            gradient(x, g);
            yield return new Iterate(step, [.. x], f(x), Norm(g));
            if (step == steps)
                yield break;
            update(x, g);
        }
    }

    private static double Norm(ReadOnlySpan<double> g)
    {
        double sum = 0;
        foreach (double gi in g)
            sum += gi * gi;
        return Math.Sqrt(sum);
    }
}

using System.Runtime.CompilerServices;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;

namespace NotebookLab.Optimization;

/// <summary>A way to walk downhill by the gradient. The record holds its settings; each run starts its own memory.</summary>
/// <remarks>
/// A rule of your own is a record too: derive from this one and write its formula in <see cref="Begin"/>.
/// Shapes, schedule and the count of steps are seen to here.
/// </remarks>
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

    /// <summary>How the learning rate changes during a run; not at all, if nothing else is said.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Schedule Schedule
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Schedule));
            field = value;
        }
    } = Schedule.Constant;

    /// <summary>The learning rate of one step: η times the schedule's factor.</summary>
    /// <param name="step">How many steps were made before; 0 is the first.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double LearningRateAt(int step) => LearningRate * Schedule.At(step);

    /// <summary>Starts a run: a fresh update rule, which remembers nothing of earlier runs.</summary>
    /// <param name="dimension">How many variables the function has.</param>
    /// <returns>The update; one for each run.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is not positive.</exception>
    public Update Start(int dimension) => Start(new Memory(dimension));

    /// <summary>Starts a run whose memory can be looked into: <c>memory["v"]</c>.</summary>
    /// <param name="memory">A fresh memory; the update writes to it.</param>
    /// <returns>The update; one for each run.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="memory"/> is null.</exception>
    /// <exception cref="ArgumentException">A run was started with <paramref name="memory"/> before.</exception>
    public Update Start(Memory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        memory.Take();
        Rule rule = Begin(memory);
        return (x, gradient) =>
        {
            Require.UpdateShapes(x, gradient, memory.Dimension);
            double η = LearningRateAt(memory.Steps);
            memory.Steps++;
            rule(x, gradient, η);
        };
    }

    /// <summary>The formula of one step, around the vectors that it keeps from one step to the next.</summary>
    /// <param name="memory">Where the rule gets those vectors, as zeros.</param>
    /// <returns>The rule.</returns>
    protected abstract Rule Begin(Memory memory);

    /// <summary>Descends on a function whose gradient is known.</summary>
    /// <remarks>
    /// The points are computed as they are asked for, so a run may be given many steps and a rule when to stop:
    /// <c>.UntilGradientBelow(1e-6)</c>. Asking again runs again, from the start.
    /// </remarks>
    /// <param name="f">The function.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="start">The first point: one element per variable; copied now, never changed.</param>
    /// <param name="steps">How many updates to make.</param>
    /// <returns>The start and the point after each update: <paramref name="steps"/> + 1 points.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="start"/> is not finite, or <paramref name="steps"/> is negative.
    /// </exception>
    public IEnumerable<Iterate> Minimize(ScalarField f, VectorField gradient, double[] start, int steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(start);
        Require.NotEmpty(start);
        Require.Finite(start);
        Require.NotNegative(steps);

        // An iterator's body waits for the first element; the checks above must not, so the walk is a method of its own.
        return Walk(f, gradient, [.. start], steps);
    }

    /// <summary>Descends on a function with the numerical gradient <see cref="Gradient.Central(ScalarField, Step)"/>, h = 1e-4.</summary>
    /// <inheritdoc cref="Minimize(ScalarField, VectorField, double[], int)"/>
    public IEnumerable<Iterate> Minimize(ScalarField f, double[] start, int steps) =>
        Minimize(f, Gradient.Central(f), start, steps);

    /// <summary>Descends on a function of an array with its numerical gradient.</summary>
    /// <inheritdoc cref="Minimize(ScalarField, double[], int)"/>
    [OverloadResolutionPriority(-1)]
    public IEnumerable<Iterate> Minimize(Func<double[], double> f, double[] start, int steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        return Minimize(f.AsScalarField(), start, steps);
    }

    /// <summary>Descends on a function of one variable whose derivative is known.</summary>
    /// <param name="f">The function.</param>
    /// <param name="derivative">Its derivative.</param>
    /// <param name="start">The first x.</param>
    /// <param name="steps">How many updates to make.</param>
    /// <returns>
    /// The start and the point after each update, as points of one variable: <c>p.X[0]</c> is x, and <c>p.GradientNorm</c> is
    /// |f′(x)|.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="start"/> is not finite, or <paramref name="steps"/> is negative.
    /// </exception>
    public IEnumerable<Iterate> Minimize(Func<double, double> f, Func<double, double> derivative, double start, int steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(derivative);
        return Minimize(x => f(x[0]), (x, y) => y[0] = derivative(x[0]), [start], steps);
    }

    /// <summary>Descends on a function of one variable with its central difference, h = 1e-4.</summary>
    /// <inheritdoc cref="Minimize(Func{double, double}, Func{double, double}, double, int)"/>
    public IEnumerable<Iterate> Minimize(Func<double, double> f, double start, int steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        return Minimize(x => f(x[0]), [start], steps);
    }

    /// <summary>Descends on a landscape from its start, with its exact gradient.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="steps">How many updates to make.</param>
    /// <returns>The start and the point after each update: <paramref name="steps"/> + 1 points.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The landscape's start is not finite, or <paramref name="steps"/> is negative.
    /// </exception>
    public IEnumerable<Iterate> Minimize(Landscape landscape, int steps)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        return Minimize(landscape.Value, landscape.Gradient, landscape.Start, steps);
    }

    /// <summary>The name and the settings, as a legend has them: "Adam, η = 0.3", and whatever else is not as usual.</summary>
    public sealed override string ToString()
    {
        var unusual = Settings.Where(s => s.Value != s.Usual).Select(s => FormattableString.Invariant($", {s.Symbol} = {s.Value}"));
        string schedule = Schedule is ConstantRate ? "" : $", {Schedule}";
        return FormattableString.Invariant($"{Name}, η = {LearningRate}") + string.Concat(unusual) + schedule;
    }

    /// <summary>What a legend calls the rule.</summary>
    protected virtual string Name => GetType().Name;

    /// <summary>The settings beside the learning rate: their symbols, values and defaults. A legend shows those that differ.</summary>
    protected virtual IEnumerable<(string Symbol, double Value, double Usual)> Settings => [];

    /// <summary>
    /// A quotient such as m/(√v + ε), and 0 where its divisor is 0: without a slope so far, and without ε, there is no step.
    /// </summary>
    /// <param name="direction">What is divided.</param>
    /// <param name="size">By what; 0 or more.</param>
    /// <returns>The quotient, or 0.</returns>
    protected static double Quotient(double direction, double size) => size == 0 ? 0 : direction / size;

    IEnumerable<Iterate> Walk(ScalarField f, VectorField gradient, double[] start, int steps)
    {
        double[] x = [.. start];
        var g = new double[x.Length];
        Update update = Start(x.Length);
        for (int step = 0; ; step++)
        {
            gradient(x, g);
            yield return new Iterate(step, [.. x], f(x), Norm(g), LearningRateAt(step));
            if (step == steps)
                yield break;
            update(x, g);
        }
    }

    /// <summary>The length of a gradient, as the points of a run tell it.</summary>
    internal static double Norm(ReadOnlySpan<double> g)
    {
        double sum = 0;
        foreach (double gi in g)
            sum += gi * gi;
        return Math.Sqrt(sum);
    }
}

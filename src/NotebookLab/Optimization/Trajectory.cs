namespace NotebookLab.Optimization;

/// <summary>What can be done with a run: end it by a rule, and say how it went.</summary>
/// <remarks>
/// The rules are lazy, so a run may be given a million steps, and can be chained; the first that is met ends the run. The
/// point that met it is the last one of the result. A run whose value or gradient became NaN ends there under every
/// rule, as nothing follows but NaN.
/// </remarks>
public static class Trajectory
{
    /// <summary>The run up to and including the first point that meets a condition of your own.</summary>
    /// <param name="run">The run.</param>
    /// <param name="met">The condition.</param>
    /// <returns>The run, ended by the condition.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IEnumerable<Iterate> Until(this IEnumerable<Iterate> run, Func<Iterate, bool> met)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(met);
        return UntilEach(run, () => met);
    }

    /// <summary>The run up to and including the first point where the gradient is shorter than a tolerance, |∇f| &lt; tolerance.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tolerance">The length below which the gradient counts as zero.</param>
    /// <returns>The run, ended by the rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is not positive and finite.</exception>
    public static IEnumerable<Iterate> UntilGradientBelow(this IEnumerable<Iterate> run, double tolerance)
    {
        Require.PositiveAndFinite(tolerance);
        return run.Until(p => p.GradientNorm < tolerance);
    }

    /// <summary>The run up to and including the first point below a height, f &lt; value.</summary>
    /// <param name="run">The run.</param>
    /// <param name="value">The height to get below.</param>
    /// <returns>The run, ended by the rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN.</exception>
    public static IEnumerable<Iterate> UntilValueBelow(this IEnumerable<Iterate> run, double value)
    {
        if (double.IsNaN(value))
            throw Require.OutOfRange(nameof(value), $"value must be a number, but was {value}.");
        return run.Until(p => p.Value < value);
    }

    /// <summary>The run until it stops getting lower: to the last of so many steps in a row that brought nothing.</summary>
    /// <remarks>
    /// A step brings something if f falls below the least value so far by more than tolerance · |that value|.
    /// Smaller gains are not lost: they add up until they are seen. Being relative, the rule suits functions whose least value
    /// is not 0; towards 0 every halving is progress.
    /// </remarks>
    /// <param name="run">The run.</param>
    /// <param name="tolerance">The relative gain that counts, 0 or more.</param>
    /// <param name="patience">How many steps without one end the run.</param>
    /// <returns>The run, ended by the rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="tolerance"/> is negative or not finite, or <paramref name="patience"/> is not positive.
    /// </exception>
    public static IEnumerable<Iterate> UntilStalled(this IEnumerable<Iterate> run, double tolerance = 1e-6, int patience = 10)
    {
        ArgumentNullException.ThrowIfNull(run);
        Require.NotNegative(tolerance);
        Require.Positive(patience);
        return UntilEach(run, () =>
        {
            double least = double.PositiveInfinity;
            int inVain = -1; // the first point is not a step
            return p =>
            {
                bool gained = double.IsInfinity(least) ? p.Value < least : p.Value < least - tolerance * Math.Abs(least);
                inVain = gained ? 0 : inVain + 1;
                if (gained)
                    least = p.Value;
                return inVain == patience;
            };
        });
    }

    /// <summary>The run up to and including the first point where it has diverged.</summary>
    /// <remarks>
    /// It has diverged where f or |∇f| is infinite or NaN, or where f has risen above its value f₀ at the first point by more
    /// than growth · max(1, |f₀|).
    /// </remarks>
    /// <param name="run">The run.</param>
    /// <param name="growth">How much f may grow; a million times is more than a run recovers from.</param>
    /// <returns>The run, ended by the rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="growth"/> is not positive and finite.</exception>
    public static IEnumerable<Iterate> UntilDiverged(this IEnumerable<Iterate> run, double growth = 1e6)
    {
        ArgumentNullException.ThrowIfNull(run);
        Require.PositiveAndFinite(growth);
        return UntilEach(run, () =>
        {
            Iterate? first = null;
            return p => p.HasDivergedFrom((first ??= p).Value, growth);
        });
    }

    /// <summary>How long each step was beside the point that it started from, |xₖ₊₁ − xₖ| / |xₖ|: see <see cref="UpdateRatio"/>.</summary>
    /// <param name="run">The run.</param>
    /// <returns>A ratio per step, one fewer than there are points; NaN or infinite where a point is 0 or the run has diverged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    public static IEnumerable<double> UpdateRatios(this IEnumerable<Iterate> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Zip(run.Skip(1), (before, after) => UpdateRatio.Of(before.X, after.X));
    }

    /// <summary>How the run went, and in words what to do about it; <see cref="OutcomeKind"/> has the definitions.</summary>
    /// <param name="run">The run; it is read to its end.</param>
    /// <param name="tolerance">The length up to which the last gradient counts as zero: then the run has converged.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="run"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is not positive and finite.</exception>
    public static Outcome Outcome(this IEnumerable<Iterate> run, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(run);
        Require.PositiveAndFinite(tolerance);
        Iterate[] points = [.. run];
        if (points.Length == 0)
            throw new ArgumentException("run must have at least one point, but has 0.", nameof(run));
        return Optimization.Outcome.Of(points, tolerance);
    }

    /// <summary>The definition of divergence, for the rule and for the outcome.</summary>
    internal static bool HasDivergedFrom(this Iterate p, double firstValue, double growth = 1e6) =>
        !double.IsFinite(p.Value) || !double.IsFinite(p.GradientNorm) || p.Value - firstValue > growth * Math.Max(1, Math.Abs(firstValue));

    // The condition is made anew for each reading: what one reading remembers must not end the next.
    static IEnumerable<Iterate> UntilEach(IEnumerable<Iterate> run, Func<Func<Iterate, bool>> condition)
    {
        Func<Iterate, bool> met = condition();
        foreach (Iterate p in run)
        {
            yield return p;
            if (met(p) || double.IsNaN(p.Value) || double.IsNaN(p.GradientNorm))
                yield break;
        }
    }
}

namespace NotebookLab.Optimization;

/// <summary>A learning rate that warms up in a straight line, then falls in half a cosine to a floor.</summary>
/// <remarks>
/// <para>
/// With T steps of which w are warm-up, and the floor φ, the factor is (t + 1)/(w + 1) for t &lt; w, so no step is
/// wasted on the rate 0; then φ + (1 − φ)(1 + cos(π(t − w)/(T − w)))/2, which is 1 at t = w; and φ from t = T on.
/// </para>
/// <para>
/// Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic gradient descent with warm restarts", ICLR 2017 (here without
/// a restart); warm-up from P. Goyal et al., "Accurate, large minibatch SGD" (2017).
/// </para>
/// </remarks>
/// <param name="Steps">T, the step at which the floor is reached; usually the steps of the run.</param>
/// <param name="WarmUp">w, how many of these are warm-up: 0 or more, fewer than <paramref name="Steps"/>.</param>
/// <param name="Floor">φ, the factor at the end, from 0 to 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
public sealed record CosineDecay(int Steps, int WarmUp = 0, double Floor = 0) : Schedule
{
    /// <summary>The step at which the floor is reached, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or not above <see cref="WarmUp"/>.</exception>
    public int Steps
    {
        get;
        init
        {
            Require.Positive(value, nameof(Steps));
            if (value <= WarmUp)
                throw Require.OutOfRange(nameof(Steps), $"Steps must be above WarmUp ({WarmUp}), but was {value}.");
            field = value;
        }
    } = Require.Positive(Steps);

    /// <summary>How many steps are warm-up: 0 or more, fewer than <see cref="Steps"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public int WarmUp
    {
        get;
        init => field = CheckedWarmUp(value, Steps);
    } = CheckedWarmUp(WarmUp, Steps);

    /// <summary>The factor at the end, from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Floor
    {
        get;
        init => field = CheckedFloor(value);
    } = CheckedFloor(Floor);

    /// <inheritdoc/>
    protected override double FactorAt(int t)
    {
        if (t < WarmUp)
            return (t + 1.0) / (WarmUp + 1.0);
        if (t >= Steps)
            return Floor;
        double done = (double)(t - WarmUp) / (Steps - WarmUp);
        return Floor + (1 - Floor) * (1 + Math.Cos(Math.PI * done)) / 2;
    }

    /// <summary>The schedule in words: "cosine over 100 steps, warm-up 10, floor 0.01".</summary>
    public override string ToString() =>
        $"cosine over {Steps} steps"
        + (WarmUp > 0 ? $", warm-up {WarmUp}" : "")
        + (Floor > 0 ? FormattableString.Invariant($", floor {Floor}") : "");

    static int CheckedWarmUp(int warmUp, int steps) =>
        warmUp >= 0 && warmUp < steps
            ? warmUp
            : throw Require.OutOfRange(nameof(WarmUp), $"WarmUp must be 0 or more and below Steps ({steps}), but was {warmUp}.");

    static double CheckedFloor(double floor) =>
        floor is >= 0 and <= 1
            ? floor
            : throw Require.OutOfRange(nameof(Floor), $"Floor must be from 0 to 1, but was {floor}.");
}

namespace NotebookLab.Optimization;

/// <summary>How the learning rate changes during a run: the rate of step t is η times the factor at t, and t counts from 0.</summary>
/// <remarks>Use it as a setting of any optimizer: <c>new Adam(0.1) { Schedule = new CosineDecay(Steps: 100, WarmUp: 10) }</c>.</remarks>
public abstract record Schedule
{
    /// <summary>The schedule that leaves the learning rate as it is.</summary>
    public static Schedule Constant { get; } = new ConstantRate();

    /// <summary>The factor at one step.</summary>
    /// <param name="step">How many steps were made before; 0 is the first.</param>
    /// <returns>The factor of the learning rate; 1 leaves it as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double At(int step) => FactorAt(Require.NotNegative(step));

    /// <summary>The factor's formula.</summary>
    /// <param name="t">How many steps were made before: 0 or more.</param>
    /// <returns>The factor of the learning rate.</returns>
    protected abstract double FactorAt(int t);
}

using System.Globalization;

namespace NotebookLab.Learning;

/// <summary>Training went the wrong way until the numbers ended: the loss or its gradient is infinite or NaN.</summary>
/// <param name="step">The update that could not be made, counted from 0.</param>
/// <param name="value">The loss there.</param>
/// <param name="learningRate">The learning rate in force there.</param>
public sealed class DivergenceException(int step, double value, double learningRate)
    : Exception(string.Create(CultureInfo.InvariantCulture,
        $"The training diverged: at step {step} the loss is {value}, or its slope is no number, "
        + $"with the learning rate {learningRate}. Start anew with a smaller one."))
{
    /// <summary>The update that could not be made, counted from 0.</summary>
    public int Step { get; } = step;

    /// <summary>The loss at that step.</summary>
    public double Value { get; } = value;

    /// <summary>The learning rate in force at that step.</summary>
    public double LearningRate { get; } = learningRate;
}

namespace NotebookLab.Controls;

/// <summary>A whole number between two others.</summary>
public class IntSlider : Control<int>
{
    /// <summary>Makes a slider of whole numbers.</summary>
    /// <param name="name">What stands beside it: <c>steps</c>.</param>
    /// <param name="from">The least value.</param>
    /// <param name="to">The greatest value.</param>
    /// <param name="value">The value before it is moved.</param>
    /// <param name="step">The distance from one value to the next.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="to"/> is not above <paramref name="from"/>, <paramref name="value"/> is not between them, or the step is not
    /// positive.
    /// </exception>
    public IntSlider(string name, int from, int to, int value, int step = 1) : base(name, value)
    {
        if (to <= from) throw OutOfRange(to, $"{name} must end above {from}, where it begins, but to was {to}.");
        if (value < from || value > to) throw OutOfRange(value, $"{name} goes from {from} to {to}, but its value was {value}.");
        if (step < 1) throw OutOfRange(step, $"The step of {name} must be 1 or more, but was {step}.");
        (From, To, Step) = (from, to, step);
    }

    /// <summary>The least value.</summary>
    public int From { get; }

    /// <summary>The greatest value.</summary>
    public int To { get; }

    /// <summary>The distance from one value to the next.</summary>
    public int Step { get; }

    /// <summary>What a place that a front end tells stands for.</summary>
    /// <returns>A number from <see cref="From"/> to <see cref="To"/>; the first value where the place is no number.</returns>
    public int ValueAt(double place) => double.IsNaN(place) ? Value : (int)Math.Clamp(Math.Round(place), From, To);
}

using System.Globalization;

namespace NotebookLab.Controls;

/// <summary>A number between two others.</summary>
public sealed class Slider : Control<double>
{
    const int Positions = 100, Significant = 3;

    /// <summary>Makes a slider in equal steps.</summary>
    /// <param name="name">What stands beside it: <c>η</c>.</param>
    /// <param name="from">The least value.</param>
    /// <param name="to">The greatest value.</param>
    /// <param name="value">The value before it is moved.</param>
    /// <param name="step">The distance from a value to the next; by default the round number that makes a hundred or more.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is not finite, <paramref name="to"/> is not above <paramref name="from"/>, <paramref name="value"/> is not between
    /// them, or the step is not positive or longer than the way from one to the other.
    /// </exception>
    public Slider(string name, double from, double to, double value, double? step = null) : this(name, from, to, value, step, false)
    {
    }

    Slider(string name, double from, double to, double value, double? step, bool isLogarithmic) : base(name, value)
    {
        if (!double.IsFinite(from)) throw OutOfRange(from, $"The slider {name} must begin at a finite number, but from was {from}.");
        if (!double.IsFinite(to) || !(to > from))
            throw OutOfRange(to, $"The slider {name} must end at a finite number above {from}, but to was {to}.");
        if (!(value >= from && value <= to))
            throw OutOfRange(value, $"The slider {name} goes from {from} to {to}, but its value was {value}.");
        (From, To, IsLogarithmic) = (from, to, isLogarithmic);
        double length = isLogarithmic ? Math.Log10(to / from) : to - from;
        Step = step ?? Round(length / Positions);
        if (!(Step > 0 && Step <= length))
            throw OutOfRange(step, $"The step of the slider {name} must be above 0 and at most {length}, but was {step}.");
    }

    /// <summary>Makes a slider in equal ratios, for numbers of many sizes: the step h of a difference.</summary>
    /// <param name="name">What stands beside it.</param>
    /// <param name="from">The least value, above 0.</param>
    /// <param name="to">The greatest value.</param>
    /// <param name="value">The value before it is moved.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is not finite or not positive, or <paramref name="value"/> is not between the two others.
    /// </exception>
    public static Slider Logarithmic(string name, double from, double to, double value) => from > 0
        ? new(name, from, to, value, null, true)
        : throw OutOfRange(from, $"A slider in equal ratios must begin above 0, but from was {from}.");

    /// <summary>The least value.</summary>
    public double From { get; }

    /// <summary>The greatest value.</summary>
    public double To { get; }

    /// <summary>The distance from a value to the next; of a logarithmic slider, that of their logarithms to base 10.</summary>
    public double Step { get; }

    /// <summary>Whether the steps are equal ratios.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>How many digits after the point tell its values apart.</summary>
    public int Decimals => Math.Max(DecimalsOf(Step), DecimalsOf(From));

    /// <summary>What a place that a front end tells stands for: 0.3 where 0.30000000000000004 was computed.</summary>
    /// <returns>A number from <see cref="From"/> to <see cref="To"/>; the first value where the place is no number.</returns>
    public double ValueAt(double place) => double.IsNaN(place) ? Value
        : Math.Clamp(IsLogarithmic ? Shortened(place) : Math.Round(place, Decimals), From, To);

    static double Shortened(double place) =>
        double.Parse(place.ToString($"E{Significant - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // The largest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is not above it.
    static double Round(double length)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(length)));
        double factor = length / power is var ratio && ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1;
        return factor * power;
    }

    static int DecimalsOf(double number)
    {
        for (int decimals = 0; decimals < 15; decimals++)
            if (Math.Abs(Math.Round(number, decimals) - number) <= 1e-9 * Math.Abs(number)) return decimals;
        return 15;
    }
}

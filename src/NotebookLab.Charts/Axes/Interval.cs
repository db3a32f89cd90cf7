using NotebookLab.Charts.Labels;

namespace NotebookLab.Charts.Axes;

/// <summary>A stretch of the number line, from its lower end to its higher one.</summary>
readonly record struct Interval(double From, double To)
{
    public double Length => To - From;

    public static Interval Between(double from, double to)
    {
        if (!double.IsFinite(from)) throw new ArgumentOutOfRangeException(nameof(from), from, "An interval starts at a finite number.");
        if (!double.IsFinite(to)) throw new ArgumentOutOfRangeException(nameof(to), to, "An interval ends at a finite number.");
        if (from >= to)
            throw new ArgumentOutOfRangeException(nameof(to), to, $"An interval ends above its start, here {Number.Text(from)}.");
        return new Interval(from, to);
    }

    /// <summary>The smallest interval around all the finite values, with some air; [−1, 1] where there are none.</summary>
    public static Interval Around(IEnumerable<double> values, double air = 0.08)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high) return new Interval(-1, 1);
        double margin = high - low > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)) ? air * (high - low) : Math.Max(1, Math.Abs(low)) / 2;
        return new Interval(low - margin, high + margin);
    }

    /// <summary>About so many round numbers inside of the interval: the first, the last, and the distance from one to the next.</summary>
    public (double First, double Last, double Step) Round(int count)
    {
        double raw = Length / count;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10);
        return (Math.Ceiling(From / step) * step, Math.Floor(To / step) * step, step);
    }

    /// <summary>About so many round numbers inside of the interval.</summary>
    public double[] RoundNumbers(int count)
    {
        var (first, last, step) = Round(count);
        return [.. Enumerable.Range(0, (int)Math.Round((last - first) / step) + 1).Select(i => Math.Round(first + i * step, 12))];
    }

    public bool Contains(double x) => From <= x && x <= To;

    /// <summary>Points at equal distances, both ends among them.</summary>
    public double[] Points(int count)
    {
        var points = new double[count];
        for (int i = 0; i < count; i++) points[i] = From + (To - From) * i / (count - 1);
        return points;
    }
}

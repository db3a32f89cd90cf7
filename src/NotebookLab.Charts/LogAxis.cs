namespace NotebookLab.Charts;

/// <summary>The numbers on a logarithmic axis.</summary>
internal static class LogAxis
{
    /// <summary>Powers of ten, at most eight or so; within two decades 1, 2 and 5 of each.</summary>
    /// <param name="range">What the axis shows, as powers of ten.</param>
    public static (double Value, string Text)[] Ticks(Interval range)
    {
        int apart = (int)Math.Ceiling(range.Length / 8);
        int[] digits = range.Length < 2 ? [1, 2, 5] : [1];
        var powers = Enumerable.Range((int)Math.Floor(range.From), (int)Math.Ceiling(range.Length) + 2).Where(power => power % apart == 0);
        return [.. from power in powers
                   from digit in digits
                   where range.Contains(power + Math.Log10(digit))
                   let value = digit * Math.Pow(10, power)
                   select (value, digit == 1 && Math.Abs(power) > 3 ? Number.PowerOfTen(power) : Number.Text(value))];
    }
}

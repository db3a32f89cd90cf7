using NotebookLab.Charts.Labels;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts.Axes;

/// <summary>The numbers on a logarithmic axis.</summary>
static class LogAxis
{
    /// <summary>A logarithmic axis.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="powers">What it shows, as powers of ten.</param>
    public static LinearAxis Of(string title, Interval powers)
    {
        var ticks = Ticks(powers);
        return Figure.Axis(title, powers.From, powers.To).Set("type", "log")
            .Set("tickvals", Array.ConvertAll(ticks, tick => tick.Value))
            .Set("ticktext", Array.ConvertAll(ticks, tick => tick.Text));
    }

    /// <summary>Values as the axis can show them: what is not above 0 is a gap.</summary>
    public static double[] Shown(double[] values) => Array.ConvertAll(values, value => value > 0 ? value : double.NaN);

    /// <summary>Where a line falls to 0, which no logarithmic axis shows: triangles at its foot, one for each stretch of zeros.</summary>
    /// <param name="name">The name of the line.</param>
    /// <param name="x">Where its values are.</param>
    /// <param name="values">Its values.</param>
    /// <param name="powers">What the axis shows, as powers of ten.</param>
    /// <param name="style">How the line looks.</param>
    /// <returns>The triangles, or nothing where there is no 0.</returns>
    public static IEnumerable<Trace> Zeros(string name, double[] x, double[] values, Interval powers, LineStyle style)
    {
        double[] places = [.. x.Where((_, i) => values[i] == 0 && (i == 0 || values[i - 1] != 0))];
        if (places.Length > 0)
            yield return new Trace2D("scatter")
                .Set("name", $"{name} is 0")
                .Set("mode", "markers")
                .Set("x", places).Set("y", Array.ConvertAll(places, _ => Math.Pow(10, powers.From)))
                .Set("marker", new Marker().Set("symbol", "triangle-down").Set("size", 11).Set("color", style.Colour))
                .Set("cliponaxis", false)
                .Set("hovertemplate", $"{name} is 0 at %{{x:.4g}}<extra></extra>");
    }

    /// <summary>
    /// Where a line ends on its axis, as a power of ten if that is logarithmic: its last value that can be shown, ∞ if none can.
    /// </summary>
    public static double EndOf(double[] values, bool log)
    {
        double last = values.LastOrDefault(value => double.IsFinite(value) && (!log || value > 0), double.NaN);
        return double.IsNaN(last) ? double.PositiveInfinity : log ? Math.Log10(last) : last;
    }

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

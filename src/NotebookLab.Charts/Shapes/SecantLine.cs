using System.Globalization;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// The secant of a curve through the points at x and x + h: its slope is the forward difference (for a negative h the backward one).
/// </summary>
sealed class SecantLine
{
    const int Finest = 10_000;   // the smallest h is about the interval's length divided by this: the secant lies on the tangent

    readonly SampledCurve curve;

    public SecantLine(SampledCurve curve, Func<double, double> f, double at, double h)
    {
        this.curve = curve;
        (X, H) = (at, h);
        Y = f(at);
        EndY = f(at + h);
        Slope = (EndY - Y) / h;
    }

    public double X { get; }

    public double Y { get; }

    public double H { get; }

    public double EndY { get; }

    public double Slope { get; }

    public bool Exists => double.IsFinite(Slope);

    public string Text
    {
        get
        {
            string quotient = $"({curve.Formula.At($"{curve.Formula.Variable}+h")} − {curve.Formula.Value})/h";
            return Exists ? $"{quotient} ≈ <b>{Number.Text(Slope)}</b>" : $"{quotient}: no secant";
        }
    }

    public double[] LineX => Number.Rounded([curve.Domain.From, curve.Domain.To], curve.Domain.Length);

    public double[] LineY => Number.Rounded(Across(curve, X, Y, Slope), curve.Range.Length);

    public double[] PointsX => Number.Rounded([X, X + H], curve.Domain.Length);

    public double[] PointsY => Number.Rounded([Y, EndY], curve.Range.Length);

    /// <summary>The heights of a line at both ends of the picture; none for a line that does not exist.</summary>
    public static double[] Across(SampledCurve curve, double x, double y, double slope) => double.IsFinite(slope) && double.IsFinite(y)
        ? [y + slope * (curve.Domain.From - x), y + slope * (curve.Domain.To - x)]
        : [double.NaN, double.NaN];

    /// <summary>
    /// Round steps, the widest first. They go to the right unless too little of the interval is left there to see anything.
    /// </summary>
    public static double[] Steps(Interval domain, double at)
    {
        double right = domain.To - at;
        (double room, int sign) = right >= domain.Length / 10 ? (right, 1) : (at - domain.From, -1);
        var steps = new List<double>();
        for (int power = (int)Math.Floor(Math.Log10(room)) + 1; Round(5, power) > domain.Length / Finest * 0.99; power--)
            foreach (int digit in (ReadOnlySpan<int>)[5, 2, 1])
            {
                double step = Round(digit, power);
                if (step <= room && step > domain.Length / Finest * 0.99) steps.Add(sign * step);
            }

        return [.. steps];
    }

    // Parsed, since a power of ten times a digit is not always the double that is written so.
    static double Round(int digit, int power) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digit}E{power}"), CultureInfo.InvariantCulture);
}

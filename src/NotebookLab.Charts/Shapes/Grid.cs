using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Landscapes;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>A function of two numbers at the points of a grid: rows go up in x₁, columns in x₀, as plotly.js wants them.</summary>
sealed record Grid(double[] X, double[] Y, double[][] Z)
{
    public static Grid Sample(ScalarField f, Window window, int resolution)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (resolution is < 2 or > 400)
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "A grid has 2 to 400 points in each direction.");
        if (!double.IsFinite(window.XMax - window.XMin + window.YMax - window.YMin) || window == default)
            throw new ArgumentOutOfRangeException(nameof(window), window, "A window to draw has four finite edges.");
        double[] xs = new Interval(window.XMin, window.XMax).Points(resolution);
        double[] ys = new Interval(window.YMin, window.YMax).Points(resolution);
        double[] point = new double[2];
        var rows = Array.ConvertAll(ys, y => Array.ConvertAll(xs, x =>
        {
            (point[0], point[1]) = (x, y);
            return f(point);
        }));
        double[] finite = [.. rows.SelectMany(row => row).Where(double.IsFinite)];
        return new Grid(xs, ys, rows)
        {
            Holes = resolution * resolution - finite.Length,
            Low = finite.Length > 0 ? finite.Min() : 0,
            High = finite.Length > 0 ? finite.Max() : 0,
        };
    }

    public IEnumerable<double> Values => Z.SelectMany(row => row);

    public int Holes { get; private init; }

    public double Low { get; private init; }

    public double High { get; private init; }

    /// <summary>From the lowest value to the highest; a flat function gets some air, since nothing has no middle.</summary>
    public Interval Heights => IsFlat ? new Interval(Low - 1, High + 1) : new Interval(Low, High);

    public bool IsFlat => High - Low <= 1e-12 * Math.Max(Math.Abs(High), Math.Abs(Low));

    /// <summary>What a reader must know where the picture has holes, or nothing to show.</summary>
    public string? Note =>
        Holes == X.Length * Y.Length ? "f is not a finite number anywhere in this window"
        : Holes > 0 ? $"holes where f is not a finite number ({Holes} of {X.Length * Y.Length} points)"
        : IsFlat ? $"f is {Number.Text(Low)} everywhere in this window"
        : null;

    /// <summary>About so many round heights for contour lines, as start, end and distance.</summary>
    public Contours Levels(int count)
    {
        var (first, last, step) = Heights.Round(count);
        return new Contours()
            .Set("start", first)
            .Set("end", last)
            .Set("size", step);
    }
}

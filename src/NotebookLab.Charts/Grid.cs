using NotebookLab.Landscapes;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts;

/// <summary>A function of two numbers at the points of a grid: rows go up in x₁, columns in x₀, as plotly.js wants them.</summary>
internal sealed record Grid(double[] X, double[] Y, double[][] Z)
{
    public static Grid Sample(ScalarField f, Window window, int resolution)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (resolution is < 2 or > 400) throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "A grid has 2 to 400 points in each direction.");
        double[] xs = Interval.Between(window.XMin, window.XMax).Points(resolution);
        double[] ys = Interval.Between(window.YMin, window.YMax).Points(resolution);
        double[] point = new double[2];
        var rows = Array.ConvertAll(ys, y => Array.ConvertAll(xs, x =>
        {
            (point[0], point[1]) = (x, y);
            return f(point);
        }));
        return new Grid(xs, ys, rows);
    }

    public IEnumerable<double> Values => Z.SelectMany(row => row);

    public int Holes => Values.Count(value => !double.IsFinite(value));

    public double Low => Values.Where(double.IsFinite).DefaultIfEmpty(0).Min();

    public double High => Values.Where(double.IsFinite).DefaultIfEmpty(0).Max();

    public bool IsFlat => High - Low <= 1e-12 * Math.Max(Math.Abs(High), Math.Abs(Low));

    /// <summary>What a reader must know where the picture has holes, or nothing to show.</summary>
    public string? Note =>
        Holes == X.Length * Y.Length ? "f is not a finite number anywhere in this window"
        : Holes > 0 ? $"holes where f is not a finite number ({Holes} of {X.Length * Y.Length} points)"
        : IsFlat ? $"f is {Number.Text(Low)} everywhere in this window"
        : null;

    /// <summary>About a dozen round heights for contour lines, as start, end and distance.</summary>
    public Contours Levels
    {
        get
        {
            double raw = IsFlat ? 1 : (High - Low) / 12;
            double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
            double step = power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10);
            return new Contours()
                .Set("start", Math.Ceiling(Low / step) * step)
                .Set("end", Math.Floor(High / step) * step)
                .Set("size", step);
        }
    }
}

using NotebookLab.Charts.Axes;
using NotebookLab.Landscapes;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// The path of an optimizer as far as it can be drawn: a path that runs away is cut where it is well outside of the picture,
/// steps too short to be seen are joined, and <see cref="Note"/> says what is not there.
/// </summary>
/// <param name="Name">The name of the path.</param>
/// <param name="Points">The points to draw, the start first.</param>
/// <param name="IsLong">For each point, whether the way to it is long enough for the head of an arrow; else it is a dot.</param>
/// <param name="Start">The first point of the path.</param>
/// <param name="End">The last point of the path, drawn or not.</param>
/// <param name="Steps">How many steps the path has, drawn or not.</param>
/// <param name="Note">What a reader must know about what isn't drawn.</param>
sealed record Trail(
    string Name, IReadOnlyList<double[]> Points, IReadOnlyList<bool> IsLong, double[] Start, double[] End, int Steps, string? Note)
{
    const double TooSmall = 2e-3;    // of the window: less than a pixel
    const double TooShort = 0.012;  // of the window: as long as the head of an arrow

    /// <summary>An arrow's head at the end of each long step, a dot after a short one.</summary>
    public string[] Symbols => [.. IsLong.Select(isLong => isLong ? "arrow" : "circle")];

    public double[] Sizes => [.. IsLong.Select(isLong => isLong ? 9.0 : 4.5)];

    public double[] Outlines => [.. IsLong.Select(isLong => isLong ? 0.8 : 0)];

    public static Trail Of(string name, IEnumerable<double[]> path, Window window, double margin, int most, string argument)
    {
        ArgumentNullException.ThrowIfNull(path, argument);
        double width = window.XMax - window.XMin, height = window.YMax - window.YMin;
        var wide = window.Widened(margin);
        var drawn = new List<double[]>();
        double[] start = [], end = [];
        string? note = null;
        int step = -1;
        bool gone = false;
        double[]? small = null;   // the last point too near to the drawn one before it to be seen
        foreach (double[] point in path)
        {
            step++;
            if (point.Length != 2)
                throw new ArgumentException($"A path in the plane has 2 numbers a point; point {step} has {point.Length}.", argument);
            if (step == 0) start = point;
            end = point;
            bool finite = double.IsFinite(point[0]) && double.IsFinite(point[1]);
            if (!window.Shows(point)) note ??= finite ? $"leaves the window at step {step}" : $"is not a finite number from step {step}";
            if (gone) continue;
            if (wide.Shows(point))
            {
                if (drawn.Count == most)
                {
                    note ??= $"drawn up to step {step - 1}";
                    gone = true;
                }
                else if (drawn.Count > 0 && Distance(drawn[^1], point, width, height) < TooSmall)
                {
                    small = point;
                }
                else
                {
                    drawn.Add(point);
                    small = null;
                }
            }
            else
            {
                if (finite && drawn.Count > 0) drawn.Add(Cut(drawn[^1], point, wide));
                gone = true;
            }
        }

        if (small is not null) drawn.Add(small);
        if (step < 0) throw new ArgumentException("A path has at least its starting point; this one is empty.", argument);
        bool[] isLong = [.. drawn.Select((p, i) => i > 0 && Distance(drawn[i - 1], p, width, height) > TooShort)];
        return new Trail(name, drawn, isLong, start, end, step, note);
    }

    static double Distance(double[] a, double[] b, double width, double height) =>
        Math.Max(Math.Abs(a[0] - b[0]) / width, Math.Abs(a[1] - b[1]) / height);

    // The last point inside on the way from a, which is inside, to b, which is not.
    static double[] Cut(double[] a, double[] b, Window w)
    {
        double share = 1;
        if (b[0] > w.XMax) share = Math.Min(share, (w.XMax - a[0]) / (b[0] - a[0]));
        if (b[0] < w.XMin) share = Math.Min(share, (w.XMin - a[0]) / (b[0] - a[0]));
        if (b[1] > w.YMax) share = Math.Min(share, (w.YMax - a[1]) / (b[1] - a[1]));
        if (b[1] < w.YMin) share = Math.Min(share, (w.YMin - a[1]) / (b[1] - a[1]));
        return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    }
}

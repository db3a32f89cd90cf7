using NotebookLab.Charts.Axes;
using NotebookLab.Landscapes;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// The path of an optimizer as far as it can be drawn: a path that runs away is cut where it is well outside of the picture. A long
/// step has the head of an arrow; where steps crowd, dots stand so many steps apart that they can be told from each other, and
/// <see cref="DotEvery"/> says how many. <see cref="Note"/> says what is not there.
/// </summary>
/// <param name="Name">The name of the path.</param>
/// <param name="Points">The points to draw, the start first.</param>
/// <param name="Marks">How the way to each point ends.</param>
/// <param name="DotEvery">How many steps there are from dot to dot.</param>
/// <param name="Start">The first point of the path.</param>
/// <param name="End">The last point of the path, drawn or not.</param>
/// <param name="Steps">How many steps the path has, drawn or not.</param>
/// <param name="Note">What a reader must know about what isn't drawn.</param>
sealed record Trail(
    string Name, IReadOnlyList<double[]> Points, IReadOnlyList<Trail.Mark> Marks, int DotEvery, double[] Start, double[] End, int Steps,
    string? Note)
{
    public enum Mark { None, Dot, Arrow }

    const double TooSmall = 2e-3;    // of the window: less than a pixel
    const double TooShort = 0.012;   // of the window: as long as the head of an arrow
    const int Many = 24;             // arrows, from which on thinner ones are easier to follow
    const int Few = 40;              // short steps, which may all have their dots

    /// <summary>What the dots mean, where they are no single steps.</summary>
    public string? OfDots => DotEvery > 1 ? $"a dot every {DotEvery} steps" : null;

    bool IsDense => Marks.Count(mark => mark == Mark.Arrow) > Many;

    public double Width => IsDense ? 1.5 : 2.2;

    /// <summary>An arrow's head at the end of each long step, a dot after short ones.</summary>
    public string[] Symbols => [.. Marks.Select(mark => mark == Mark.Arrow ? "arrow" : "circle")];

    public double[] Sizes => [.. Marks.Select(mark => mark switch { Mark.Arrow => IsDense ? 7.5 : 9.0, Mark.Dot => 5, _ => 0 })];

    public double[] Outlines => [.. Marks.Select(mark => mark == Mark.None ? 0 : 0.8)];

    public static Trail Of(string name, IEnumerable<double[]> path, Window window, double margin, int most, string argument)
    {
        ArgumentNullException.ThrowIfNull(path, argument);
        double width = window.XMax - window.XMin, height = window.YMax - window.YMin;
        var wide = window.Widened(margin);
        var seen = new List<double[]>();   // every point up to where the path leaves the picture
        double[] start = [], end = [];
        double[]? way = null;              // to its edge
        string? note = null;
        int step = -1;
        bool gone = false;
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
                seen.Add(point);
                continue;
            }

            gone = true;
            if (finite && seen.Count > 0) way = Cut(seen[^1], point, wide);
        }

        if (step < 0) throw new ArgumentException("A path has at least its starting point; this one is empty.", argument);
        double[] lengths = [.. seen.Select((p, i) => i == 0 ? 0 : Distance(seen[i - 1], p, width, height))];
        int every = StepsFromDotToDot(lengths);
        var (points, marks) = (new List<double[]>(), new List<Mark>());
        double[] marked = start;
        for (int i = 0; i < seen.Count; i++)
        {
            var mark = i == 0 ? Mark.None : lengths[i] > TooShort ? Mark.Arrow : i % every == 0 ? Mark.Dot : Mark.None;
            if (mark == Mark.Dot && IsAt(marked, seen[i])) mark = Mark.None;
            if (mark == Mark.None && i > 0 && i < seen.Count - 1 && IsAt(points[^1], seen[i])) continue;
            if (points.Count == most)
            {
                note ??= $"drawn up to step {i - 1}";
                way = null;
                break;
            }

            points.Add(seen[i]);
            marks.Add(mark);
            if (mark != Mark.None) marked = seen[i];
        }

        if (way is not null)
        {
            points.Add(way);
            marks.Add(Mark.Arrow);
        }

        return new Trail(name, points, marks, marks.Contains(Mark.Dot) ? every : 1, start, end, step, note);

        bool IsAt(double[] drawn, double[] point) => Distance(drawn, point, width, height) < TooSmall;
    }

    // 1, 2, 5, 10, … short steps, that together are on average as long as the head of an arrow; what comes to rest doesn't count.
    static int StepsFromDotToDot(double[] lengths)
    {
        double[] moving = [.. lengths.Skip(1).Where(length => length is > TooShort / 1000 and <= TooShort)];
        double wanted = moving.Length <= Few ? 1 : TooShort / moving.Average();
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, wanted))));
        return (int)(power * (wanted <= power ? 1 : wanted <= 2 * power ? 2 : wanted <= 5 * power ? 5 : 10));
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

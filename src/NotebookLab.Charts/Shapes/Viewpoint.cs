using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// Where the camera of a surface stands: where the fewest points of the path, or
/// of the surface itself, hide behind a slope; in doubt at the front right.
/// </summary>
static class Viewpoint
{
    const double Height = 0.85, Away = 1.6;
    const int Looks = 40;

    // Over a corner, or a little aside of one: seen along an axis, the other two lie on top of each other.
    static readonly double[] Turns =
        [.. from aside in new[] { 0, -20, 20 } from corner in new[] { 45, -45, 135, -135 } select (corner + aside) * Math.PI / 180];

    public static Camera Of(Grid grid, IReadOnlyList<double[]>? path)
    {
        var points = path ?? [.. from x in grid.X.Where(Some) from y in grid.Y.Where(Some) select new[] { x, y }];
        double best = Turns[0];
        int fewest = int.MaxValue;
        foreach (double turn in Turns)
        {
            int hidden = points.Count(point => Hides(grid, point, turn));
            if (hidden >= fewest) continue;
            (best, fewest) = (turn, hidden);
        }

        return new Camera()
            .Set("eye", new CameraEye()
                .Set("x", Math.Round(Away * Math.Cos(best), 4)).Set("y", Math.Round(Away * Math.Sin(best), 4)).Set("z", Height))
            .Set("center", new CameraCenter().Set("x", 0).Set("y", 0).Set("z", -0.12));
    }

    static bool Some(double value, int i) => i % 6 == 0;

    // Walks from the point towards the camera, in the picture's own units (each axis from −½ to ½), and looks whether the surface
    // rises above.
    static bool Hides(Grid grid, double[] point, double direction)
    {
        double span = grid.IsFlat ? 1 : grid.High - grid.Low;
        double u = Share(point[0], grid.X), v = Share(point[1], grid.Y);
        double w = (HeightAt(grid, u, v) - grid.Low) / span;
        double toX = Away * Math.Cos(direction) - (u - 0.5), toY = Away * Math.Sin(direction) - (v - 0.5), toZ = Height - (w - 0.5);
        for (int i = 1; i <= Looks; i++)
        {
            double t = (double)i / Looks;
            double x = u + t * toX, y = v + t * toY;
            if (x is < 0 or > 1 || y is < 0 or > 1) return false;
            if ((HeightAt(grid, x, y) - grid.Low) / span > w + t * toZ + 0.02) return true;
        }

        return false;
    }

    static double Share(double value, double[] axis) => Math.Clamp((value - axis[0]) / (axis[^1] - axis[0]), 0, 1);

    static double HeightAt(Grid grid, double u, double v) =>
        grid.Z[(int)Math.Round(v * (grid.Y.Length - 1))][(int)Math.Round(u * (grid.X.Length - 1))];
}

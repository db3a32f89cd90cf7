using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

/// <summary>Where the camera of a surface stands: where the fewest points of the path hide behind a slope, in doubt at the front right.</summary>
internal static class Viewpoint
{
    private const double Usual = 0.25 * Math.PI, Height = 0.85, Away = 1.75;
    private const int Directions = 16, Look = 40;

    public static Camera Of(Grid grid, IReadOnlyList<double[]> path)
    {
        double best = Usual;
        int fewest = int.MaxValue;
        foreach (double turn in Enumerable.Range(0, Directions).Select(i => (i + 1) / 2 * (i % 2 == 0 ? 1 : -1) * 2 * Math.PI / Directions))
        {
            int hidden = path.Count(point => Hides(grid, point, Usual + turn));
            if (hidden >= fewest) continue;
            (best, fewest) = (Usual + turn, hidden);
        }

        return new Camera()
            .Set("eye", new CameraEye()
                .Set("x", Math.Round(Away * Math.Cos(best), 4)).Set("y", Math.Round(Away * Math.Sin(best), 4)).Set("z", Height))
            .Set("center", new CameraCenter().Set("x", 0).Set("y", 0).Set("z", -0.12));
    }

    // Walks from the point towards the camera, in the picture's own units (each axis from −½ to ½), and looks whether the surface rises above.
    private static bool Hides(Grid grid, double[] point, double direction)
    {
        double span = grid.IsFlat ? 1 : grid.High - grid.Low;
        double u = Share(point[0], grid.X), v = Share(point[1], grid.Y);
        double w = (HeightAt(grid, u, v) - grid.Low) / span;
        double toX = Away * Math.Cos(direction) - (u - 0.5), toY = Away * Math.Sin(direction) - (v - 0.5), toZ = Height - (w - 0.5);
        for (int i = 1; i <= Look; i++)
        {
            double t = (double)i / Look;
            double x = u + t * toX, y = v + t * toY;
            if (x is < 0 or > 1 || y is < 0 or > 1) return false;
            if ((HeightAt(grid, x, y) - grid.Low) / span > w + t * toZ + 0.02) return true;
        }

        return false;
    }

    private static double Share(double value, double[] axis) => Math.Clamp((value - axis[0]) / (axis[^1] - axis[0]), 0, 1);

    private static double HeightAt(Grid grid, double u, double v) =>
        grid.Z[(int)Math.Round(v * (grid.Y.Length - 1))][(int)Math.Round(u * (grid.X.Length - 1))];
}

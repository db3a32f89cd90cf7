using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Shapes;

/// <summary>One optimizer in a race: its run, and how far it can be drawn.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Run">The start and the point after each step.</param>
/// <param name="Path">The whole run as a faint line.</param>
/// <param name="Window">The part of the plane that the chart shows.</param>
sealed record Racer(string Name, Iterate[] Run, Trail Path, Window Window)
{
    const int Tail = 8;            // steps that are drawn bold: the longer the line, the faster the optimizer
    const int MostPoints = 150;    // of the faint path

    public static Racer Of(string name, Optimizer optimizer, Landscape landscape, int steps)
    {
        Iterate[] run = [.. optimizer.Minimize(landscape, steps)];
        return new Racer(name, run, Trail.Of(name, run.Select(p => p.X), landscape.Window, margin: 1, MostPoints, "optimizers"),
            landscape.Window);
    }

    double Width => Window.XMax - Window.XMin;

    double Height => Window.YMax - Window.YMin;

    public double End => Run[^1].Value;

    public bool Diverges => !double.IsFinite(End) || (End > Run[0].Value && !Window.Shows(Run[^1].X));

    public string Label => Diverges ? $"{Name} (diverges)" : Name;

    public string? Note => (Diverges, Path.Note) switch
    {
        (true, null) => $"{Name} diverges",
        (true, _) => $"{Name} diverges and {Path.Note}",
        (false, null) => null,
        _ => $"{Name} {Path.Note}",
    };

    /// <summary>The point at a step and those before it, the newest first; nothing where the optimizer is far outside.</summary>
    public (double[] X, double[] Y) At(int step)
    {
        double[][] points = [.. Run[Math.Max(0, step - Tail)..(step + 1)].Reverse().Select(p => p.X)
            .TakeWhile(p => Window.Widened(1).Shows(p))];
        return (Number.Rounded(points.Select(p => p[0]), Width), Number.Rounded(points.Select(p => p[1]), Height));
    }

    /// <summary>A size for each point of <see cref="At"/>: only the newest one has a marker.</summary>
    public static double[] HeadOnly(double size) => [size, .. new double[Tail]];
}

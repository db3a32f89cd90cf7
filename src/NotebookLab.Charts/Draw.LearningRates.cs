using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws gradient descent with several learning rates side by side, each with a verdict that is computed from its run.
    /// </summary>
    /// <param name="landscape">The landscape; every panel shows its window, and every run starts at its start.</param>
    /// <param name="rates">The learning rates, 1 to 9 of them, each above 0.</param>
    /// <param name="steps">How many steps each run makes, at least 1.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> or <paramref name="rates"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no rates, or more than 9; or the landscape is not one of two variables.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A rate is not positive and finite, or <paramref name="steps"/> is not positive.
    /// </exception>
    /// <example><code>Draw.LearningRates(Landscape.Ravine, [0.01, 0.1, 0.3, 0.99, 1.05])</code></example>
    public static GenericChart LearningRates(Landscape landscape, double[] rates, int steps = 25)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        return SideBySide(landscape, [.. rates.Select(rate => ($"η = {Number.Text(rate)}", new Sgd(rate).Minimize(landscape, steps)))],
            "Same start, different learning rates", nameof(rates));
    }

    /// <summary>Draws several runs on one landscape side by side, each with a verdict that is computed from it.</summary>
    /// <param name="landscape">The landscape; every panel shows its window.</param>
    /// <param name="runs">The runs and their names, 1 to 9 of them.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/>, <paramref name="runs"/> or a run is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no runs, or more than 9; a run is empty; or the landscape is not one of two variables.
    /// </exception>
    /// <example><code>Draw.LearningRates(valley, ("SGD", slow), ("Momentum", fast))</code></example>
    public static GenericChart LearningRates(Landscape landscape, params (string Name, IEnumerable<Iterate> Path)[] runs)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(runs);
        return SideBySide(landscape, runs, "Runs side by side", nameof(runs));
    }

    const int MostPanels = 9, Columns = 3;
    const double MostHeight = 520;
    const int HeadingHeight = 38, NumbersHeight = 24;   // pixels above a panel and below one
    const int CellsOfAllPanels = 2900;                  // of the grids together, which keeps the chart below 40 KB

    static GenericChart SideBySide(Landscape landscape, (string Name, IEnumerable<Iterate> Path)[] runs, string title, string argument)
    {
        if (runs.Length is 0 or > MostPanels)
            throw new ArgumentException($"1 to {MostPanels} runs can stand side by side, but there were {runs.Length}.", argument);
        InThePlane(landscape);
        foreach (var (_, path) in runs) ArgumentNullException.ThrowIfNull(path, argument);
        Iterate[][] made = Array.ConvertAll(runs, run => run.Path.ToArray());
        var window = landscape.Window;
        var grid = Grid.Sample(landscape.Value, window, Math.Min(41, (int)Math.Sqrt(CellsOfAllPanels / runs.Length)));
        double[] x = Number.Rounded(grid.X, window.XMax - window.XMin), y = Number.Rounded(grid.Y, window.YMax - window.YMin);
        var contours = new ContourMap(grid with { X = x, Y = y }, levels: 8);
        int columns = Math.Min(Columns, runs.Length), rows = (runs.Length + columns - 1) / columns;
        double across = 680.0 / columns - 12;
        double up = Math.Clamp(across * (window.YMax - window.YMin) / (window.XMax - window.XMin), 90,
            MostHeight / rows - HeadingHeight - NumbersHeight);
        double total = rows * (HeadingHeight + up) + (rows - 1) * NumbersHeight;
        var panels = Panel.Grid(runs.Length, columns, 0.025, NumbersHeight / total, HeadingHeight / total);

        var layout = new Layout().Set("height", (int)total + 90 + 56).Set("showlegend", false).Set("margin", new Margin().Set("b", 56));
        var traces = new List<Trace>();
        var headings = new List<Annotation>();
        var notes = new List<string>();
        LineStyle[] styles = [.. Palette.OfPaths(runs.Select(run => run.Name)).Select(style => style with { Dash = "solid" })];
        foreach (var (panel, (name, _), run) in panels.Zip(runs, made))
        {
            var trail = Trail.Of(name, run.Select(p => p.X), window, margin: 1, MostPoints / runs.Length, argument);
            var style = styles[panel.Index];
            string verdict = run.Judge(landscape.Value(landscape.Minimum))?.InWords() ?? "no step yet";
            traces.Add(panel.Take(contours.Trace(numbered: false)).Set("name", $"contours under {name}"));
            traces.Add(panel.Take(Path(trail, style)));
            traces.Add(panel.Take(Mark($"start of {name}", "circle", 6, Look.Ink, trail.Start)));
            headings.Add(panel.Heading($"<b>{name}</b><br>{verdict}", style.TextColour));
            AddPlane(layout, panel, window, isLeft: panel.Index % columns == 0, isLow: panel.Index + columns >= runs.Length);
            if (trail.Note is not null) notes.Add($"{name} {trail.Note}");
        }

        return Figure.Of(traces, layout.Set("annotations", headings.ToArray()), title,
            Sentence([landscape.ToString(), StepsOf(made), .. notes, contours.Note]));
    }

    static string StepsOf(Iterate[][] runs)
    {
        int[] steps = [.. runs.Select(run => run.Length - 1).Distinct()];
        return steps is [var all] ? $"{Number.Count(all, "step")} each" : $"{steps.Min()} to {steps.Max()} steps";
    }

    // Numbers and names stand only at the left and at the foot; one unit is as long in x₀ as in x₁.
    static void AddPlane(Layout layout, Panel panel, Window window, bool isLeft, bool isLow)
    {
        var x = Figure.Axis(isLow ? "x₀" : "", window.XMin, window.XMax).Set("showticklabels", isLow).Set("showgrid", false)
            .Set("tickvals", Ticks(window.XMin, window.XMax));
        var y = Figure.Axis(isLeft ? "x₁" : "", window.YMin, window.YMax).Set("showticklabels", isLeft).Set("showgrid", false)
            .Set("tickvals", Ticks(window.YMin, window.YMax));
        panel.AddTo(layout, x, y);
        panel.KeepAspect(x, y);
    }

    // Two to four round numbers that don't reach into the next panel.
    static double[] Ticks(double from, double to)
    {
        double air = 0.06 * (to - from);
        double[] numbers = new Interval(from + air, to - air).RoundNumbers(3);
        return numbers.Length <= 4 ? numbers : [.. numbers.Where(number => Math.Round(number / (numbers[1] - numbers[0])) % 2 == 0)];
    }

    static void InThePlane(Landscape landscape)
    {
        if (landscape.Dimension != 2)
            throw new ArgumentException(
                $"A landscape to draw has 2 variables, but {landscape.Name} has {landscape.Dimension}.", nameof(landscape));
    }
}

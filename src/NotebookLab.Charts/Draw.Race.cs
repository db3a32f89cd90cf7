using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    const int MostRacers = 6, MostRaceSteps = 10_000;

    /// <summary>
    /// Draws a race of optimizers on the contours of a landscape, with buttons to play and pause it and a slider for the step.
    /// </summary>
    /// <param name="landscape">The landscape; all start at its start.</param>
    /// <param name="steps">How many steps each makes.</param>
    /// <param name="optimizers">Who runs, 1 to 6.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">The landscape or an optimizer is null.</exception>
    /// <exception cref="ArgumentException">The landscape isn't one of two variables, or there is no optimizer or more than 6.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not from 1 to 10 000.</exception>
    /// <example><code>Draw.Race(Landscape.Ravine, 60, new Sgd(0.95), new Momentum(0.1), new Adam(0.3))</code></example>
    public static GenericChart Race(Landscape landscape, int steps, params Optimizer[] optimizers)
    {
        ArgumentNullException.ThrowIfNull(optimizers);
        return Race(landscape, steps, Array.ConvertAll(optimizers, optimizer => (optimizer?.ToString() ?? "", optimizer!)));
    }

    /// <summary>Draws a race of optimizers that you name, with buttons to play and pause it and a slider for the step.</summary>
    /// <param name="landscape">The landscape; all start at its start.</param>
    /// <param name="steps">How many steps each makes.</param>
    /// <param name="optimizers">Who runs and under which name, 1 to 6.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">The landscape or an optimizer is null.</exception>
    /// <exception cref="ArgumentException">The landscape isn't one of two variables, or there is no optimizer or more than 6.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not from 1 to 10 000.</exception>
    /// <example><code>Draw.Race(Landscape.Ravine, 60, ("SGD", new Sgd(0.95)), ("Adam", new Adam(0.3)))</code></example>
    public static GenericChart Race(Landscape landscape, int steps, params (string Name, Optimizer Optimizer)[] optimizers)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        InThePlane(landscape);
        ArgumentNullException.ThrowIfNull(optimizers);
        if (steps is < 1 or > MostRaceSteps)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"A race has 1 to {MostRaceSteps} steps.");
        if (optimizers.Length is 0 or > MostRacers)
            throw new ArgumentException($"A race has 1 to {MostRacers} optimizers, but here are {optimizers.Length}.", nameof(optimizers));
        foreach (var (_, optimizer) in optimizers) ArgumentNullException.ThrowIfNull(optimizer, nameof(optimizers));

        var racers = Array.ConvertAll(optimizers, o => Racer.Of(o.Name, o.Optimizer, landscape, steps));
        var contours = new ContourMap(Grid.Sample(landscape.Value, landscape.Window, ContourResolution));
        var traces = new List<Trace>(contours.OnCarpet());
        traces.AddRange(MinimaIn(landscape));
        LineStyle[] styles = Palette.OfPaths(racers.Select(racer => racer.Name));
        traces.AddRange(racers.Zip(styles, FaintPath));
        var frames = new RaceFrames(racers, traces.Count);
        traces.AddRange(racers.Select((racer, i) => Head(racer, frames.Steps[frames.Active], styles[i], i)));

        int legend = 22 * (racers.Max(racer => racer.Label.Length) > 18 ? racers.Length : (racers.Length + 1) / 2);
        var layout = Plane.Of(landscape.Window, legend: true);
        layout.Set("height", Math.Min(700, layout.TryGetTypedPropertyValue<int>("height").Value + 72 + legend))
            .Set("margin", new Margin().Set("b", 152 + legend))
            .Set("updatemenus", new[] { frames.Buttons() })
            .Set("sliders", new[] { frames.Slider() });
        layout.TryGetTypedPropertyValue<Legend>("legend").Value.Set("itemsizing", "constant");
        return Figure.Of(traces, layout, "Press Play: who is down first?", Sentence([
            landscape.ToString(),
            Winner(racers, steps),
            .. racers.Select(racer => racer.Note),
            contours.Note]));
    }

    static string Winner(Racer[] racers, int steps)
    {
        string after = $"after {Number.Count(steps, "step")}";
        Racer[] down = [.. racers.Where(racer => !racer.Diverges)];
        if (down.Length == 0) return $"{after} none has come down";
        double least = down.Min(racer => racer.End);
        string[] first = [.. down.Where(racer => racer.End == least).Select(racer => racer.Name)];
        return racers.Length == 1
            ? $"{after} {first[0]} has f = {Number.Text(least)}"
            : $"{after} {string.Join(" and ", first)} {(first.Length == 1 ? "is" : "are")} lowest: f = {Number.Text(least)}";
    }

    static Trace FaintPath(Racer racer, LineStyle style) => new Trace2D("scatter")
        .Set("name", $"{racer.Label}, whole path")
        .Set("mode", "lines").Set("showlegend", false).Set("hoverinfo", "skip").Set("opacity", 0.4)
        .Set("x", Number.Rounded(racer.Path.Points.Select(p => p[0]), racer.Window.XMax - racer.Window.XMin))
        .Set("y", Number.Rounded(racer.Path.Points.Select(p => p[1]), racer.Window.YMax - racer.Window.YMin))
        .Set("line", new Line().Set("color", style.Colour).Set("width", 1.4).Set("simplify", false));

    static Trace Head(Racer racer, int step, LineStyle style, int i)
    {
        var (x, y) = racer.At(step);
        string[] symbols = ["circle", "square", "diamond", "triangle-up", "x", "star"];
        return new Trace2D("scatter")
            .Set("name", racer.Label)
            .Set("mode", "lines+markers")
            .Set("x", x).Set("y", y)
            .Set("line", new Line().Set("color", style.Colour).Set("width", 3.4).Set("simplify", false))
            .Set("marker", new Marker()
                .Set("symbol", symbols[i]).Set("size", Racer.HeadOnly(13)).Set("color", style.Colour).Set("opacity", 1)
                .Set("line", new Line().Set("color", "#ffffff").Set("width", Racer.HeadOnly(1.2))))
            .Set("hovertemplate", "(%{x:.4g}, %{y:.4g})<extra></extra>");
    }
}

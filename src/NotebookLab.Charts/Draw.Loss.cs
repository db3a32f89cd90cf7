using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Optimization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>Draws the loss of one or several runs against the step, on a logarithmic axis where every loss allows it.</summary>
    /// <param name="runs">The runs and their names.</param>
    /// <returns>The chart; each line has its name at its end, and a verdict that is computed from the run: "oscillates".</returns>
    /// <exception cref="ArgumentNullException">A run is null.</exception>
    /// <exception cref="ArgumentException">There is no run, or a run is empty.</exception>
    /// <example><code>Draw.Loss(("η = 0.1", slow), ("η = 0.3", good))</code></example>
    public static GenericChart Loss(params (string Name, IEnumerable<Iterate> Path)[] runs) => Loss(logarithmic: true, runs);

    /// <summary>Draws the loss of one or several runs against the step, on the axis you choose.</summary>
    /// <param name="logarithmic">
    /// Whether the axis of the loss is logarithmic; a loss of 0 is a triangle at its foot, one below 0 a gap.
    /// </param>
    /// <param name="runs">The runs and their names.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">A run is null.</exception>
    /// <exception cref="ArgumentException">There is no run, or a run is empty.</exception>
    /// <example><code>Draw.Loss(logarithmic: false, ("η = 0.1", slow))</code></example>
    public static GenericChart Loss(bool logarithmic, params (string Name, IEnumerable<Iterate> Path)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        foreach (var (_, path) in runs) ArgumentNullException.ThrowIfNull(path, nameof(runs));
        Iterate[][] made = Array.ConvertAll(runs, run => run.Path.ToArray());
        double lowest = made.Where(run => run.Length > 0).Select(Verdicts.Limit).DefaultIfEmpty().Min();
        return LossOf(logarithmic, [.. made.Zip(runs, (run, named) =>
            LossLine.Of(named.Name, run.Select(p => ((double)p.Step, p.Value)), nameof(runs)) with { Judgement = run.Judge(lowest) })]);
    }

    /// <summary>
    /// Draws losses that you collected yourself against the step, one line a name, on a logarithmic axis where every loss allows it.
    /// </summary>
    /// <param name="runs">The names, and the losses from step 0 on.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">A run is null.</exception>
    /// <exception cref="ArgumentException">There is no run, or a run is empty.</exception>
    /// <example><code>Draw.Loss(("training", losses))</code></example>
    public static GenericChart Loss(params (string Name, IEnumerable<double> Losses)[] runs) => Loss(logarithmic: true, runs);

    /// <summary>Draws losses that you collected yourself against the step, one line a name, on the axis you choose.</summary>
    /// <param name="logarithmic">
    /// Whether the axis of the loss is logarithmic; a loss of 0 is a triangle at its foot, one below 0 a gap.
    /// </param>
    /// <param name="runs">The names, and the losses from step 0 on.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException">A run is null.</exception>
    /// <exception cref="ArgumentException">There is no run, or a run is empty.</exception>
    /// <example><code>Draw.Loss(logarithmic: false, ("training", losses))</code></example>
    public static GenericChart Loss(bool logarithmic, params (string Name, IEnumerable<double> Losses)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return LossOf(logarithmic,
            [.. runs.Select(run => LossLine.Of(run.Name, run.Losses?.Select((loss, i) => ((double)i, loss)), nameof(runs)))]);
    }

    const int LossHeight = 420, LossBelow = 52;

    static GenericChart LossOf(bool logarithmic, LossLine[] lines)
    {
        if (lines.Length == 0) throw new ArgumentException("There is no run to draw, at least one was expected.", "runs");
        bool log = logarithmic && lines.Any(line => line.Losses.Any(loss => loss > 0 && double.IsFinite(loss)));
        var range = log
            ? Interval.Around(lines.SelectMany(line => line.Losses).Where(loss => loss > 0).Select(Math.Log10), air: 0.05)
            : Interval.Around(lines.SelectMany(line => line.Losses));
        if (log) range = new Interval(Math.Max(range.From, -300), Math.Min(range.To, 308));
        double last = lines.Max(line => line.Steps.Max());
        var y = log ? LogAxis.Of("loss (log scale)", range) : Figure.Axis("loss", range.From, range.To);
        var layout = new Layout()
            .Set("height", LossHeight).Set("showlegend", false)
            .Set("margin", new Margin().Set("b", LossBelow).Set("r", Math.Clamp(lines.Max(line => line.LabelWidth), 40, 190)))
            .Set("xaxis", Figure.Axis("step", 0, Math.Max(1, last))).Set("yaxis", y);
        LineStyle[] styles = Palette.Of(lines.Select(line => line.Name));
        var chart = Figure.Of(
            lines.Zip(styles).SelectMany(line => line.First.Traces(log, range, line.Second)), layout, "Loss against step",
            Sentence([
                log
                    ? "on a straight line the loss falls by the same factor at every step"
                    : $"the loss at each of {Number.Text(last)} steps",
                .. lines.Select(line => line.Note(log))]));
        layout.Set("annotations", EndLabels(lines, styles, range, log, Math.Max(1, last), layout));
        return chart;
    }

    // The names stand right of the lines' ends, moved apart as far as it takes to read them.
    static Annotation[] EndLabels(LossLine[] lines, LineStyle[] styles, Interval range, bool log, double last, Layout layout)
    {
        double room = LossHeight - LossBelow
            - layout.TryGetTypedPropertyValue<Margin>("margin").Value.TryGetTypedPropertyValue<double>("t").Value;
        double apart = 18 / room;
        double[] heights = Spread.Apart(
            Array.ConvertAll(lines, line => Math.Clamp((LogAxis.EndOf(line.Losses, log) - range.From) / range.Length, 0, 1)), apart);

        return [.. lines.Select((_, i) => Figure.EndLabel(
            lines[i].Label, Math.Min(1, lines[i].End / last), heights[i], styles[i].TextColour))];
    }
}

using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Learning;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws how a network learned: above the loss and below the accuracy after each epoch, for the training and the test data.
    /// </summary>
    /// <param name="epochs">What <c>Training.Run</c> returned.</param>
    /// <returns>The chart; what is measured on test data is dashed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="epochs"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="epochs"/> is empty.</exception>
    /// <example><code>Draw.Training(new Training(new Adam(0.01), Epochs: 10).Run(net, Digits.Train, Digits.Test))</code></example>
    public static GenericChart Training(IReadOnlyList<Epoch> epochs) => TrainingOf([("", epochs)], nameof(epochs));

    /// <summary>
    /// Draws how several networks learned, or one with several rules: a colour for each, above the loss and below the accuracy.
    /// </summary>
    /// <param name="runs">The names, and what <c>Training.Run</c> returned.</param>
    /// <returns>The chart; what is measured on test data is dashed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="runs"/> or a run is null.</exception>
    /// <exception cref="ArgumentException">There is no run or more than six, or a run is empty.</exception>
    /// <example><code>Draw.Training(("SGD", slow), ("Adam", fast))</code></example>
    public static GenericChart Training(params (string Name, IReadOnlyList<Epoch> Epochs)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return TrainingOf(runs, nameof(runs));
    }

    const int TrainingBelow = 52;
    const int MostNumbers = 2000;   // in all curves together, which keeps a chart below 40 KB

    static GenericChart TrainingOf((string Name, IReadOnlyList<Epoch> Epochs)[] runs, string argument)
    {
        if (runs.Length == 0 || runs.Length > Look.Lines.Count)
            throw new ArgumentException($"{argument} must be 1 to {Look.Lines.Count} runs, but are {runs.Length}.", argument);
        foreach (var (name, epochs) in runs)
        {
            ArgumentNullException.ThrowIfNull(epochs, argument);
            if (epochs.Count == 0)
                throw new ArgumentException(
                    $"{argument} must have at least one epoch{(name.Length > 0 ? $" each, but {name} has 0" : ", but has 0")}.", argument);
        }

        int each = (runs.Sum(run => 4 * run.Epochs.Count) + MostNumbers - 1) / MostNumbers;
        if (each > 1)
            runs = Array.ConvertAll(runs,
                run => (run.Name, (IReadOnlyList<Epoch>)[.. run.Epochs.Where((_, i) => i % each == 0 || i == run.Epochs.Count - 1)]));
        LineStyle[] styles = Palette.Of(runs.Select(run => run.Name));
        LearningCurve[] losses = [
            .. runs.SelectMany((run, i) => LearningCurve.Of(
                run.Name, run.Epochs, styles[i], "loss", epoch => epoch.Loss, epoch => epoch.TestLoss))];
        LearningCurve[] accuracies = [
            .. runs.SelectMany((run, i) => LearningCurve.Of(
                run.Name, run.Epochs, styles[i], "accuracy", epoch => epoch.Accuracy, epoch => epoch.TestAccuracy))];

        double[] positive = [.. losses.SelectMany(curve => curve.Values).Where(loss => loss > 0 && double.IsFinite(loss))];
        bool log = positive.Length > 0 && positive.Max() > 5 * positive.Min();   // less than that a plain axis shows as well
        var range = log ? Interval.Around(positive.Select(Math.Log10)) : Interval.Around(losses.SelectMany(curve => curve.Values));
        var share = Interval.Around(accuracies.SelectMany(curve => curve.Values), air: 0.1);
        share = new Interval(Math.Max(share.From, -0.02), Math.Min(share.To, 1.02));
        double first = runs.Min(run => run.Epochs.Min(epoch => epoch.Number)),
            last = runs.Max(run => run.Epochs.Max(epoch => epoch.Number));
        var across = last > first ? new Interval(first, last) : new Interval(first - 0.5, first + 0.5);

        var panels = Panel.Grid(2, 1, 0, 0.1);
        int height = Math.Min(540 + 20 * runs.Length, 640);   // more names need more room
        var layout = new Layout().Set("height", height).Set("showlegend", false)
            .Set("margin", new Margin().Set("b", TrainingBelow)
                .Set("r", Math.Clamp((int)(16 + 7.3 * losses.Max(curve => curve.Label.Length)), 48, 190)));
        var loss = log ? LogAxis.Of("loss (log scale)", range) : Figure.Axis("loss", range.From, range.To);
        panels[0].AddTo(layout, Epochs("").Set("showticklabels", false), loss);
        panels[1].AddTo(layout, Epochs("epoch"), Figure.Axis("accuracy", share.From, share.To).Set("tickformat", ".2~%"));

        var chart = Figure.Of(
            [.. losses.SelectMany(curve => curve.Traces(log ? range : null)).Select(panels[0].Take),
                .. accuracies.SelectMany(curve => curve.Traces(null)).Select(panels[1].Take)],
            layout, losses.Any(curve => curve.IsTest) ? "What is learned, and whether it holds" : "What is learned with each epoch",
            Sentence([
                .. Outcomes(runs),
                losses.Any(curve => curve.IsTest) ? $"{(last > first ? "dashed" : "diamonds")}: test data, not learned from" : null,
                each > 1 ? $"one of {each} epochs is drawn" : null,
                .. losses.Select(curve => curve.Note(log)), .. accuracies.Select(curve => curve.Note(false))]));
        double room = height - TrainingBelow
            - layout.TryGetTypedPropertyValue<Margin>("margin").Value.TryGetTypedPropertyValue<double>("t").Value;
        double apart = Math.Min(18 / (room * panels[0].Up.Length), 1.0 / Math.Max(2, runs.Length));
        layout.Set("annotations", LearningCurve.Labels(losses, panels[0], range, log, across, apart)
            .Concat(LearningCurve.Labels(accuracies, panels[1], share, false, across, apart)).ToArray());
        return chart;

        LinearAxis Epochs(string title) => Figure.Axis(title, across.From, across.To)
            .Set("tick0", 0).Set("dtick", Math.Max(1, across.Round(8).Step));
    }

    static IEnumerable<string> Outcomes((string Name, IReadOnlyList<Epoch> Epochs)[] runs)
    {
        if (runs is [("", var only)])
        {
            yield return $"loss {Number.Text(only[^1].Loss, 3)} and {Right(only[^1])} after epoch {only[^1].Number}";
            yield break;
        }

        int[] last = [.. runs.Select(run => run.Epochs[^1].Number).Distinct()];
        yield return (last is [var all] ? $"after epoch {all}: " : "")
            + string.Join(", ", runs.Select(run =>
                $"{run.Name} {Right(run.Epochs[^1])}{(last.Length > 1 ? $" after epoch {run.Epochs[^1].Number}" : "")}"));
    }

    static string Right(Epoch epoch) =>
        $"{Percent(epoch.Accuracy)} right" + (double.IsNaN(epoch.TestAccuracy) ? "" : $" (test {Percent(epoch.TestAccuracy)})");
}

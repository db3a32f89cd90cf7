using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Learning;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>One line of a chart of training: a number after each epoch; where it is not finite there is a gap.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What stands at its end; nothing where the run's name stands at the end of another curve of that colour.</param>
/// <param name="Epochs">The epochs.</param>
/// <param name="Values">A number for each of them.</param>
/// <param name="Style">Its colour.</param>
/// <param name="IsTest">Whether it is measured on test data; then it is dashed.</param>
sealed record LearningCurve(string Name, string Label, double[] Epochs, double[] Values, LineStyle Style, bool IsTest)
{
    /// <summary>The curves of a run for the training data and, if there are any numbers, for the test data.</summary>
    /// <param name="run">The name of the run; empty if it is the only one.</param>
    /// <param name="epochs">The run.</param>
    /// <param name="style">The colours of the run; what is measured on test data is dashed.</param>
    /// <param name="what">Loss or accuracy.</param>
    /// <param name="train">The number of an epoch for the training data.</param>
    /// <param name="test">The number for the test data.</param>
    public static IEnumerable<LearningCurve> Of(
        string run, IReadOnlyList<Epoch> epochs, LineStyle style, string what, Func<Epoch, double> train, Func<Epoch, double> test)
    {
        double[] numbers = [.. epochs.Select(epoch => (double)epoch.Number)];
        yield return new LearningCurve(
            $"{run} training {what}".TrimStart(), run.Length > 0 ? run : "train", numbers, [.. epochs.Select(train)], style, false);
        double[] tested = [.. epochs.Select(test)];
        if (!tested.All(double.IsNaN))
            yield return new LearningCurve($"{run} test {what}".TrimStart(), run.Length > 0 ? "" : "test", numbers, tested, style, true);
    }

    /// <param name="powers">What a logarithmic axis shows, as powers of ten; null for a plain one.</param>
    public IEnumerable<Trace> Traces(Interval? powers) =>
        [Line(powers is not null), .. powers is { } shown ? LogAxis.Zeros(Name, Epochs, Values, shown, Style) : []];

    Trace Line(bool log) => new Trace2D("scatter")
        .Set("name", Name)
        .Set("mode", Epochs.Length == 1 ? "markers" : "lines")
        .Set("x", Epochs).Set("y", log ? LogAxis.Shown(Values) : Values)
        .Set("line", new Line().Set("color", Style.Colour).Set("width", 2.6).Set("dash", IsTest ? "dash" : "solid").Set("simplify", false))
        .Set("marker", new Marker().Set("color", IsTest ? "#ffffff" : Style.Colour).Set("symbol", IsTest ? "diamond" : "circle")
            .Set("size", 9).Set("line", new Line().Set("color", Style.Colour).Set("width", 2)))
        .Set("cliponaxis", false)
        .Set("hovertemplate", $"{Name}<br>epoch %{{x}}: %{{y:.4g}}<extra></extra>");

    public string? Note(bool log)
    {
        int place = Array.FindIndex(Values, value => !double.IsFinite(value));
        if (place >= 0) return $"{Name} is not a finite number at epoch {Number.Text(Epochs[place])}";
        place = log ? Array.FindIndex(Values, value => value <= 0) : -1;
        return place < 0 ? null
            : Values[place] == 0 ? $"{Name} is 0 at epoch {Number.Text(Epochs[place])}: ▼"
            : $"{Name} is {Number.Text(Values[place])} at epoch {Number.Text(Epochs[place])}, which a log axis can't show";
    }

    /// <summary>The names at the right ends of the curves of one panel.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="range">Its vertical axis.</param>
    /// <param name="log">Whether that is logarithmic.</param>
    /// <param name="across">Its horizontal axis.</param>
    /// <param name="apart">How far apart the names must stand, as a share of the panel's height.</param>
    public static IEnumerable<Annotation> Labels(
        LearningCurve[] curves, Panel panel, Interval range, bool log, Interval across, double apart)
    {
        curves = Array.FindAll(curves, curve => curve.Label.Length > 0);
        double[] heights = Spread.Apart(
            Array.ConvertAll(curves, curve => Math.Clamp((LogAxis.EndOf(curve.Values, log) - range.From) / range.Length, 0, 1)), apart);
        return curves.Select((curve, i) => Figure.EndLabel(curve.Label, Math.Min(1, (curve.Epochs[^1] - across.From) / across.Length),
            panel.Up.From + heights[i] * panel.Up.Length, curve.Style.TextColour, aside: 6));
    }
}

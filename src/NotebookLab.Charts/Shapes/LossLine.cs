using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using Plotly.NET;

namespace NotebookLab.Charts.Shapes;

/// <summary>One run in a chart of losses. Of a long run the chart keeps the lowest and the highest loss of every stretch.</summary>
/// <param name="Name">The name of the run.</param>
/// <param name="Steps">The steps whose losses are drawn.</param>
/// <param name="Losses">These losses.</param>
/// <param name="Judgement">What its points say about its learning rate; null where nobody asked them.</param>
sealed record LossLine(string Name, double[] Steps, double[] Losses, Verdict? Judgement = null)
{
    const int Stretches = 200;

    public static LossLine Of(string name, IEnumerable<(double Step, double Loss)>? run, string argument)
    {
        ArgumentNullException.ThrowIfNull(run, argument);
        var all = run.ToArray();
        if (all.Length == 0) throw new ArgumentException($"A run has at least one loss; {name} is empty.", argument);
        if (all.Length > 2 * Stretches)
            all = [.. all.Chunk((all.Length + Stretches - 1) / Stretches)
                .SelectMany(part => new[] { part.MinBy(p => p.Loss), part.MaxBy(p => p.Loss), part[^1] }.Distinct().OrderBy(p => p.Step))];
        return new LossLine(name, Array.ConvertAll(all, p => p.Step), Array.ConvertAll(all, p => p.Loss));
    }

    bool Diverges => !double.IsFinite(Losses[^1]) || Losses[^1] > 10 * Math.Abs(Losses[0]);

    string Words => Losses[^1] == 0 && Losses[0] != 0 ? "reaches 0" : Judgement?.InWords() ?? (Diverges ? "diverges" : "");

    public string Label => Words.Length == 0 || Name.Contains(Words, StringComparison.Ordinal) ? Name : $"{Name} <i>{Words}</i>";

    public double LabelWidth =>
        14 + 7.3 * Label.Replace("<i>", "", StringComparison.Ordinal).Replace("</i>", "", StringComparison.Ordinal).Length;

    public string? Note(bool log)
    {
        int notFinite = Array.FindIndex(Losses, loss => !double.IsFinite(loss));
        if (notFinite >= 0) return $"{Name} is not a finite number at step {Number.Text(Steps[notFinite])}";
        int zero = log ? Array.IndexOf(Losses, 0) : -1, negative = log ? Array.FindIndex(Losses, loss => loss < 0) : -1;
        return negative >= 0
            ? $"{Name} is {Number.Text(Losses[negative])} at step {Number.Text(Steps[negative])}, which a log axis can't show"
            : zero >= 0 ? $"{Name} is 0 at step {Number.Text(Steps[zero])}: ▼" : null;
    }

    public double End => Steps[Math.Max(0, Array.FindLastIndex(Losses, double.IsFinite))];

    public IEnumerable<Trace> Traces(bool log, Interval range, LineStyle style) =>
        [Line(log, style), .. log ? LogAxis.Zeros(Name, Steps, Losses, range, style) : []];

    Trace Line(bool log, LineStyle style) => new Trace2D("scatter")
        .Set("name", Name)
        .Set("mode", Losses.Length == 1 ? "markers" : "lines")
        .Set("x", Steps).Set("y", log ? LogAxis.Shown(Losses) : Losses)
        .Set("line", new Line().Set("color", style.Colour).Set("width", 2.6).Set("dash", style.Dash).Set("simplify", false))
        .Set("marker", new Plotly.NET.TraceObjects.Marker().Set("color", style.Colour).Set("size", 9))
        .Set("cliponaxis", false)
        .Set("hovertemplate", "step %{x}<br>loss %{y:.4g}<extra></extra>");
}

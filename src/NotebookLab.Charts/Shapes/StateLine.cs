using NotebookLab.Charts.Axes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>One vector of an optimizer's memory over the steps: a line a coordinate.</summary>
/// <param name="Name">The vector's name.</param>
/// <param name="Values">For each coordinate, the value after each step.</param>
/// <param name="Powers">What a logarithmic axis shows, as powers of ten; null where values have both signs, or hardly differ.</param>
sealed record StateLine(string Name, double[][] Values, Interval? Powers)
{
    // A coordinate has its colour in every panel.
    static readonly LineStyle[] Styles = [Look.Lines[0], Look.Lines[1]];

    public static StateLine Of(string name, OptimizerState[] states)
    {
        double[][] values = [.. Enumerable.Range(0, 2).Select(k => states.Select(state => state.Vectors[name][k]).ToArray())];
        double[] all = [.. values.SelectMany(row => row).Where(value => double.IsFinite(value) && value != 0)];
        bool wide = all.Length > 0 && all.Min() > 0 && all.Max() > 30 * all.Min();
        return new StateLine(name, values, wide ? Clipped(Interval.Around(all.Select(Math.Log10), air: 0.1)) : null);
    }

    public string Title => $"<b>{Name}</b>{(Powers is null ? "" : ", log scale")}";

    // What is never negative stands on 0.
    Interval Range
    {
        get
        {
            if (Powers is { } powers) return powers;
            double[] finite = [.. Values.SelectMany(row => row).Where(double.IsFinite)];
            return finite.Length > 0 && finite.Min() >= 0 && finite.Max() > 0
                ? new Interval(0, 1.3 * finite.Max())
                : Interval.Around(finite, air: 0.1);
        }
    }

    public LinearAxis Axis
    {
        get
        {
            var range = Range;
            if (Powers is null) return Figure.Axis("", range.From, range.To).Set("nticks", 4);
            var axis = LogAxis.Of("", range);
            var ticks = LogAxis.Ticks(range);
            int apart = (ticks.Length + 2) / 3;   // a low panel has room for three
            var few = ticks.Where((_, i) => i % apart == 0).ToArray();
            return axis.Set("tickvals", Array.ConvertAll(few, tick => tick.Value))
                .Set("ticktext", Array.ConvertAll(few, tick => tick.Text));
        }
    }

    public Trace Trace(int k) => new Trace2D("scatter")
        .Set("name", $"{Name} of x{(char)('₀' + k)}")
        .Set("mode", "lines")
        .Set("x", Enumerable.Range(0, Values[k].Length).Select(i => (double)i).ToArray())
        .Set("y", Powers is null ? Values[k] : LogAxis.Shown(Values[k]))
        .Set("line", new Line().Set("color", Styles[k].Colour).Set("width", 2.2).Set("dash", Styles[k].Dash).Set("simplify", false))
        .Set("hovertemplate", "step %{x}<br>%{y:.4g}<extra></extra>");

    /// <summary>x₀ and x₁ at the ends of their lines, apart from each other.</summary>
    public IEnumerable<Annotation> Labels(Panel panel)
    {
        var range = Range;
        double[] ends = [.. Values.Select(
            row => row.LastOrDefault(value => double.IsFinite(value) && (Powers is null || value > 0), double.NaN))];
        double[] heights = [.. ends.Select(end => double.IsNaN(end)
            ? 0.5
            : Math.Clamp(((Powers is null ? end : Math.Log10(end)) - range.From) / range.Length, 0, 1))];
        const double Apart = 0.3;
        int upper = heights[1] >= heights[0] ? 1 : 0;
        double middle = Math.Clamp((heights[0] + heights[1]) / 2, Apart / 2, 1 - Apart / 2);
        if (heights[upper] - heights[1 - upper] < Apart) (heights[upper], heights[1 - upper]) = (middle + Apart / 2, middle - Apart / 2);
        return heights.Select((height, k) => Figure.EndLabel(
            $"x{(char)('₀' + k)}", panel.Across.To, panel.Up.From + height * panel.Up.Length, Styles[k].TextColour));
    }

    static Interval Clipped(Interval powers) => new(Math.Max(powers.From, -300), Math.Min(powers.To, 300));
}

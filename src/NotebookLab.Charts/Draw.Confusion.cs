using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Shapes;
using NotebookLab.Learning;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws how often each class was taken for each: rows are the truth, columns the predictions, blue is right and orange wrong.
    /// </summary>
    /// <param name="truth">The class of each example, from 0.</param>
    /// <param name="predicted">What each example was taken for.</param>
    /// <param name="classes">How many classes there are, at most 64.</param>
    /// <returns>The chart; up to 10 classes have their counts in the cells.</returns>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="truth"/> is empty, or <paramref name="predicted"/> is of another length.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class, or there is no class or more than 64.</exception>
    /// <example><code>Draw.Confusion(truth, predicted, classes: 10)</code></example>
    public static GenericChart Confusion(int[] truth, int[] predicted, int classes)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        if (classes is < 1 or > 64)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "classes must be from 1 to 64 to be drawn.");
        if (truth.Length == 0) throw new ArgumentException("truth must have at least one element, but has 0.", nameof(truth));
        CheckLabels(truth, truth.Length, classes, nameof(truth));
        CheckLabels(predicted, truth.Length, classes, nameof(truth));
        return ConfusionOf(new ConfusionTable(truth, predicted, classes), classes);
    }

    /// <summary>Draws what a network took the examples of a dataset for.</summary>
    /// <param name="data">The examples; their labels are the truth.</param>
    /// <param name="predicted">What each example was taken for.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> or <paramref name="predicted"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="predicted"/> has not one class for each example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A prediction is no class, or there are more than 64 classes.</exception>
    /// <example><code>Draw.Confusion(Digits.Test, net.Classify(Digits.Test))</code></example>
    public static GenericChart Confusion(Dataset data, int[] predicted)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(predicted);
        CheckLabels(predicted, data.Count, data.Classes, nameof(data));
        return Confusion(data.Labels.ToArray(), predicted, data.Classes);
    }

    const int MostCounted = 10;   // ten cells of a chart 400 pixels wide hold three digits each

    static GenericChart ConfusionOf(ConfusionTable table, int classes)
    {
        bool counted = classes <= MostCounted;
        double[] indices = [.. Enumerable.Range(0, classes).Select(k => (double)k)];
        var map = new Trace2D("heatmap")
            .Set("name", "counts")
            .Set("x", indices).Set("y", indices).Set("z", table.Colours)
            .Set("text", table.Texts).Set("texttemplate", counted ? "%{text}" : "").Set("textfont", Look.TextOf(13, Look.Ink))
            .Set("zmin", -1).Set("zmax", 1).Set("colorscale", Look.ScaleOf([.. Look.Signs.Skip(1).SkipLast(1)]))
            .Set("xgap", counted ? 2 : 0).Set("ygap", counted ? 2 : 0)
            .Set("showscale", false).Set("hoverongaps", false)
            .Set("hovertemplate", "a %{y} taken for a %{x}: %{text} times<extra></extra>");
        var layout = new Layout()
            .Set("height", counted ? Math.Max(380, 42 * classes + 160) : 600)
            .Set("showlegend", false)
            .Set("margin", new Margin().Set("b", 56))
            .Set("xaxis", Figure.Axis("predicted", -0.5, classes - 0.5).Counting(classes).Set("constrain", "domain"))
            .Set("yaxis", Figure.Axis("truth", classes - 0.5, -0.5).Counting(classes).Set("constrain", "domain")
                .Set("constraintoward", "top").Set("scaleanchor", "x").Set("scaleratio", 1));
        return Figure.Of([map], layout,
            table.Right == table.Total ? "Everything is on the diagonal: all right" : "Off the diagonal: what is confused",
            Sentence([
                $"{table.Right} of {table.Total} are right ({Percent((double)table.Right / table.Total)})",
                table.Worst,
                "the darker, the larger the share of its row",
                counted ? null : "too many counts to write them into the cells: point at one"]));
    }
}

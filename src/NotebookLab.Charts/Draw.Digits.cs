using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Learning;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws the first images of a dataset, up to 40, with their labels; with predictions, the wrong ones have a frame and say "7, not 9".
    /// </summary>
    /// <param name="digits">The images; a part of a dataset is <c>Digits.Test[20..50]</c>.</param>
    /// <param name="predicted">What a network took each image for: one class for each of them; may be left out.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="digits"/> is null.</exception>
    /// <exception cref="ArgumentException">The images are not square, or there is not one prediction for each of them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A prediction is no class.</exception>
    /// <example><code>Draw.Digits(Digits.Test[..30], predicted)</code></example>
    public static GenericChart Digits(Dataset digits, int[]? predicted = null)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var sheet = new DigitSheet(digits);
        if (predicted is not null) CheckLabels(predicted, digits.Count, digits.Classes, "digits");

        int[] labels = digits.Labels.ToArray(), told = predicted ?? labels;
        int[] wrong = [.. Enumerable.Range(0, digits.Count).Where(n => told[n] != labels[n])];
        var shown = Enumerable.Range(0, sheet.Shown);
        string Mistake(int n) => $"{labels[n]}, not {told[n]}";

        var traces = new List<Trace>
        {
            sheet.Images,
            sheet.Labels(predicted is null ? "labels" : "right", shown.Except(wrong), n => $"{labels[n]}", Look.Ink),
        };
        if (wrong.Any(n => n < sheet.Shown))
        {
            int[] framed = [.. wrong.Where(n => n < sheet.Shown)];
            traces.Add(sheet.Frames("frames of the wrong ones", framed, Look.Lines[1].Colour));
            traces.Add(sheet.Labels("wrong", framed, n => $"<b>{Mistake(n)}</b>", Look.Lines[1].TextColour));
        }

        string count = $"{Number.Count(digits.Count, "image")} of {sheet.Side}×{sheet.Side} pixels";
        return Figure.Of(traces, SheetLayout(sheet, Math.Clamp(sheet.Picture(64), 250, 580)),
            predicted is null ? "Each digit above its label"
                : wrong.Length == 0 ? "Every digit is read rightly"
                : "Framed: what the network misread",
            Sentence([
                predicted is null ? count : $"{digits.Count - wrong.Length} of {count} are right",
                wrong.Length > 0 ? $"“{Mistake(wrong[0])}” is a {labels[wrong[0]]} taken for a {told[wrong[0]]}" : null,
                sheet.Shown < digits.Count ? $"only the first {sheet.Shown} are drawn" : null]));
    }

    /// <summary>Draws one image and beside it how likely a network thinks each class.</summary>
    /// <param name="digits">The images.</param>
    /// <param name="index">Which of them, from 0.</param>
    /// <param name="probabilities">The probability of each class, as <see cref="Softmax"/> gives them.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="digits"/> or <paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The images are not square, there is not one probability for each class, or their sum is not 1.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="index"/> is no image, or a probability lies outside of 0 to 1.
    /// </exception>
    /// <example><code>Draw.Digit(Digits.Test, 7, net.Predict(Digits.Test).Row(7).ToArray())</code></example>
    public static GenericChart Digit(Dataset digits, int index, double[] probabilities)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (index < 0 || index >= digits.Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"index must be from 0 to {digits.Count - 1}.");
        CheckProbabilities(probabilities, digits.Classes);
        var sheet = new DigitSheet(digits[index..(index + 1)]);
        int label = digits.Labels[index], read = Array.IndexOf(probabilities, probabilities.Max());

        Panel picture = new(0, new Interval(0, 0.4), new Interval(0, 1)), bars = new(1, new Interval(0.5, 1), new Interval(0, 1));
        var layout = SheetLayout(sheet, Math.Max(250, 26 * digits.Classes)).Set("bargap", 0.25);
        picture.AddTo(layout, sheet.X, sheet.Y);
        bars.AddTo(layout,
            Figure.Axis("probability", 0, 1.28).Set("tickvals", new[] { 0, 0.5, 1 }).Set("ticktext", new[] { "0", "50 %", "100 %" }),
            Figure.Axis("class", digits.Classes - 0.5, -0.5).Counting(digits.Classes));
        layout.Set("margin", new Margin().Set("l", 16).Set("b", 56));
        string asRead = $"{read} with {Percent(probabilities[read])}";
        return Figure.Of(
            [
                picture.Take(sheet.Images),
                picture.Take(sheet.Labels("label", [0], _ => $"label: {label}", Look.Ink)),
                bars.Take(Bars(probabilities, label)),
            ],
            layout,
            read == label ? $"Read as {asRead}: right" : $"Read as {asRead}, but it is a {label}",
            $"image {index} and the probability of each class; dark: the label, {label}, with {Percent(probabilities[label])}");
    }

    static Layout SheetLayout(DigitSheet sheet, int picture) => new Layout()
        .Set("height", picture + 120)
        .Set("showlegend", false)
        .Set("plot_bgcolor", "#ffffff")
        .Set("margin", new Margin().Set("l", 16).Set("r", 16).Set("b", 12))
        .Set("xaxis", sheet.X).Set("yaxis", sheet.Y);

    static Trace Bars(double[] probabilities, int label) => new Trace2D("bar")
        .Set("name", "probability")
        .Set("orientation", "h")
        .Set("x", probabilities).Set("y", Enumerable.Range(0, probabilities.Length).Select(k => (double)k).ToArray())
        .Set("text", Array.ConvertAll(probabilities, Percent)).Set("textposition", "outside").Set("textfont", Look.TextOf(13, Look.Ink))
        .Set("cliponaxis", false)
        .Set("marker", new Marker()
            .Set("color", probabilities.Select((_, k) => k == label ? Look.Lines[0].Colour : Look.Heights[1]).ToArray()))
        .Set("hovertemplate", "class %{y}: %{x:.4g}<extra></extra>");

    // Neither a certainty nor an impossibility that isn't one; the space doesn't break.
    static string Percent(double share) => share switch
    {
        > 0 and < 0.001 => "≈ 0\u00a0%",
        > 0.999 and < 1 => "≈ 100\u00a0%",
        _ => $"{Number.Text(100 * share, 3)}\u00a0%",
    };

    static void CheckProbabilities(double[] probabilities, int classes)
    {
        if (probabilities.Length != classes)
            throw new ArgumentException(
                $"probabilities must have {classes} elements, one per class, but has {probabilities.Length}.", nameof(probabilities));
        int wrong = Array.FindIndex(probabilities, p => !(p is >= 0 and <= 1));
        if (wrong >= 0)
            throw new ArgumentOutOfRangeException(nameof(probabilities), probabilities[wrong],
                $"probabilities must be from 0 to 1, but probabilities[{wrong}] was {Number.Text(probabilities[wrong])}.");
        if (Math.Abs(probabilities.Sum() - 1) > 1e-6)
            throw new ArgumentException(
                $"probabilities must have the sum 1, but it is {Number.Text(probabilities.Sum())}; "
                    + "Softmax.Of makes probabilities of scores.", nameof(probabilities));
    }

    static void CheckLabels(int[] labels, int count, int classes, string like,
        [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(labels))] string name = "")
    {
        if (labels.Length != count)
            throw new ArgumentException($"{name} must have {count} elements, as {like} has, but has {labels.Length}.", name);
        int wrong = Array.FindIndex(labels, label => label < 0 || label >= classes);
        if (wrong >= 0)
            throw new ArgumentOutOfRangeException(
                name, labels[wrong], $"{name} must be from 0 to {classes - 1}, but {name}[{wrong}] was {labels[wrong]}.");
    }
}

using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws gradient descent with a slider over learning rates: at the left the path on contours, at the right its loss.
    /// </summary>
    /// <param name="landscape">The landscape; the chart shows its window, and every run starts at its start.</param>
    /// <param name="rates">
    /// The learning rates, 2 to 30 of them, each above 0; left out, 17 from a hundredth of the largest stable one
    /// (<see cref="LearningRateBounds.LargestStable"/> at the minimum) to 1.05 times it.
    /// </param>
    /// <param name="steps">How many steps each run makes, 1 to 60.</param>
    /// <returns>The chart; every position of the slider has its verdict, computed from its run.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are fewer than 2 rates or more than 30; or the landscape is not one of two variables.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A rate is not positive and finite, or <paramref name="steps"/> lies outside of 1 to 60.
    /// </exception>
    /// <example><code>Draw.LearningRateSlider(Landscape.Ravine)</code></example>
    public static GenericChart LearningRateSlider(Landscape landscape, double[]? rates = null, int steps = 25)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        InThePlane(landscape);
        rates ??= UsualRates(landscape);
        if (rates.Length is < 2 or > 30)
            throw new ArgumentException($"A slider has 2 to 30 learning rates, but there were {rates.Length}.", nameof(rates));
        if (steps is < 1 or > 60) throw new ArgumentOutOfRangeException(nameof(steps), steps, "A run behind a slider has 1 to 60 steps.");

        var window = landscape.Window;
        var contours = new ContourMap(Grid.Sample(landscape.Value, window, SliderResolution));
        RatedRun[] runs = Array.ConvertAll(rates, rate => RatedRun.Of(landscape, rate, steps, 1000 / rates.Length));
        var losses = LossRange(runs);
        double up = Math.Clamp(400 * (window.YMax - window.YMin) / (window.XMax - window.XMin), 220, 380);
        var upwards = new Interval(0, Math.Round(1 - 24 / (up + 24), 4));   // below the heading
        Panel left = new(0, new Interval(0, 0.58), upwards), right = new(1, new Interval(0.74, 1), upwards);
        int active = Array.FindIndex(runs, run => run.Verdict == Verdict.Good) is var good and >= 0 ? good : rates.Length / 2;

        var layout = new Layout().Set("height", (int)up + 254).Set("showlegend", false)
            .Set("margin", new Margin().Set("b", 140))
            .Set("annotations", Headings(runs[active], left, right))
            .Set("sliders", new[] { Figure.Slider(
                Array.ConvertAll(runs, run => StepTo(run, losses, left, right)), active, "learning rate η = ", SliderStyle.TextColour) });
        AddPlane(layout, left, window, isLeft: true, isLow: true);
        var y = LogAxis.Of("", losses);
        right.AddTo(layout, Figure.Axis("step", 0, steps).Set("nticks", 4), y);

        Trace[] traces =
        [
            left.Take(contours.Trace(numbered: true)),
            left.Take(Path(runs[active].Trail, SliderStyle)),
            right.Take(runs[active].Line(SliderStyle)),
            left.Take(Mark("start", "circle", 9, Look.Ink, landscape.Start)),
            left.Take(Mark("minimum", "star", 15, "#ffffff", InWindow(landscape))),
        ];
        return Figure.Of(traces, layout, "Choose a learning rate", Sentence(
            $"{Number.Count(steps, "step")} on {landscape}; the loss on a log scale", contours.Note));
    }

    const int SliderResolution = 41;

    static readonly LineStyle SliderStyle = Look.Lines[1] with { Dash = "solid" };

    // The shares of the largest stable rate where something happens: far below, around the half of it, and close to it.
    static double[] UsualRates(Landscape landscape)
    {
        double[] shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1, 1.02, 1.05];
        double curvature = Hessian.Central(landscape.Gradient, landscape.Minimum).Evd().EigenValues.Max(λ => λ.Real);
        double stable = Number.Digits(curvature > 0 ? 2 / curvature : 1, 2);
        return Array.ConvertAll(shares, share => Number.Digits(share * stable, 3));
    }

    // From the first loss up to a hundred times it, and down to the least of all or a millionth: what runs away leaves the picture.
    static Interval LossRange(RatedRun[] runs)
    {
        double first = runs[0].Losses[0];
        double[] positive = [.. runs.SelectMany(run => run.Losses).Where(loss => loss > 0 && double.IsFinite(loss))];
        if (positive.Length == 0) return new Interval(-1, 1);
        double high = first > 0 && double.IsFinite(first) ? first : positive.Max();
        return new Interval(Math.Log10(Math.Max(positive.Min(), 1e-6 * high)) - 0.2,
            Math.Log10(Math.Min(positive.Max(), 100 * high)) + 0.2);
    }

    // The loss has its name on top: beside its axis there is no room on a phone.
    static Annotation[] Headings(RatedRun run, Panel left, Panel right) =>
        [run.Heading(left, SliderStyle), right.Heading("loss", Look.Ink)];

    static SliderStep StepTo(RatedRun run, Interval losses, Panel left, Panel right) => new SliderStep()
        .Set("label", run.Name)
        .Set("method", "update")
        .Set("args", new object[] { run.Data(losses), new Layout().Set("annotations", Headings(run, left, right)), new[] { 1, 2 } });
}

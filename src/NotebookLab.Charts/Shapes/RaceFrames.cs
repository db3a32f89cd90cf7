using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// The moving pictures of a race and what moves them. A picture stands in the arguments of the button and of the slider, since
/// not every front end draws the frames of a figure.
/// </summary>
/// <param name="Racers">Who runs.</param>
/// <param name="FirstTrace">The place of the first racer among the traces of the chart; the others follow.</param>
sealed record RaceFrames(Racer[] Racers, int FirstTrace)
{
    const int Most = 60, Milliseconds = 80;   // more pictures would make a large chart

    /// <summary>The steps that have a picture: all of a short race, of a long one every second, third, … and the last.</summary>
    public int[] Steps { get; } = StepsOf(Racers[0].Run.Length - 1);

    /// <summary>The picture that is shown first: the racers are on their way.</summary>
    public int Active => Steps.Length / 4;

    public UpdateMenu Buttons() => new UpdateMenu()
        .Set("type", "buttons").Set("direction", "right").Set("showactive", false)
        .Set("x", 0).Set("xanchor", "left").Set("y", 0).Set("yanchor", "top")
        .Set("pad", new Padding().Set("t", 50))
        .Set("font", Look.TextOf(13, Look.Ink))
        .Set("buttons", new[]
        {
            Button("▶ Play", [.. Steps.Select((step, i) => Frame(step).Set("layout", Following(i)))]),
            Button("❚❚ Pause", [null]),   // a frame that is none ends what is running
        });

    public Slider Slider() => new Slider()
        .Set("active", Active)
        .Set("y", 0).Set("yanchor", "top")
        .Set("steps", Array.ConvertAll(Steps, step => new SliderStep()
            .Set("label", step.ToString(CultureInfo.InvariantCulture))
            .Set("method", "animate")
            .Set("args", new object[] { new object[] { Frame(step) }, Timing(0) })))
        .Set("currentvalue", new SliderCurrentValue().Set("prefix", "step ").Set("xanchor", "right").Set("offset", 20)
            .Set("font", Look.TextOf(15, Look.Ink)))
        .Set("pad", new Padding().Set("t", 56))
        .Set("font", Look.TextOf(13, Look.Ink));

    static int[] StepsOf(int last)
    {
        int apart = (last + Most - 1) / Most;
        return [.. Enumerable.Range(0, last / apart + 1).Select(i => i * apart).Append(last).Distinct()];
    }

    static UpdateMenuButton Button(string label, object?[] frames) => new UpdateMenuButton()
        .Set("label", label).Set("method", "animate").Set("args", new object[] { frames, Timing(Milliseconds) });

    DynamicObj.DynamicObj Frame(int step) => new DynamicObj.DynamicObj()
        .Set("data", Array.ConvertAll(Racers, racer =>
        {
            var (x, y) = racer.At(step);
            return new DynamicObj.DynamicObj().Set("x", x).Set("y", y);
        }))
        .Set("traces", Enumerable.Range(FirstTrace, Racers.Length).ToArray());

    // The slider goes along while the race is played. Its whole name, as plotly.js takes it: a list of sliders would replace
    // the one with all its steps.
    static DynamicObj.DynamicObj Following(int picture) =>
        new DynamicObj.DynamicObj().Set("sliders[0]", new DynamicObj.DynamicObj().Set("active", picture));

    static DynamicObj.DynamicObj Timing(int duration) => new DynamicObj.DynamicObj()
        .Set("mode", "immediate")
        .Set("frame", new DynamicObj.DynamicObj().Set("duration", duration).Set("redraw", true)) // or the slider would stay where it is
        .Set("transition", new DynamicObj.DynamicObj().Set("duration", 0));
}

using System.Text.Json.Nodes;
using NotebookLab.Controls;

namespace NotebookLab.Jupyter.Widgets;

/// <summary>Which widgets a control is: the table.</summary>
static class ControlWidgets
{
    /// <summary>The widgets of a control, each before those that it is a part of.</summary>
    /// <param name="control">The control.</param>
    /// <param name="place">Its place among those of the function.</param>
    /// <param name="isContinuous">Whether a slider tells where it is while it is moved, and not only where it is left.</param>
    /// <exception cref="NotSupportedException">It is of a kind that has none.</exception>
    public static IReadOnlyList<Widget> Of(Control control, int place, bool isContinuous)
    {
        var style = Widget.Style(control is Slider or IntSlider or Point ? "SliderStyle" : "DescriptionStyle",
            new() { ["description_width"] = "initial" });
        return control switch
        {
            Button => [Widget.Of("Button", Described(null)) with { Control = place, Value = Presses }],
            Toggle toggle => [style, Widget.Of("Checkbox", Described(style, ("value", toggle.Value), ("indent", false))) with
            {
                Control = place, Value = (update, _) => Read<bool?>(update, "value"),
            }],
            IChoice choice => [style, Widget.Of("Dropdown", Described(style,
                ("_options_labels", new JsonArray([.. choice.Labels.Select(label => (JsonNode)label)])), ("index", 0))) with
            {
                Control = place, Value = (update, _) => Read<double?>(update, "index") is { } index ? choice.ValueAt((int)index) : null,
            }],
            Player player => Parts(player),
            IntSlider whole => [style, Whole(whole)],
            Slider slider => [style, Number(slider, (at, _) => at)],
            Point point => [style, .. Both(
                Number(point.X, (at, before) => new[] { at, ((double[])before!)[1] }),
                Number(point.Y, (at, before) => new[] { ((double[])before!)[0], at }), "VBox")],
            _ => throw new NotSupportedException($"A {control.GetType().Name} has no widget."),
        };

        JsonObject Described(Widget? style, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
        {
            var state = new JsonObject { ["description"] = control.Name, ["disabled"] = false };
            if (style is not null) state["style"] = style.Reference;
            foreach (var (name, value) in more) state[name] = value;
            return state;
        }

        Widget Number(Slider slider, Func<double, object?, object> value)
        {
            var (from, to) = slider.IsLogarithmic ? (Math.Log10(slider.From), Math.Log10(slider.To)) : (slider.From, slider.To);
            var state = Described(style, ("value", slider.Value), ("min", from), ("max", to), ("step", slider.Step),
                ("readout_format", slider.IsLogarithmic ? ".3g" : $".{slider.Decimals}f"), ("continuous_update", isContinuous));
            state["description"] = slider.Name;
            return Widget.Of(slider.IsLogarithmic ? "FloatLogSlider" : "FloatSlider", state) with
            {
                Control = place,
                Value = (update, before) => Read<double?>(update, "value") is { } at ? value(slider.ValueAt(at), before) : null,
            };
        }

        Widget Whole(IntSlider slider) => Widget.Of("IntSlider", Described(style, ("value", slider.Value), ("min", slider.From),
            ("max", slider.To), ("step", slider.Step), ("continuous_update", isContinuous))) with { Control = place, Value = At(slider) };

        IReadOnlyList<Widget> Parts(Player player)
        {
            var play = Widget.Of("Play", Described(null, ("value", player.Value), ("min", player.From), ("max", player.To),
                ("step", player.Step), ("interval", player.Milliseconds))) with { Control = place, Value = At(player) };
            var slider = Whole(player);
            return [style, Widget.Link(play, slider), .. Both(play, slider, "HBox")];
        }
    }

    static Func<JsonObject, object?, object?> At(IntSlider slider) =>
        (update, _) => Read<double?>(update, "value") is { } at ? slider.ValueAt(at) : null;

    static object? Presses(JsonObject update, object? before) => update["event"]?.ToString() == "click" ? (int)before! + 1 : null;

    static IEnumerable<Widget> Both(Widget first, Widget second, string box) =>
        [first, second, Widget.Of(box, new() { ["children"] = new JsonArray(first.Reference, second.Reference) })];

    static T? Read<T>(JsonObject update, string name) => update[name] is JsonValue value && value.TryGetValue(out T? read) ? read : default;
}

using System.Text;
using System.Text.Json.Nodes;
using NotebookLab.Controls;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter.Widgets;

/// <summary>A function with controls that is on display: its widgets, their values, and the messages that wait to be answered.</summary>
sealed class LiveView
{
    const string Gone = "Run the cell again: what these controls belong to is gone.";

    readonly Queue<(int Number, Message Message)> waiting = [];
    readonly object?[] values;
    readonly OutputPublisher outputs;
    readonly Widget gone = Widget.Of("Label", new() { ["value"] = Gone });
    readonly StringBuilder told = new();
    readonly string toldId = Guid.NewGuid().ToString("N");
    bool isTold, stands; // whether it was ever said what stands below, and whether that is anything

    /// <summary>Makes the widgets.</summary>
    /// <param name="display">What is on display.</param>
    /// <param name="cell">The request that ran its cell.</param>
    /// <param name="outputs">Takes what the function shows.</param>
    /// <param name="isContinuous">Whether sliders tell where they are while they are moved.</param>
    public LiveView(LiveDisplay display, Message cell, OutputPublisher outputs, bool isContinuous)
    {
        (Display, Cell, this.outputs) = (display, cell, outputs);
        values = [.. display.Live.FirstValues];
        Widget[][] controls = [.. display.Live.Controls.Select((control, i) => ControlWidgets.Of(control, i, isContinuous).ToArray())];
        Box = Widget.Of("VBox", new() { ["children"] = new JsonArray([.. controls.Select(parts => (JsonNode)parts[^1].Reference)]) });
        Widgets = [gone, .. controls.SelectMany(parts => parts), Box];
        if (Array.FindIndex([.. display.Live.Controls], control => control is Controls.Point) is >= 0 and var place)
            Point = [.. controls[place].Where(part => part.Value is not null).Select(part => part.Id)];
    }

    /// <summary>What is on display.</summary>
    public LiveDisplay Display { get; }

    /// <summary>The request that ran its cell.</summary>
    public Message Cell { get; }

    /// <summary>The widgets, each before those that it is a part of.</summary>
    public IReadOnlyList<Widget> Widgets { get; }

    /// <summary>The widget that all others are in.</summary>
    public Widget Box { get; }

    /// <summary>The widgets of the first point's two coordinates; null where there is no point.</summary>
    public IReadOnlyList<string>? Point { get; }

    /// <summary>The values as they are now.</summary>
    public IReadOnlyList<object?> Values => [.. values];

    /// <summary>Has a message wait.</summary>
    public void Add(int number, Message message)
    {
        lock (waiting) waiting.Enqueue((number, message));
    }

    /// <summary>All the messages that wait; none when an earlier call has taken them.</summary>
    public IReadOnlyList<(int Number, Message Message)> Take()
    {
        lock (waiting)
        {
            (int, Message)[] taken = [.. waiting];
            waiting.Clear();
            return taken;
        }
    }

    /// <summary>Takes the new state of a widget.</summary>
    /// <param name="widget">The widget.</param>
    /// <param name="update">What has changed, or the event that was sent.</param>
    /// <returns>Whether the function is to be called.</returns>
    public bool Change(Widget widget, JsonObject update)
    {
        if (widget.Value is null || widget.Value(update, values[widget.Control]) is not { } value) return false;
        bool isNew = value is double[] now && values[widget.Control] is double[] before ? !now.AsSpan().SequenceEqual(before)
            : !Equals(value, values[widget.Control]);
        values[widget.Control] = value;
        return isNew;
    }

    /// <summary>The state of a widget when nothing answers it any more; null when it is as before.</summary>
    public JsonObject? Disabled(Widget widget) => widget == Box
        ? new() { ["children"] = new JsonArray([gone.Reference, .. Box.State["children"]!.AsArray().Select(child => child!.DeepClone())]) }
        : widget.State.ContainsKey("disabled") ? new() { ["disabled"] = true } : null;

    /// <summary>Begins what is shown of a call: text of the one before goes with the first of the new one, or at the end.</summary>
    public void Begin()
    {
        lock (told) told.Clear();
    }

    /// <summary>Takes what the function shows: its text and its error stand below, in place of those of the call before.</summary>
    public void Show(Output output)
    {
        if (output is DisplayedData { IsUpdate: true })
        {
            outputs.Add(output);
            return;
        }
        // A task of an earlier call may print while the next one begins.
        lock (told)
        {
            switch (output)
            {
                case ConsoleText text:
                    told.Append(text.Text);
                    break;
                case DisplayedData shown:
                    told.Append(shown.Data.Forms.GetValueOrDefault(MimeTypes.Plain)).Append('\n');
                    break;
                case ErrorReport { Error: var error }:
                    told.AppendJoin('\n', Traceback.Of(error));
                    break;
                case ClearedOutput:
                    told.Clear();
                    return;
            }
            Tell();
        }
    }

    /// <summary>Ends what is shown of a call.</summary>
    public void End()
    {
        lock (told)
            if (told.Length == 0 && stands) Tell();
    }

    void Tell()
    {
        outputs.Add(new DisplayedData(MimeBundle.Text(MimeTypes.Plain, told.ToString()), toldId, IsUpdate: isTold));
        (isTold, stands) = (true, told.Length > 0);
    }
}

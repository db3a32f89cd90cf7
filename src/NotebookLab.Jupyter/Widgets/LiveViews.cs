using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter.Widgets;

/// <summary>
/// The controls that are on display, as a front end of ipywidgets 8 has them: it is told of each widget by a message comm_open,
/// tells each move by a comm_msg, and waits for idle before the next one of a widget.
/// </summary>
/// <param name="conversation">What is said.</param>
/// <param name="session">What calls the functions.</param>
/// <param name="inTurn">Has something done in turn with the cells, which Stop ends; tells it which numbers Stop is about.</param>
/// <param name="isContinuous">Whether sliders tell where they are while they are moved.</param>
sealed class LiveViews(Conversation conversation, Session session, Action<Action<Stops, Func<int, bool>>> inTurn, bool isContinuous)
{
    const string Target = "jupyter.widget", ControlTarget = "jupyter.widget.control", Protocol = "2.1.0", ControlProtocol = "1.0.0";
    const int Most = 100; // a loop may show one after the other

    readonly Lock access = new();
    readonly List<LiveView> views = [];
    readonly Dictionary<string, (LiveView View, Widget Widget)> widgets = [];
    readonly HashSet<string> asking = []; // the comms on which front ends ask for states

    /// <summary>Opens the widgets of a function.</summary>
    /// <param name="display">The function.</param>
    /// <param name="cell">The request that ran its cell.</param>
    /// <param name="outputs">Takes what the cell shows.</param>
    /// <returns>What a front end finds them by.</returns>
    public JsonObject Open(LiveDisplay display, Message cell, OutputPublisher outputs)
    {
        var view = new LiveView(display, cell, outputs, isContinuous);
        LiveView? oldest;
        lock (access)
        {
            oldest = views.Count == Most ? views[0] : null;
            views.Add(view);
            foreach (var widget in view.Widgets) widgets.Add(widget.Id, (view, widget));
        }
        if (oldest is not null) Close([oldest], cell);
        if (view.Point is { } coordinates) outputs.Clicked(display.DisplayId, coordinates);
        foreach (var widget in view.Widgets)
            conversation.Publish("comm_open", new()
            {
                ["comm_id"] = widget.Id, ["target_name"] = Target,
                ["data"] = new JsonObject { ["state"] = widget.State.DeepClone(), ["buffer_paths"] = new JsonArray() },
            }, cell, new() { ["version"] = Protocol });
        return new() { ["version_major"] = 2, ["version_minor"] = 0, ["model_id"] = view.Box.Id };
    }

    /// <summary>Closes the widgets of a cell that is run again.</summary>
    public void CloseThoseOf(Message cell)
    {
        LiveView[] old;
        lock (access) old = [.. views.Where(view => CellOf(view.Cell) == CellOf(cell))];
        Close(old, cell);
    }

    /// <summary>Takes a message of a comm.</summary>
    /// <param name="message">Of type comm_open, comm_msg or comm_close.</param>
    /// <param name="number">Its number among all that is done in turn.</param>
    public void Receive(Message message, int number)
    {
        string id = message.Get("comm_id", "");
        var data = message.Content["data"] as JsonObject ?? [];
        string method = data["method"]?.ToString() ?? "";
        (LiveView View, Widget Widget) found;
        bool isOpening = message.Type == "comm_open", isAsking, isKnown;
        lock (access)
        {
            if (isOpening && message.Get("target_name", "") == ControlTarget) asking.Add(id);
            isAsking = asking.Contains(id);
            isKnown = widgets.TryGetValue(id, out found);
            if (message.Type == "comm_close") asking.Remove(id);
        }
        if (isKnown && method is "update" or "custom")
        {
            found.View.Add(number, message);
            inTurn((stops, isStopped) => Answer(found.View, stops, isStopped));
            return;
        }
        conversation.Answer(Channel.Shell, message, () =>
        {
            if (isOpening && !isAsking) Publish("comm_close", id, [], message);
            else if (isAsking && method == "request_states") Say(id, "update_states", "states", States(message), message, ControlProtocol);
            else if (isKnown && method == "request_state") Say(id, "update", "state", State(found.View, found.Widget, message), message);
            else if (isKnown && message.Type == "comm_close") Forget([found.View]);
            return null;
        });
    }

    /// <summary>The widgets that are open, as the answer to a comm_info_request.</summary>
    public JsonObject Comms(Message request)
    {
        var comms = new JsonObject();
        lock (access)
            if (request.Get("target_name", Target) == Target)
                foreach (string id in widgets.Keys) comms[id] = new JsonObject { ["target_name"] = Target };
        return new() { ["status"] = "ok", ["comms"] = comms };
    }

    /// <summary>Has the controls say that nothing answers them any more: the kernel ends.</summary>
    public void Disable()
    {
        LiveView[] all;
        lock (access) all = [.. views];
        foreach (var view in all)
            foreach (var widget in view.Widgets)
                if (view.Disabled(widget) is { } state) Say(widget.Id, "update", "state", state, view.Cell);
    }

    // All that has come until now. The newest values are drawn, and a front end that waits for the answer to one sends no more.
    void Answer(LiveView view, Stops stops, Func<int, bool> isStopped)
    {
        var taken = view.Take();
        bool isMoved = false;
        for (int i = 0; i < taken.Count; i++)
        {
            var (number, message) = taken[i];
            bool isLast = i == taken.Count - 1;
            conversation.Answer(Channel.Shell, message, () =>
            {
                isMoved |= Move(view, message);
                if (isLast && isMoved && !isStopped(number)) Call(view, stops);
                return null;
            });
        }
    }

    bool Move(LiveView view, Message message)
    {
        string id = message.Get("comm_id", "");
        var widget = view.Widgets.First(widget => widget.Id == id);
        var data = message.Content["data"]!;
        if (data["method"]!.ToString() == "custom") return data["content"] is JsonObject sent && view.Change(widget, sent);
        if (data["state"] is not JsonObject state) return false;
        lock (access)
            foreach (var (name, value) in state) widget.State[name] = value?.DeepClone();
        Say(id, "echo_update", "state", (JsonObject)state.DeepClone(), message);
        return view.Change(widget, state);
    }

    void Call(LiveView view, Stops stops)
    {
        var values = view.Values;
        view.Begin();
        session.CallAsync(() => view.Display.Live.Call(values), view.Display.DisplayId, view.Show, stops.Asked, stops.Forced)
            .GetAwaiter().GetResult();
        view.End();
    }

    JsonObject States(Message request)
    {
        var states = new JsonObject();
        lock (access)
            foreach (var (id, (view, widget)) in widgets)
            {
                var state = State(view, widget, request);
                states[id] = new JsonObject
                {
                    ["model_name"] = state["_model_name"]!.DeepClone(), ["model_module"] = state["_model_module"]!.DeepClone(),
                    ["model_module_version"] = state["_model_module_version"]!.DeepClone(), ["state"] = state,
                };
            }
        return states;
    }

    // A page that was loaded anew has the widgets still, and not what their function draws.
    JsonObject State(LiveView view, Widget widget, Message request)
    {
        lock (access)
        {
            var state = (JsonObject)widget.State.DeepClone();
            if (request.Header["session"]?.ToString() == view.Cell.Header["session"]?.ToString()) return state;
            foreach (var (name, value) in view.Disabled(widget) ?? []) state[name] = value?.DeepClone();
            return state;
        }
    }

    void Close(IReadOnlyCollection<LiveView> old, Message cell)
    {
        Forget(old);
        foreach (var widget in old.SelectMany(view => view.Widgets.Reverse())) Publish("comm_close", widget.Id, [], cell);
    }

    void Forget(IReadOnlyCollection<LiveView> old)
    {
        lock (access)
            foreach (var view in old)
            {
                views.Remove(view);
                foreach (var widget in view.Widgets) widgets.Remove(widget.Id);
            }
    }

    void Say(string id, string method, string name, JsonObject what, Message parent, string protocol = Protocol) =>
        Publish("comm_msg", id, new() { ["method"] = method, [name] = what, ["buffer_paths"] = new JsonArray() }, parent, protocol);

    void Publish(string type, string id, JsonObject data, Message parent, string protocol = Protocol) =>
        conversation.Publish(type, new() { ["comm_id"] = id, ["data"] = data }, parent, new() { ["version"] = protocol });

    // Front ends say which cell they run; where one does not, its text tells.
    static string CellOf(Message request) => request.Metadata["cellId"]?.ToString() ?? request.Get("code", "");
}

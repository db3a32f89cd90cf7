using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter;

/// <summary>Tells everybody who listens what one cell shows, also after it has ended, when a task that it started goes on.</summary>
sealed class OutputPublisher
{
    const string WidgetView = "application/vnd.jupyter.widget-view+json";

    readonly Action<string, JsonObject> publish;
    readonly int executionCount;
    readonly string? plotlyScript;
    readonly Func<LiveDisplay, OutputPublisher, JsonObject>? open;
    readonly OutputLimit unowned;
    readonly Dictionary<string, IReadOnlyList<string>> points = [];

    /// <summary>Begins with a cell.</summary>
    /// <param name="publish">Sends a message of a type and a content, as a child of the cell's request.</param>
    /// <param name="executionCount">The cell's number.</param>
    /// <param name="plotlyScript">Where the front end finds plotly.js; null for one that draws figures by itself.</param>
    /// <param name="open">Opens controls, and says what a front end finds them by; null where there are none.</param>
    public OutputPublisher(Action<string, JsonObject> publish, int executionCount, string? plotlyScript = null,
        Func<LiveDisplay, OutputPublisher, JsonObject>? open = null)
    {
        (this.publish, this.executionCount, this.plotlyScript, this.open) = (publish, executionCount, plotlyScript, open);
        unowned = new(Add);
    }

    /// <summary>Takes text that belongs to no cell for certain, such as a child process's, and is limited for itself.</summary>
    public void Write(string stream, string text) => unowned.Add(new ConsoleText(stream, text));

    /// <summary>Sends what is left of such text.</summary>
    public void Flush() => unowned.Flush();

    /// <summary>Has a click on a chart set two widgets, those of the coordinates of a point.</summary>
    /// <param name="display">The name of the chart's display.</param>
    /// <param name="coordinates">The widgets.</param>
    public void Clicked(string display, IReadOnlyList<string> coordinates) => points[display] = coordinates;

    /// <summary>Takes an output of the cell, limited already by the session.</summary>
    public void Add(Output output)
    {
        switch (output)
        {
            case ConsoleText console:
                publish("stream", new() { ["name"] = console.Stream, ["text"] = console.Text });
                break;
            case DisplayedData display:
                var message = Display(display.Data, display.DisplayId);
                if (display.Live is { } live && open is not null) message["data"]![WidgetView] = open(live, this);
                publish(display.IsUpdate ? "update_display_data" : "display_data", message);
                break;
            case ResultData result:
                var content = Display(result.Data, null);
                content["execution_count"] = executionCount;
                publish("execute_result", content);
                break;
            case ErrorReport { Error: var error }:
                publish("error", Error(error));
                break;
            case ClearedOutput { Wait: var wait }:
                publish("clear_output", new() { ["wait"] = wait });
                break;
        }
    }

    /// <summary>An error as the protocol has it, in a reply or on iopub.</summary>
    public static JsonObject Error(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. Traceback.Of(error).Select(line => (JsonNode)line)]),
    };

    /// <summary>An error as the answer to a request, or to an expression in one.</summary>
    public static JsonObject Failure(CellError error)
    {
        var answer = Error(error);
        answer["status"] = "error";
        return answer;
    }

    /// <summary>The forms of a value as the protocol has them.</summary>
    public static JsonObject Bundle(MimeBundle data)
    {
        var forms = new JsonObject();
        foreach (var (mime, form) in data.Forms) forms[mime] = MimeBundle.IsJson(mime) ? RawJson.Of(form) : form;
        return forms;
    }

    JsonObject Display(MimeBundle data, string? id)
    {
        var forms = Bundle(data);
        if (plotlyScript is not null && data.Forms.TryGetValue(MimeTypes.Plotly, out var figure) && !forms.ContainsKey(MimeTypes.Html))
            forms[MimeTypes.Html] = PlotlyHtml.Of(figure, data.Forms.GetValueOrDefault(MimeTypes.Plain, ""), plotlyScript, id,
                id is null ? null : points.GetValueOrDefault(id));
        JsonObject transient = id is null ? [] : new() { ["display_id"] = id };
        return new() { ["data"] = forms, ["metadata"] = new JsonObject(), ["transient"] = transient };
    }
}

using System.Text;
using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter;

/// <summary>
/// Tells everybody who listens what one cell shows, also after it has ended, when a task that it started goes on. Text is
/// collected for a moment, since a message for each line would drown the front end, and is cut off when there is no end to it.
/// </summary>
/// <param name="publish">Sends a message of a type and a content, as a child of the cell's request.</param>
/// <param name="executionCount">The cell's number.</param>
/// <param name="plotlyScript">Where the front end finds plotly.js; null for one that draws figures by itself.</param>
sealed class OutputPublisher(Action<string, JsonObject> publish, int executionCount, string? plotlyScript = null) : IDisposable
{
    /// <summary>How many characters of text a cell may print; front ends hang on more.</summary>
    public const int LongestText = 4 << 20;

    /// <summary>How large one display may be: larger ones make notebooks that nothing opens.</summary>
    public const int LargestDisplay = 32 << 20;

    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    readonly Lock access = new();
    readonly StringBuilder text = new();
    Timer? timer;
    string stream = "stdout";
    long printed;

    /// <summary>Takes an output of the cell.</summary>
    public void Add(Output output)
    {
        lock (access)
        {
            if (output is ConsoleText console)
            {
                Print(console);
                return;
            }

            FlushText();
            switch (output)
            {
                case DisplayedData display:
                    publish(display.IsUpdate ? "update_display_data" : "display_data", Display(display.Data, display.DisplayId));
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
    }

    /// <summary>Sends the text that is collected.</summary>
    public void Flush()
    {
        lock (access) FlushText();
    }

    /// <summary>An error as the protocol has it, in a reply or on iopub.</summary>
    public static JsonObject Error(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
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
        foreach (var (mime, form) in data.Forms) forms[mime] = form?.DeepClone();
        return forms;
    }

    JsonObject Display(MimeBundle data, string? id)
    {
        long size = data.Forms.Sum(form => form.Value is JsonValue value && value.TryGetValue(out string? text) ? text.Length : 0L);
        var forms = size > LargestDisplay
            ? new JsonObject { ["text/plain"] = $"… a value of {size:N0} characters is not shown: no front end could. Show a part of it." }
            : Bundle(data);
        if (plotlyScript is not null) PlotlyHtml.AddTo(forms, plotlyScript);
        return new() { ["data"] = forms, ["metadata"] = new JsonObject(), ["transient"] = id is null ? [] : new JsonObject { ["display_id"] = id } };
    }

    void Print(ConsoleText console)
    {
        if (console.Stream != stream) FlushText();
        stream = console.Stream;
        long room = LongestText - printed;
        printed += console.Text.Length;
        if (room <= 0) return;
        if (console.Text.Length <= room) text.Append(console.Text);
        else text.Append(console.Text, 0, (int)room).Append($"\n… what the cell prints after {LongestText:N0} characters is left out.\n");
        timer ??= new(_ => Flush());
        if (text.Length > 0) timer.Change(Moment, Timeout.InfiniteTimeSpan);
    }

    void FlushText()
    {
        if (text.Length == 0) return;
        publish("stream", new() { ["name"] = stream, ["text"] = text.ToString() });
        text.Clear();
    }

    /// <summary>Sends what is left; what comes later is still sent.</summary>
    public void Dispose()
    {
        lock (access)
        {
            FlushText();
            timer?.Dispose();
            timer = null;
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Running;

/// <summary>Collects what a cell shows, as the notebook keeps it.</summary>
/// <param name="executionCount">The cell's number in the run.</param>
sealed class OutputList(int executionCount)
{
    /// <summary>How much console text a cell's output keeps: more makes a notebook that no front end opens.</summary>
    public const int LongestText = 1 << 20;

    readonly List<(CellOutput Output, string? DisplayId)> outputs = [];
    readonly StringBuilder text = new();
    readonly Lock access = new();
    string stream = "stdout";
    int written;
    bool clearing;

    /// <summary>Adds an output; consecutive texts of a stream become one, an update replaces what it updates.</summary>
    public void Add(Output output)
    {
        lock (access)
        {
            if (output is ClearedOutput { Wait: var wait })
            {
                clearing = wait;
                if (!wait) Clear();
                return;
            }
            if (clearing) Clear();
            if (output is ConsoleText console)
            {
                if (console.Stream != stream) Flush();
                stream = console.Stream;
                Write(console.Text);
                return;
            }
            Flush();
            switch (output)
            {
                case DisplayedData { IsUpdate: true } update:
                    for (var i = 0; i < outputs.Count; i++)
                        if (outputs[i].DisplayId == update.DisplayId) outputs[i] = (CellOutput.Display(Forms(update.Data)), update.DisplayId);
                    break;
                case DisplayedData display:
                    outputs.Add((CellOutput.Display(Forms(display.Data)), display.DisplayId));
                    break;
                case ResultData result:
                    outputs.Add((CellOutput.Result(Forms(result.Data), executionCount), null));
                    break;
                case ErrorReport report:
                    outputs.Add((CellOutput.Error(report.Error.Name, report.Error.Message, report.Error.Trace), null));
                    break;
            }
        }
    }

    /// <summary>The outputs up to now.</summary>
    public IReadOnlyList<CellOutput> ToCellOutputs()
    {
        lock (access)
        {
            Flush();
            return [.. outputs.Select(entry => entry.Output)];
        }
    }

    void Clear()
    {
        clearing = false;
        text.Clear();
        outputs.Clear();
    }

    void Write(string added)
    {
        var room = LongestText - written;
        written += added.Length;
        if (room >= added.Length) text.Append(added);
        else if (room > 0) text.Append(added, 0, room).Append($"\n… what the cell printed after {LongestText:N0} characters is left out.\n");
    }

    void Flush()
    {
        if (text.Length == 0) return;
        outputs.Add((CellOutput.Stream(stream, text.ToString()), null));
        text.Clear();
    }

    static IEnumerable<KeyValuePair<string, JsonNode>> Forms(MimeBundle data) =>
        data.Forms.Where(form => form.Value is not null).Select(form => KeyValuePair.Create(form.Key, form.Value!));
}

using System.Text;
using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Running;

/// <summary>Collects what a cell shows, as the notebook keeps it.</summary>
/// <param name="executionCount">The cell's number in the run.</param>
sealed class OutputList(int executionCount)
{
    readonly List<Output> outputs = [];
    readonly StringBuilder text = new();
    readonly Lock access = new();
    string stream = "stdout";
    bool clearing;

    /// <summary>Adds an output; consecutive texts of a stream become one.</summary>
    public void Add(Output output)
    {
        lock (access)
        {
            switch (output)
            {
                case ClearedOutput { Wait: true }:
                    clearing = true;
                    return;
                case ClearedOutput:
                    Clear();
                    return;
                case DisplayedData { IsUpdate: true } update:
                    Update(update);
                    return;
            }
            if (clearing) Clear();
            if (output is ConsoleText console)
            {
                if (console.Stream != stream) Flush();
                stream = console.Stream;
                text.Append(console.Text);
                return;
            }
            Flush();
            outputs.Add(output);
        }
    }

    /// <summary>Replaces a display by a newer one of its name, where it is one of these.</summary>
    public void Update(DisplayedData update)
    {
        lock (access)
        {
            for (int i = 0; i < outputs.Count; i++)
                if (outputs[i] is DisplayedData display && display.DisplayId == update.DisplayId) outputs[i] = update;
        }
    }

    /// <summary>The outputs up to now.</summary>
    public IReadOnlyList<CellOutput> ToCellOutputs()
    {
        lock (access)
        {
            Flush();
            return [.. outputs.Select(ToCellOutput)];
        }
    }

    void Clear()
    {
        clearing = false;
        text.Clear();
        outputs.Clear();
    }

    void Flush()
    {
        if (text.Length == 0) return;
        outputs.Add(new ConsoleText(stream, text.ToString()));
        text.Clear();
    }

    CellOutput ToCellOutput(Output output) => output switch
    {
        ConsoleText console => CellOutput.Stream(console.Stream, console.Text),
        DisplayedData display => CellOutput.Display(Forms(display.Data)),
        ResultData result => CellOutput.Result(Forms(result.Data), executionCount),
        ErrorReport { Error: var error } => CellOutput.Error(error.Name, error.Message, error.Trace),
        _ => throw new ArgumentException($"{output.GetType().Name} is no output that a notebook keeps.", nameof(output)),
    };

    static IEnumerable<KeyValuePair<string, JsonNode>> Forms(MimeBundle data) =>
        data.Forms.Select(form => KeyValuePair.Create(form.Key, CellOutput.Value(form.Key, form.Value)));
}

using NotebookLab.Scripting.Outputs;
namespace NotebookLab.Notebooks.Comparison;

/// <summary>Compares what a cell gave with what it gave before, output by output.</summary>
sealed class OutputComparison(TextComparison texts)
{
    readonly JsonComparison json = new(texts);

    public IEnumerable<Mismatch> Compare(IReadOnlyList<CellOutput> expected, IReadOnlyList<CellOutput> actual)
    {
        var was = Joined(expected);
        var now = Joined(actual);
        for (var i = 0; i < Math.Max(was.Count, now.Count); i++)
            foreach (var found in Compare($"output {i + 1}", was.ElementAtOrDefault(i), now.ElementAtOrDefault(i)))
                yield return found;
    }

    IEnumerable<Mismatch> Compare(string where, CellOutput? expected, CellOutput? actual) => (expected, actual) switch
    {
        (StreamOutput was, StreamOutput now) when was.Name == now.Name =>
            texts.Compare($"{where}, {was.Name}", was.Text, now.Text),
        (DisplayOutput was, DisplayOutput now) when was.IsResult == now.IsResult => Forms(where, was, now),
        (ErrorOutput was, ErrorOutput now) => texts.Compare($"{where}, error", was.Name, now.Name)
            .Concat(texts.Compare($"{where}, error message", was.Message, now.Message)),
        (UnknownOutput was, UnknownOutput now) => json.Compare(where, was.Json, now.Json),
        _ => [new Mismatch(where, Show(expected), Show(actual))],
    };

    IEnumerable<Mismatch> Forms(string where, DisplayOutput was, DisplayOutput now)
    {
        var forms = Forms(was);
        if (!forms.SequenceEqual(Forms(now))) return [new Mismatch(where, Show(was), Show(now))];
        return forms.Where(form => form != "text/html" || !forms.Contains(MimeTypes.Plotly)).SelectMany(form =>
            MimeBundle.IsJson(form)
                ? json.Compare($"{where}, {(form == MimeTypes.Plotly ? "chart" : form)}", was.Data[form], now.Data[form])
                : texts.Compare($"{where}, {form}", was.Text(form)!, now.Text(form)!));
    }

    static string[] Forms(DisplayOutput output) =>
        [.. output.Data.Select(form => form.Key).Where(form => form != "image/png").Order(StringComparer.Ordinal)];

    // How a stream is cut into outputs depends on when it was flushed.
    static List<CellOutput> Joined(IReadOnlyList<CellOutput> outputs)
    {
        List<CellOutput> joined = [];
        foreach (var output in outputs)
        {
            if (output is StreamOutput next && joined is [.., StreamOutput last] && last.Name == next.Name)
                joined[^1] = CellOutput.Stream(last.Name, last.Text + next.Text);
            else joined.Add(output);
        }
        return joined;
    }

    static string Show(CellOutput? output) => output switch
    {
        null => "nothing",
        StreamOutput stream => $"{stream.Name} “{stream.Text.TrimEnd()}”",
        DisplayOutput display => $"{(display.IsResult ? "the result" : "a display")} as {string.Join(", ", Forms(display))}",
        ErrorOutput error => $"the error {error.Name}: {error.Message}",
        _ => $"an output of type {output.Json["output_type"]}",
    };
}

using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>Text that a cell wrote to the console.</summary>
public sealed class StreamOutput : CellOutput
{
    internal StreamOutput(JsonObject json) : base(json) { }

    /// <summary><c>stdout</c> or <c>stderr</c>.</summary>
    public string Name => Json["name"]?.ToString() ?? "stdout";

    /// <summary>The text.</summary>
    public string Text => Multiline.Join(Json["text"]);
}

/// <summary>A value that a cell displayed or ended with, in one or several forms.</summary>
public sealed class DisplayOutput : CellOutput
{
    private const string Png = "image/png";

    internal DisplayOutput(JsonObject json) : base(json) { }

    /// <summary>Whether it is the value of the cell's last expression.</summary>
    public bool IsResult => Json["output_type"]?.ToString() == "execute_result";

    /// <summary>The forms by mime type: JSON as it is, text as a string or an array of lines.</summary>
    public JsonObject Data => Json["data"]!.AsObject();

    /// <summary>How to show it.</summary>
    public JsonObject Metadata => Json["metadata"] as JsonObject ?? [];

    /// <summary>The chart as plotly.js reads it; null if the output is none.</summary>
    public JsonObject? Chart => Data["application/vnd.plotly.v1+json"] as JsonObject;

    /// <summary>The form <c>image/png</c>, in base64; null if the output hasn't got it. Setting null takes it away.</summary>
    public string? Picture
    {
        get => Text(Png);
        set
        {
            Data.Remove(Png);
            if (value is not null)
            {
                // At its alphabetical place, as Jupyter writes it.
                Data.Insert(Data.TakeWhile(form => string.CompareOrdinal(form.Key, Png) < 0).Count(), Png, value);
            }
        }
    }

    /// <summary>A form as text, with lines joined; null if the output hasn't got it.</summary>
    /// <param name="mimeType">The form's mime type.</param>
    public string? Text(string mimeType) => Data[mimeType] switch
    {
        null => null,
        var value when Multiline.IsText(value) => Multiline.Join(value),
        var value => value.ToJsonString(),
    };
}

/// <summary>What stopped a cell.</summary>
public sealed class ErrorOutput : CellOutput
{
    internal ErrorOutput(JsonObject json) : base(json) { }

    /// <summary>The kind of error, such as the exception's type.</summary>
    public string Name => Json["ename"]?.ToString() ?? "";

    /// <summary>What went wrong.</summary>
    public string Message => Json["evalue"]?.ToString() ?? "";

    /// <summary>The lines to show.</summary>
    public IReadOnlyList<string> Traceback =>
        Json["traceback"] is JsonArray lines ? [.. lines.Select(line => line?.ToString() ?? "")] : [];
}

/// <summary>An output of a kind that the format has learnt since; kept, not shown.</summary>
public sealed class UnknownOutput : CellOutput
{
    internal UnknownOutput(JsonObject json) : base(json) { }
}

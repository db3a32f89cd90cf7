using System.Text.Json.Nodes;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks;

/// <summary>A value that a cell displayed or ended with, in one or several forms.</summary>
public sealed class DisplayOutput : CellOutput
{
    const string Png = "image/png";

    internal DisplayOutput(JsonObject json) : base(json) { }

    /// <summary>Whether it is the value of the cell's last expression.</summary>
    public bool IsResult => Json["output_type"]?.ToString() == "execute_result";

    /// <summary>The forms by mime type: JSON as it is, text as a string or an array of lines.</summary>
    public JsonObject Data => Json["data"]!.AsObject();

    /// <summary>How to show it.</summary>
    public JsonObject Metadata => Json["metadata"] as JsonObject ?? [];

    /// <summary>The chart as plotly.js reads it; null if the output is none.</summary>
    public JsonObject? Chart => Data[MimeTypes.Plotly] as JsonObject;

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
    public string? Text(string mimeType) => !Data.TryGetPropertyValue(mimeType, out var value) ? null
        : Multiline.IsText(value) ? Multiline.Join(value) : value?.ToJsonString() ?? "null";
}

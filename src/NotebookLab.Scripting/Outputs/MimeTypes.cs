namespace NotebookLab.Scripting.Outputs;

/// <summary>The forms of a value that are known by name; every other one is handed on as it is.</summary>
public static class MimeTypes
{
    /// <summary>Text, the form that every value has.</summary>
    public const string Plain = "text/plain";

    /// <summary>A piece of a page.</summary>
    public const string Html = "text/html";

    /// <summary>A value as JSON.</summary>
    public const string Json = "application/json";

    /// <summary>A chart, as plotly.js reads it.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}

using System.Text.Json.Nodes;

namespace NotebookLab.Jupyter.Protocol;

/// <summary>A message of the protocol, version 5.4.</summary>
/// <param name="Identities">Who is to get the answer, as ZeroMQ's router names them; on iopub, the topic.</param>
/// <param name="Header">Its id, session, type, date.</param>
/// <param name="Parent">The header of the message that it answers; empty if none.</param>
/// <param name="Metadata">What is said about it: in a request, which cell it runs.</param>
/// <param name="Content">What it says.</param>
sealed record Message(IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Parent, JsonObject Metadata, JsonObject Content)
{
    /// <summary>For instance <c>execute_request</c>.</summary>
    public string Type => Header["msg_type"]?.ToString() ?? "";

    /// <summary>A member of the content, or a default if it is missing or of another type.</summary>
    public T Get<T>(string name, T otherwise) => Content[name] is JsonValue value && value.TryGetValue(out T? found) ? found : otherwise;
}

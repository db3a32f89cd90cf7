using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;

namespace NotebookLab.Jupyter;

/// <summary>What is answered without running anything.</summary>
sealed class Answers(Session session, History history, string version)
{
    /// <summary>The answer to a request; null where none is due.</summary>
    public async Task<JsonObject?> To(Message request) => request.Type switch
    {
        "kernel_info_request" => KernelInfo(),
        "is_complete_request" => new() { ["status"] = session.IsComplete(request.Get("code", "")) switch { true => "complete", false => "incomplete", null => "invalid" }, ["indent"] = "" },
        "history_request" => new() { ["status"] = "ok", ["history"] = history.Find(request) },
        "comm_info_request" => new() { ["status"] = "ok", ["comms"] = new JsonObject() },
        "complete_request" => await Complete(request).ConfigureAwait(false),
        "inspect_request" => await Inspect(request).ConfigureAwait(false),
        "comm_open" or "comm_msg" or "comm_close" => null,
        _ when request.Type.EndsWith("_request", StringComparison.Ordinal) => OutputPublisher.Failure(new("UnknownRequest", $"This kernel knows no {request.Type}.", [])),
        _ => null,
    };

    JsonObject KernelInfo() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = "5.4",
        ["implementation"] = "notebooklab",
        ["implementation_version"] = version,
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#", ["version"] = "14.0", ["mimetype"] = "text/x-csharp", ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp", ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"NotebookLab {version}: C# 14 on .NET {Environment.Version}",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(new JsonObject { ["text"] = "C#", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" }),
        ["supported_features"] = new JsonArray(),
    };

    async Task<JsonObject?> Complete(Message request)
    {
        string code = request.Get("code", "");
        int cursor = CodePoints.ToIndex(code, request.Get("cursor_pos", int.MaxValue));
        var found = await session.CompleteAsync(code, cursor).ConfigureAwait(false);
        var types = found.Items.Select(item => (JsonNode)new JsonObject
        {
            ["start"] = CodePoints.FromIndex(code, found.Start), ["end"] = CodePoints.FromIndex(code, found.End), ["text"] = item.Text, ["type"] = item.Kind, ["signature"] = item.Detail,
        });
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = CodePoints.FromIndex(code, found.Start),
            ["cursor_end"] = CodePoints.FromIndex(code, found.End),
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. types]) },
        };
    }

    async Task<JsonObject?> Inspect(Message request)
    {
        string code = request.Get("code", "");
        string? text = await session.InspectAsync(code, CodePoints.ToIndex(code, request.Get("cursor_pos", int.MaxValue))).ConfigureAwait(false);
        return new()
        {
            ["status"] = "ok", ["found"] = text is not null, ["metadata"] = new JsonObject(),
            ["data"] = text is null ? [] : new JsonObject { ["text/plain"] = text },
        };
    }
}

/// <summary>The protocol counts code points; .NET's strings count UTF-16 units, of which a rare character has two.</summary>
static class CodePoints
{
    /// <summary>Where in a string a number of code points ends; a number beyond the end is the end.</summary>
    public static int ToIndex(string text, int count)
    {
        int index = 0;
        for (; count > 0 && index < text.Length; count--) index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return index;
    }

    /// <summary>How many code points there are before an index.</summary>
    public static int FromIndex(string text, int index)
    {
        int count = 0;
        for (int i = 0; i < index; i += char.IsSurrogatePair(text, i) ? 2 : 1) count++;
        return count;
    }
}

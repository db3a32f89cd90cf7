using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;

namespace NotebookLab.Jupyter;

/// <summary>What is answered without running anything.</summary>
sealed class Answers(Session session, History history, string version, bool isVsCode = false)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // what comes later no learner waits for

    /// <summary>The answer to a request; null where none is due.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isSuperseded">Whether nobody waits for it any more: what takes time is answered by nothing.</param>
    public JsonObject? To(Message request, bool isSuperseded) => request.Type switch
    {
        "kernel_info_request" => KernelInfo(),
        "is_complete_request" => IsComplete(request.Get("code", "")),
        "history_request" => new() { ["status"] = "ok", ["history"] = history.Find(request) },
        "complete_request" => Complete(request, isSuperseded),
        "inspect_request" => Inspect(request, isSuperseded),
        _ when request.Type.EndsWith("_request", StringComparison.Ordinal) =>
            OutputPublisher.Failure(new("UnknownRequest", $"This kernel knows no {request.Type}.", [])),
        _ => null,
    };

    JsonObject IsComplete(string code) => new()
    {
        ["status"] = session.IsComplete(code) switch { true => "complete", false => "incomplete", null => "invalid" },
        ["indent"] = "",
    };

    JsonObject KernelInfo() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = "5.4",
        ["implementation"] = "notebooklab",
        ["implementation_version"] = version,
        ["language_info"] = new JsonObject
        {
            // VS Code's name for it: where a notebook has another one, a save writes this one to every cell.
            ["name"] = "csharp", ["version"] = "14.0", ["mimetype"] = "text/x-csharp", ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp", ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"NotebookLab {version}: C# 14 on .NET {Environment.Version}",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(new JsonObject { ["text"] = "C#", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" }),
        ["supported_features"] = new JsonArray(),
    };

    JsonObject Complete(Message request, bool isSuperseded)
    {
        string code = request.Get("code", "");
        int cursor = CodePoints.ToIndex(code, request.Get("cursor_pos", int.MaxValue));
        var found = (isSuperseded ? null : InTime(session.CompleteAsync(code, cursor))) ?? new(cursor, cursor, []);
        int start = CodePoints.FromIndex(code, found.Start), end = CodePoints.FromIndex(code, found.End);
        var types = found.Items.Select(item => (JsonNode)new JsonObject
        {
            ["start"] = start, ["end"] = end, ["text"] = item.Text, ["type"] = TypeOf(item.Kind), ["signature"] = item.Detail,
        });
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. types]) },
        };
    }

    // Jupyter's words. VS Code looks them up in a list of one order, and takes the icon of that number from a list of another: so it
    // is told the word that stands where the icon does.
    string TypeOf(string kind) => (isVsCode, kind) switch
    {
        (false, "method" or "delegate") => "function",
        (false, "namespace") => "module",
        (false, _) => kind,
        (true, "method" or "delegate") => "function",
        (true, "field") => "variable",
        (true, "variable") => "class",
        (true, "class" or "record") => "struct",
        (true, "struct") => "reference",
        (true, "enum") => "unit",
        (true, "keyword") => "value",
        (true, "event") => "customcolor",
        (true, "namespace") => "module",
        (true, "interface" or "property") => kind,
        (true, "text") => "method",
        (true, "file") => "enumMember",
        (true, "folder") => "text",
        (true, _) => "typeParameter",
    };

    JsonObject Inspect(Message request, bool isSuperseded)
    {
        string code = request.Get("code", "");
        int cursor = CodePoints.ToIndex(code, request.Get("cursor_pos", int.MaxValue));
        string? text = isSuperseded ? null : InTime(session.InspectAsync(code, cursor));
        return new()
        {
            ["status"] = "ok", ["found"] = text is not null, ["metadata"] = new JsonObject(),
            ["data"] = text is null ? [] : new JsonObject { ["text/plain"] = text },
        };
    }

    static T? InTime<T>(Task<T> work) where T : class? =>
        ((IAsyncResult)work).AsyncWaitHandle.WaitOne(Patience) ? work.GetAwaiter().GetResult() : null;
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

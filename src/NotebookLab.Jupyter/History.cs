using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter;

/// <summary>The cells that were run since the kernel started.</summary>
sealed class History
{
    readonly List<(int Line, string Code, string? Output)> entries = [];

    public void Add(int line, string code, string? output)
    {
        lock (entries) entries.Add((line, code, output));
    }

    /// <summary>What a history request asks for: the last ones, a range, or those that a pattern with * and ? finds.</summary>
    public JsonArray Find(Message request)
    {
        lock (entries)
        {
            var found = request.Get("hist_access_type", "tail") switch
            {
                "range" => entries.Where(entry => entry.Line >= request.Get("start", 0) && entry.Line < request.Get("stop", int.MaxValue)),
                "search" => entries.Where(entry => Pattern(request.Get("pattern", "*")).IsMatch(entry.Code)),
                _ => entries,
            };
            if (request.Get("unique", false)) found = found.DistinctBy(entry => entry.Code);
            if (request.Get("hist_access_type", "tail") != "range") found = found.TakeLast(request.Get("n", int.MaxValue));
            bool withOutput = request.Get("output", false);
            return [.. found.Select(entry => (JsonNode)new JsonArray(0, entry.Line, With(entry.Code, entry.Output)))];

            JsonNode With(string code, string? output) => withOutput ? new JsonArray(code, output) : code;
        }
    }

    static Regex Pattern(string glob)
    {
        string pattern = Regex.Escape(glob).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal);
        return new($"^{pattern}$", RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }
}

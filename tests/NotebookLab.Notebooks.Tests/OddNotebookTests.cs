using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLab.Notebooks.Comparison;
using NotebookLab.Notebooks.Pictures;
using NotebookLab.Notebooks.Publishing;
using NotebookLab.Notebooks.Running;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Tests;

public class OddNotebookTests
{
    const string Full = """
        {"cells": [
          {"cell_type": "markdown", "id": "a", "metadata": {"tags": ["x"]}, "source": ["# T\n", "![p](attachment:p.png)"],
           "attachments": {"p.png": {"image/png": "aGk="}}},
          {"cell_type": "code", "id": "b", "execution_count": 1, "metadata": {"tags": ["raises-exception"]}, "source": "draw", "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["a\n"]},
            {"output_type": "display_data", "metadata": {"k": 1}, "data": {
              "application/vnd.plotly.v1+json": {
                "data": [{"x": {"bdata": "AQ==", "dtype": "u1", "shape": "1,1"}}], "layout": {"height": 3}},
              "image/png": "aGk=", "text/html": ["<b>"], "text/plain": "t"}},
            {"output_type": "execute_result", "execution_count": 1, "metadata": {},
             "data": {"image/svg+xml": "<svg/>", "text/latex": "$x$"}},
            {"output_type": "display_data", "metadata": {}, "data": {"text/markdown": "*m*"}},
            {"output_type": "display_data", "metadata": {}, "data": {"image/jpeg": "aGk="}},
            {"output_type": "display_data", "metadata": {}, "data": {"application/json": [1]}},
            {"output_type": "error", "ename": "E", "evalue": "m", "traceback": ["at"]},
            {"output_type": "newer", "field": 1}]},
          {"cell_type": "code", "id": "c", "execution_count": null, "metadata": {}, "source": "2", "outputs": []}],
         "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": "C#"},
           "language_info": {"name": "polyglot-notebook"}, "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp"}}},
         "nbformat": 4, "nbformat_minor": 5}
        """;

    static readonly string[] Odd =
    [
        "null", "true", "-1", "1.5", "1e999", "99999999999999999999", "\"\"", "\"x\"", """ "\ud83d" """, "[]", "[1]", "[null]", "{}",
        """{"a": 1}""", """{"\ud83d": 1}""", """{"": null}""", $"{new string('[', 100)}{new string(']', 100)}",
        $$"""{"data": {{new string('[', 220)}}{{new string(']', 220)}}}""",
    ];

    [Fact]
    public void Whatever_a_field_holds_the_notebook_is_shown_and_kept_or_is_refused_in_one_line()
    {
        List<string> faults = [];
        foreach (var place in Places(JsonNode.Parse(Full)!).ToArray())
            foreach (var odd in Odd)
                try
                {
                    var text = JsonNode.Parse(Full)!;
                    Put(text, place, "=HERE=");
                    Show(text.ToJsonString(new JsonSerializerOptions { MaxDepth = 500 }).Replace("\"=HERE=\"", odd));
                }
                catch (NotebookException e) when (!e.Message.Contains('\n'))
                {
                }
                catch (Exception e)
                {
                    faults.Add($"{string.Join('.', place)} = {odd[..Math.Min(odd.Length, 20)]}: {e}");
                }
        Assert.True(faults.Count == 0, $"{faults.Count} faults, the first: {faults.FirstOrDefault()}");
    }

    static void Show(string text)
    {
        var notebook = Notebook.Parse(text);
        Assert.Equal(Read(text), Read(notebook.ToJson()), Same);
        var article = Article.Of(notebook, "a", new Dictionary<string, string> { ["a.ipynb"] = "a.html" });
        PageHtml.Write(article, "site", article, null);
        var executed = new ExecutedNotebook(notebook);
        for (var i = 0; i < executed.Cells.Count; i++) executed.Show(i + 1, new ConsoleText("stdout", "x"));
        var now = executed.ToNotebook();
        KeptPictures.HandOn(notebook, now);
        _ = KeptPictures.Missing(notebook);
        foreach (var difference in NotebookComparison.Compare(notebook, now)) _ = $"{difference}";
        Assert.Empty(NotebookComparison.Compare(notebook, notebook));
        now.AddCode("1");
        Notebook.Parse(now.ToJson());
    }

    static JsonNode? Read(string text) => JsonNode.Parse(text, documentOptions: new() { MaxDepth = 500 });

    static bool Same(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (JsonObject x, JsonObject y) => x.Select(member => member.Key).SequenceEqual(y.Select(member => member.Key))
            && x.All(member => Same(member.Value, y[member.Key])),
        (JsonArray x, JsonArray y) => x.Count == y.Count && x.Zip(y).All(pair => Same(pair.First, pair.Second)),
        (null, null) => true,
        (JsonValue x, JsonValue y) => x.GetValue<JsonElement>().GetRawText() == y.GetValue<JsonElement>().GetRawText(),
        _ => false,
    };

    static IEnumerable<object[]> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Key, member.Value)),
        JsonArray items => items.SelectMany((item, i) => Below(i, item)),
        _ => [],
    };

    static IEnumerable<object[]> Below(object key, JsonNode? node) =>
        [[key], .. node is null ? [] : Places(node).Select(place => (object[])[key, .. place])];

    static void Put(JsonNode root, object[] place, string value)
    {
        var node = root;
        foreach (var key in place[..^1]) node = key is int i ? node![i] : node![(string)key];
        if (place[^1] is int at) node![at] = value;
        else node![(string)place[^1]] = value;
    }
}

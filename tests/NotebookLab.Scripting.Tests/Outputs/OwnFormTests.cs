using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Outputs;

public sealed class OwnFormTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    IReadOnlyDictionary<string, string> Forms => lab.Outputs.OfType<ResultData>().Single().Data.Forms;

    string? Html => Forms.GetValueOrDefault(MimeTypes.Html);

    [Theory]
    [InlineData("new double[,] { { 1, 2 }, { 3, 4.25 } }", "1     2\n3  4.25",
        "<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4.25</td></tr></tbody></table>")]
    [InlineData("new object[,] { { 1, \"<b>\" }, { null, new[] { 5 } } }", "     1    <b>\n<null>  [ 5 ]",
        "<table><tbody><tr><td>1</td><td>&lt;b&gt;</td></tr><tr><td>&lt;null&gt;</td><td>[ 5 ]</td></tr></tbody></table>")]
    [InlineData("new int[0, 3]", "(0 × 3)", "<table><tbody></tbody></table><p>(0 × 3)</p>")]
    [InlineData("Array.CreateInstance(typeof(int), [1, 2], [5, -7])", "0  0",
        "<table><tbody><tr><td>0</td><td>0</td></tr></tbody></table>")]
    public async Task An_array_of_two_dimensions_is_a_grid(string code, string plain, string html)
    {
        Assert.Equal(plain, await lab.Value(code));
        Assert.Equal(html, Html);
    }

    [Fact]
    public async Task Of_a_large_grid_a_part_is_shown_and_its_size()
    {
        var lines = (await lab.Value("new int[1000, 21]"))!.Split('\n');
        Assert.Equal((22, "(1000 × 21)"), (lines.Length, lines[^1]));
        Assert.Equal(string.Join("  ", Enumerable.Repeat("0", 20).Append("…")), lines[0]);
        Assert.Equal("1\n2", await lab.Value("new[,] { { 1 }, { 2 } }"));
        Assert.Contains("M: 1  2", await lab.Value("new { M = new[,] { { 1, 2 } } }"));
    }

    [Theory]
    [InlineData("IEnumerable<int> Evens() { for (int i = 0; i < 6; i += 2) yield return i; }\nEvens()", "[ 0, 2, 4 ]")]
    [InlineData("IEnumerable<int> All() { for (int i = 0; ; i++) yield return i; }\nAll().Take(3)", "[ 0, 1, 2 ]")]
    [InlineData("IEnumerable<string> Words() { yield return \"a\"; }\nnew[] { Words(), Words() }", "IEnumerable<String>[]\n[ a ]\n[ a ]")]
    [InlineData("class Two : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { yield return 2; } "
        + "IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }\nnew Two()", "[ 2 ]")]
    [InlineData("class Two : List<int> { public override string ToString() => \"own\"; }\nnew Two { 2 }.ToString()", "own")]
    [InlineData("new List<int> { 1 }", "[ 1 ]")]
    [InlineData("\"text\"", "text")]
    public async Task A_sequence_that_is_nothing_else_is_shown_as_its_items(string code, string expected) =>
        Assert.Equal(expected, await lab.Value(code));

    [Fact]
    public async Task A_sequence_without_an_end_and_one_of_anything_is_shown_as_its_items()
    {
        Assert.StartsWith("[ 0, 1, 2, 3,", await lab.Value("IEnumerable<int> All() { for (int i = 0; ; i++) yield return i; }\nAll()"));
        Assert.EndsWith("- 1\n    - b", await lab.Value("IEnumerable Old() { yield return 1; yield return \"b\"; }\nOld()"));
    }

    [Theory]
    [InlineData("(Func<int, int>)(x => x)", "Func<int, int>")]
    [InlineData("(double[] x, string s) => x.Length == s.Length", "Func<double[], string, bool>")]
    [InlineData("Action go = () => { }; go", "Action")]
    [InlineData("(int? n) => (n, new List<object[,][]>())", "Func<int?, (int?, List<object[,][]>)>")]
    [InlineData("(ref int x) => x", "delegate int (ref int)")]
    [InlineData("delegate double Field(double[] x);\n(Field)(x => x[0])", "Field")]
    public async Task A_function_is_named_by_its_type(string code, string expected)
    {
        Assert.Equal(expected, await lab.Value(code));
        Assert.Null(Html);
        await lab.Value("new { F = (Func<int, int>)(x => x) }");
        Assert.Contains("<td>F</td><td><code>Func&lt;int, int&gt;</code></td>", Html);
    }

    [Theory]
    [InlineData("using System.Text.Json.Nodes;", "JsonNode.Parse(\"{\\\"a\\\": [1, \\\"b\\\"]}\")")]
    [InlineData("#r \"nuget: System.Text.Json, 11.0.0\"\nusing System.Text.Json.Nodes;", "JsonNode.Parse(\"{\\\"a\\\": [1, \\\"b\\\"]}\")")]
    [InlineData("#r \"nuget: Newtonsoft.Json, 13.0.3\"\nusing Newtonsoft.Json.Linq;", "JObject.Parse(\"{\\\"a\\\": [1, \\\"b\\\"]}\")")]
    public async Task Json_is_shown_as_json(string library, string json)
    {
        const string expected = "{\n  \"a\": [\n    1,\n    \"b\"\n  ]\n}";
        await lab.Value(library);
        Assert.Equal(expected, await lab.Value(json));
        Assert.Equal(expected, Forms[MimeTypes.Json]);
        Assert.Equal("[\n  1,\n  \"b\"\n]", await lab.Value(json + "[\"a\"]"));
        Assert.Contains("J: " + expected, await lab.Value($"new {{ J = {json} }}"));
        Assert.Contains("<td>a</td>", Html);
        Assert.Equal("b", await lab.Value(json + "[\"a\"][1]"));
    }

    [Fact]
    public async Task A_part_of_an_object_is_shown_as_it_stands_there()
    {
        await lab.Value("#r \"nuget: Newtonsoft.Json, 13.0.3\"\nusing Newtonsoft.Json.Linq;");
        Assert.Equal("\"a\": 1", await lab.Value("JObject.Parse(\"{\\\"a\\\": 1}\").First"));
        Assert.Equal("<pre>&quot;a&quot;: 1</pre>", Html);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("Func<int, int>")]
    [InlineData("IEnumerable<int>")]
    [InlineData("int[,]")]
    [InlineData("System.Text.Json.Nodes.JsonNode")]
    public async Task Nothing_is_shown_as_nothing_whatever_its_type(string type)
    {
        Assert.EndsWith("<null>", (await lab.Value($"new List<{type}> {{ null }}"))!.TrimEnd(' ', ']'));
        Assert.EndsWith("A: <null>", await lab.Value($"new {{ A = ({type})null }}"));
    }
}

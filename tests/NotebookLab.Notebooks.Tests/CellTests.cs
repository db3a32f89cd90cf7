using System.Text.Json.Nodes;
using NotebookLab.Scripting.Magic;

namespace NotebookLab.Notebooks.Tests;

public class CellTests
{
    static readonly Notebook Jupyter = Notebook.Read(Sample.PathOf("jupyter-4.5.ipynb"));

    [Fact]
    public void Cells_are_seen_as_what_they_are()
    {
        Assert.Equal("C#", NotebookLanguage.Of(Jupyter.Json));
        Assert.Equal(
            [CellKind.Markdown, CellKind.Code, CellKind.Raw, CellKind.Code],
            Jupyter.Cells.Select(cell => cell.Kind));
        Assert.Equal("intro", Jupyter.Cells[0].Id);
        Assert.Equal(["title"], Jupyter.Cells[0].Tags);
        Assert.Equal("var x = 1e-5;\nx", Jupyter.Cells[1].Source);
        Assert.Equal(1, Jupyter.Cells[1].ExecutionCount);
        Assert.Null(Jupyter.Cells[3].ExecutionCount);
        Assert.Empty(Jupyter.Cells[0].Outputs);
    }

    [Fact]
    public void Outputs_are_seen_as_what_they_are()
    {
        var outputs = Jupyter.Cells[1].Outputs;
        Assert.Equal(5, outputs.Count);
        Assert.Equal(("stdout", "line\nhalf"), outputs[0] is StreamOutput s ? (s.Name, s.Text) : default);
        var result = Assert.IsType<DisplayOutput>(outputs[1]);
        Assert.True(result.IsResult);
        Assert.Equal("1E-05", result.Text("text/plain"));
        Assert.True((bool)result.Metadata["isolated"]!);
        Assert.Null(result.Text("text/html"));
        Assert.False(Assert.IsType<DisplayOutput>(outputs[2]).IsResult);
        var error = Assert.IsType<ErrorOutput>(outputs[3]);
        Assert.Equal(("Oops", "no"), (error.Name, error.Message));
        Assert.Equal("\u001b[31mOops\u001b[0m: no", Assert.Single(error.Traceback));
        Assert.IsType<UnknownOutput>(outputs[4]);
    }

    [Fact]
    public void New_outputs_are_written_as_Jupyter_writes_them()
    {
        var cell = Notebook.Create().AddCode("x");
        Dictionary<string, JsonNode> forms = new()
        {
            ["text/plain"] = CellOutput.Value("text/plain", "a\nb"),
            ["image/png"] = CellOutput.Value("image/png", "aGk=\n"),
            ["application/vnd.plotly.v1+json"] = CellOutput.Value("application/vnd.plotly.v1+json", """{"data":[]}"""),
        };
        cell.Outputs =
        [
            CellOutput.Stream("stderr", "x\ny\n"),
            CellOutput.Display(forms),
            CellOutput.Result(forms, 7, new JsonObject { ["k"] = 1 }),
            CellOutput.Error("E", "m", ["at a", "at b"]),
        ];

        const string data = """
            {"application/vnd.plotly.v1+json":{"data":[]},"image/png":"aGk=\n","text/plain":["a\n","b"]}
            """;
        AssertJson(
            $$$"""
            [{"name":"stderr","output_type":"stream","text":["x\n","y\n"]},
            {"data":{{{data}}},"metadata":{},"output_type":"display_data"},
            {"data":{{{data}}},"execution_count":7,"metadata":{"k":1},"output_type":"execute_result"},
            {"ename":"E","evalue":"m","output_type":"error","traceback":["at a","at b"]}]
            """,
            cell.Json["outputs"]!);
    }

    [Fact]
    public void A_drawing_is_written_a_line_a_row() => AssertJson(
        """["<svg>\n","</svg>"]""", CellOutput.Display([new("image/svg+xml", "<svg>\n</svg>")]).Data["image/svg+xml"]!);

    [Theory]
    [InlineData(100, true)]
    [InlineData(300, false)] // deeper than a notebook may be
    public void A_form_is_JSON_as_deep_as_a_notebook_may_be(int depth, bool isJson) =>
        Assert.Equal(isJson, CellOutput.Value("application/json", new string('[', depth) + new string(']', depth)) is JsonArray);

    [Fact]
    public void A_form_that_claims_to_be_JSON_and_is_not_stays_text() =>
        Assert.Equal("{oops", (string?)CellOutput.Value("application/json", "{oops"));

    [Fact]
    public void A_member_that_the_file_left_out_goes_to_its_alphabetical_place()
    {
        var cell = Notebook.Parse(Sample.WithCell("""{"cell_type":"code","metadata":{},"source":""}""")).Cells[0];
        cell.ExecutionCount = 3;
        cell.Outputs = [CellOutput.Stream("stdout", "hi")];
        Assert.Equal(
            ["cell_type", "execution_count", "metadata", "outputs", "source"],
            cell.Json.Select(member => member.Key));
    }

    // As text, since DeepEquals would not see the order of the members.
    static void AssertJson(string expected, JsonNode actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());
}

using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using NotebookLab.Notebooks.Comparison;

namespace NotebookLab.Notebooks.Tests.Comparison;

public class NotebookComparisonTests
{
    const string Chart = """
        {"data": [
          {"type": "scatter", "name": "forward", "x": [1, 2, 3], "y": [0.1, 0.25, null]},
          {"type": "scatter", "name": "central", "x": [1, 2, 3], "y": [0.5, 0.125, 0.75]}],
         "layout": {"title": {"text": "Errors"}, "xaxis": {"title": {"text": "h"}}}}
        """;

    public static TheoryData<string, string, string> ChangedCharts => new()
    {
        { "0.125", "0.126", "cell 1, output 1, chart.data[1].y[1]: expected 0.125, got 0.126" },
        { "0.75]", "0.75, 1]", "cell 1, output 1, chart.data[1].y: expected 3 items, got 4 items" },
        { "null", "0", "cell 1, output 1, chart.data[0].y[2]: expected null, got 0" },
        { "\"central\"", "\"Central\"", "cell 1, output 1, chart.data[1].name: expected “central”, got “Central”" },
        { "\"scatter\", \"name\": \"central\"", "\"bar\", \"name\": \"central\"",
            "cell 1, output 1, chart.data[1].type: expected “scatter”, got “bar”" },
        { "\"name\": \"central\",", "", "cell 1, output 1, chart.data[1].name: expected “central”, got nothing" },
        { "\"layout\": {", "\"layout\": {\"height\": 300, ", "cell 1, output 1, chart.layout.height: expected nothing, got 300" },
        { "Errors", "Error", "cell 1, output 1, chart.layout.title.text: expected “Errors”, got “Error”" },
        { "\"h\"", "\"step\"", "cell 1, output 1, chart.layout.xaxis.title.text: expected “h”, got “step”" },
    };

    [Theory]
    [MemberData(nameof(ChangedCharts))]
    public void A_change_in_a_chart_is_noticed_where_it_is(string old, string changed, string difference)
    {
        Assert.Contains(old, Chart);
        Assert.Equal([difference], Compare([Show(Chart)], [Show(Chart.Replace(old, changed))]));
    }

    [Fact]
    public void Swapped_traces_are_noticed()
    {
        var swapped = JsonNode.Parse(Chart)!;
        swapped["data"] = new JsonArray(swapped["data"]![1]!.DeepClone(), swapped["data"]![0]!.DeepClone());
        var found = Compare([Show(Chart)], [Show(swapped.ToJsonString())]);
        Assert.Equal("cell 1, output 1, chart.data[0].name: expected “forward”, got “central”", found[0]);
        Assert.Contains(found, line => line.StartsWith("cell 1, output 1, chart.data[1].y[0]: "));
    }

    [Fact]
    public void A_missing_trace_chart_or_form_is_noticed()
    {
        var fewer = JsonNode.Parse(Chart)!;
        fewer["data"]!.AsArray().RemoveAt(1);
        Assert.Equal(
            ["cell 1, output 1, chart.data: expected 2 items, got 1 items"],
            Compare([Show(Chart)], [Show(fewer.ToJsonString())]));
        Assert.Equal(
            ["cell 1, output 1: expected a display as application/vnd.plotly.v1+json, text/plain, got nothing"],
            Compare([Show(Chart)], []));
        Assert.Equal(
            ["cell 1, output 1: expected a display as application/vnd.plotly.v1+json, text/plain, got a display as text/plain"],
            Compare([Show(Chart)], [Display(("text/plain", "a chart"))]));
        Assert.Equal(
            ["cell 1, output 2: expected nothing, got stdout “more”"],
            Compare([Show(Chart)], [Show(Chart), CellOutput.Stream("stdout", "more\n")]));
    }

    [Theory]
    [InlineData("f = 1.5", "f = 1.6", "expected “f = 1.5”, got “f = 1.6”")]
    [InlineData("f = 1.5", "g = 1.5", "expected “f = 1.5”, got “g = 1.5”")]
    [InlineData("f = 1.5", "f = 1.50000001", "expected “f = 1.5”, got “f = 1.50000001”")]
    [InlineData("f = -1.5", "f = 1.5", "expected “f = -1.5”, got “f = 1.5”")]
    [InlineData("n = 4000000000", "n = 4000000001", "expected “n = 4000000000”, got “n = 4000000001”")]
    [InlineData("1 2", "1 2 3", "expected “1 2”, got “1 2 3”")]
    [InlineData("NaN", "0", "expected “NaN”, got “0”")]
    public void A_changed_number_or_word_in_a_text_is_noticed(string was, string now, string difference)
    {
        Assert.Equal([$"cell 1, output 1, stdout: {difference}"],
            Compare([CellOutput.Stream("stdout", was)], [CellOutput.Stream("stdout", now)]));
        Assert.Equal(
            [$"cell 1, output 1, text/html, line 2: {difference}"],
            Compare([Display(("text/html", $"<td>\n{was}"))], [Display(("text/html", $"<td>\n{now}"))]));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 101)] // a hundred of them, and a mark
    [InlineData(500, 101)]
    public void What_is_long_is_cut(int length, int shown) => Assert.Equal(shown, new Mismatch("", new('x', length), "").Expected.Length);

    [Theory]
    [InlineData("n = 2", "n = 2.0000000000000004")]
    [InlineData("n = 2.0000000000000004", "n = 2")]
    [InlineData("n = 1000", "n = 1e3")]
    [InlineData("n = 1E3", "n = 1000")]
    public void A_whole_number_on_one_side_alone_is_compared_as_a_number(string was, string now) =>
        Assert.Empty(Compare([CellOutput.Stream("stdout", was)], [CellOutput.Stream("stdout", now)]));

    [Fact]
    public void Another_stream_kind_or_error_is_noticed()
    {
        Assert.Equal(
            ["cell 1, output 1: expected stdout “x”, got stderr “x”"],
            Compare([CellOutput.Stream("stdout", "x")], [CellOutput.Stream("stderr", "x")]));
        Assert.Equal(
            ["cell 1, output 1: expected a display as text/plain, got the result as text/plain"],
            Compare([Display(("text/plain", "x"))], [CellOutput.Result(Forms(("text/plain", "x")), 1)]));
        Assert.Equal(
            ["cell 1, output 1, error: expected “A”, got “B”", "cell 1, output 1, error message: expected “m”, got “n”"],
            Compare([CellOutput.Error("A", "m", [])], [CellOutput.Error("B", "n", [])]));
        Assert.Equal(
            ["cell 1, output 1: expected the error A: m, got nothing"],
            Compare([CellOutput.Error("A", "m", [])], []));
    }

    [Fact]
    public void Another_cell_text_or_number_of_cells_is_noticed()
    {
        var one = Notebook.Create();
        one.AddCode("x + 1");
        var other = Notebook.Create();
        other.AddCode("x + 2");
        Assert.Equal(["cell 1, source: expected “x + 1”, got “x + 2”"], Lines(NotebookComparison.Compare(one, other)));
        other.AddMarkdown("more");
        Assert.Equal(["cell 2, the notebook: expected 1 cells, got 2 cells"], Lines(NotebookComparison.Compare(one, other)));
    }

    [Fact]
    public void Noise_of_1e_minus_12_is_tolerated_everywhere() => Gen.Double[-1e6, 1e6].Sample(x =>
    {
        var (was, now) = (Digits(x), Digits(x * (1 + 1e-12)));
        Assert.Empty(Compare(
            [CellOutput.Stream("stdout", $"a {was}, b"), Show(Chart.Replace("0.125", was)), Display(("application/json", $"[{was}]"))],
            [CellOutput.Stream("stdout", $"a {now}, b"), Show(Chart.Replace("0.125", now)), Display(("application/json", $"[{now}]"))]));

        static string Digits(double x) => x.ToString("E16", CultureInfo.InvariantCulture);
    });

    [Fact]
    public void Pictures_tracebacks_counts_metadata_and_the_cut_of_a_stream_do_not_matter() => Assert.Empty(Compare(
        [
            Display(("text/plain", "x"), ("image/png", "b2xk")),
            CellOutput.Result(Forms((Mime, Chart), ("text/html", "<div id=1>")), 1, new JsonObject { ["a"] = 1 }),
            CellOutput.Error("E", "m", ["at /home/a"]),
            CellOutput.Stream("stdout", "a\n"),
            CellOutput.Stream("stdout", "b\n"),
        ],
        [
            Display(("text/plain", "x")),
            CellOutput.Result(Forms((Mime, Chart), ("text/html", "<div id=2>")), 2),
            CellOutput.Error("E", "m", ["at /home/b"]),
            CellOutput.Stream("stdout", "a\nb\n"),
        ]));

    const string Mime = "application/vnd.plotly.v1+json";

    static CellOutput Show(string chart) => Display((Mime, chart), ("text/plain", "a chart"));

    static CellOutput Display(params (string, string)[] forms) => CellOutput.Display(Forms(forms));

    static Dictionary<string, JsonNode> Forms(params (string MimeType, string Text)[] forms) =>
        forms.ToDictionary(form => form.MimeType, form => CellOutput.Value(form.MimeType, form.Text));

    static string[] Compare(CellOutput[] expected, CellOutput[] actual) =>
        Lines(NotebookComparison.Compare(With(expected), With(actual)));

    static string[] Lines(IEnumerable<Difference> differences) =>
        [.. differences.Select(difference => difference.ToString())];

    static Notebook With(CellOutput[] outputs)
    {
        var notebook = Notebook.Create();
        notebook.AddCode("1").Outputs = outputs;
        return Notebook.Parse(notebook.ToJson());
    }
}

using NotebookLab.Notebooks.Running;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Tests.Running;

public sealed class OutputListTests
{
    readonly OutputList outputs = new(3);

    [Fact]
    public void Texts_of_a_stream_become_one_and_everything_keeps_its_order()
    {
        Print("a");
        Print("b");
        Print("c", "stderr");
        Display("1", "d");
        Print("e", "stderr");
        outputs.Add(new ResultData(MimeBundle.Text("text/plain", "f")));
        outputs.Add(new ErrorReport(new("Exception", "g", ["h"])));
        Assert.Equal(["stdout ab", "stderr c", "display d", "stderr e", "result f", "error g"], Kept());
        Assert.Equal(3, (int?)outputs.ToCellOutputs()[4].Json["execution_count"]);
    }

    [Fact]
    public void Output_that_is_cleared_is_gone()
    {
        Print("a");
        Display("1", "b");
        outputs.Add(new ClearedOutput(Wait: false));
        Assert.Empty(Kept());
        Print("c");
        Assert.Equal(["stdout c"], Kept());
    }

    [Fact]
    public void Output_that_is_cleared_with_the_next_stays_until_that_comes()
    {
        Print("a");
        Display("1", "b");
        Print("c");
        outputs.Add(new ClearedOutput(Wait: true));
        Assert.Equal(["stdout a", "display b", "stdout c"], Kept());
        Display("1", "again", isUpdate: true); // is no output of its own
        Assert.Equal(["stdout a", "display again", "stdout c"], Kept());
        Display("2", "d");
        Assert.Equal(["display d"], Kept());
        Display("3", "e");
        Assert.Equal(["display d", "display e"], Kept());
    }

    [Fact]
    public void An_update_replaces_its_display_where_that_is_here()
    {
        Display("1", "before");
        Print("between");
        outputs.Update(Data("1", "after"));
        outputs.Update(Data("1", "last"));
        outputs.Update(Data("2", "elsewhere"));
        Assert.Equal(["display last", "stdout between"], Kept());
    }

    [Fact]
    public void JSON_is_a_value_of_the_document()
    {
        outputs.Add(new DisplayedData(MimeBundle.Text("application/json", """{"a": [1, 2.0]}"""), "1"));
        var shown = Assert.IsType<DisplayOutput>(outputs.ToCellOutputs()[0]);
        Assert.Equal("""{"a":[1,2]}""", shown.Data["application/json"]!.ToJsonString());
    }

    static DisplayedData Data(string id, string text, bool isUpdate = true) => new(MimeBundle.Text("text/plain", text), id, isUpdate);

    void Print(string text, string stream = "stdout") => outputs.Add(new ConsoleText(stream, text));

    void Display(string id, string text, bool isUpdate = false) => outputs.Add(Data(id, text, isUpdate));

    IEnumerable<string> Kept() => outputs.ToCellOutputs().Select(output => output switch
    {
        StreamOutput stream => $"{stream.Name} {stream.Text}",
        DisplayOutput { IsResult: true } result => $"result {result.Text("text/plain")}",
        DisplayOutput display => $"display {display.Text("text/plain")}",
        ErrorOutput error => $"error {error.Message}",
        _ => "?",
    });
}

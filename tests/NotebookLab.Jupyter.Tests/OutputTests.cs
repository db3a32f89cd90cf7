using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter.Tests;

/// <summary>What a cell shows, over real sockets, whatever it does. Memory is the whole process's: nothing else runs meanwhile.</summary>
[Collection("alone")]
public sealed class OutputTests : IDisposable
{
    const long Most = 200_000_000;

    readonly Lab lab = new();
    readonly Client client;

    public OutputTests() => client = lab.Connect();

    public void Dispose()
    {
        client.Dispose();
        lab.Dispose();
    }

    [Theory]
    [InlineData("while (true) display(1);")]
    [InlineData("while (true) { Console.Write(1); Console.Error.Write(2); }")]
    [InlineData("while (true) Console.WriteLine(\"text\");")]
    [InlineData("while (true) display(new string('x', 1_000_000));")]
    [InlineData("var json = $\"\\\"{new string('x', 1_000_000)}\\\"\"; while (true) json.DisplayAs(\"application/json\");")]
    [InlineData("while (true) { display(1); Console.Write(2); }")]
    public void A_flood_is_cut_and_told_once_while_heartbeat_and_stop_are_answered(string flood)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var request = client.Execute(flood);
        Message heard;
        do heard = client.Hear();
        while (!IsTold(heard));
        Assert.Equal("beat", client.Beat("beat"));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Most);
        Assert.Equal("ok", client.Ask("interrupt_request", [], Channel.Control).Content["status"]!.ToString());
        Assert.DoesNotContain(client.HearUntilIdle(request), IsTold);
        Assert.Equal("Interrupted", client.Reply(request).Content["ename"]!.ToString());
        Assert.Equal("ok", client.Run("1 + 1").Reply.Content["status"]!.ToString());
    }

    [Theory]
    [InlineData("var shown = display(0); for (long i = 0; ; i++) shown.Update(i);", "update_display_data")]
    [InlineData("while (true) { clear_output(); display(1); }", "clear_output")]
    [InlineData("while (true) { clear_output(true); display(1); }", "clear_output")]
    [InlineData("while (true) { clear_output(); display(new string('x', 1_000_000)); }", "display_data")]
    [InlineData("var shown = display(0); while (true) shown.Update(new string('x', 1_000_000));", "update_display_data")]
    public void What_replaces_itself_goes_on_at_a_pace_while_heartbeat_and_stop_are_answered(string flood, string type)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var request = client.Execute(flood);
        for (int more = 20; more > 0;) if (client.Hear().Type == type) more--;
        Assert.Equal("beat", client.Beat("beat"));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Most);
        Assert.Equal("ok", client.Ask("interrupt_request", [], Channel.Control).Content["status"]!.ToString());
        Assert.DoesNotContain(client.HearUntilIdle(request), IsTold);
        Assert.Equal("Interrupted", client.Reply(request).Content["ename"]!.ToString());
    }

    [Fact]
    public void A_thousand_displays_of_a_megabyte_do_not_make_the_cell_fail()
    {
        var (reply, heard) = client.Run(
            "var text = new string('x', 1_000_000); for (int i = 0; i < 1000; i++) display(text); Console.WriteLine(\"end\"); 42");
        Assert.Equal("ok", reply.Content["status"]!.ToString());
        Assert.Equal(16, heard.Count(message => message.Type == "display_data"));
        Assert.Equal("end\n", heard.Last(message => message.Type == "stream").Content["text"]!.ToString());
        Assert.Equal("42", heard.Single(message => message.Type == "execute_result").Content["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public void The_last_of_many_updates_is_shown()
    {
        var (_, heard) = client.Run("var shown = display(0); for (int i = 1; i <= 10_000; i++) shown.Update(i);");
        var updates = heard.Where(message => message.Type == "update_display_data").ToArray();
        Assert.Equal("10000", updates[^1].Content["data"]!["text/plain"]!.ToString());
        Assert.InRange(updates.Length, 1, 2000);
    }

    [Fact]
    public void Printing_every_few_milliseconds_shows_text_while_it_runs()
    {
        var request = client.Execute("while (true) { Console.Write('.'); System.Threading.Thread.Sleep(10); }");
        Message heard;
        do heard = client.Hear();
        while (heard.Type != "stream");
        client.Ask("interrupt_request", [], Channel.Control);
        Assert.Equal("Interrupted", client.Reply(request).Content["ename"]!.ToString());
    }

    [Fact]
    public void What_a_child_process_writes_without_an_end_is_cut_for_itself()
    {
        List<(string Type, JsonObject Content)> sent = [];
        var outputs = new OutputPublisher((type, content) => sent.Add((type, content)), 1);
        for (int i = 0; i < 3000; i++) outputs.Write("stdout", new string('y', 1000));
        outputs.Flush();
        Assert.EndsWith("is left out.\n", sent[^1].Content["text"]!.ToString());
        Assert.InRange(sent.Sum(message => message.Content["text"]!.ToString().Length), 1 << 20, (1 << 20) + 200);
    }

    [Fact]
    public void Rare_and_broken_characters_arrive()
    {
        var (reply, heard) = client.Run(
            "Console.Write('\\ud83d'); Console.Write('\\ude00'); Console.Write('\\ude00'); throw new Exception(\"x\\ud83d\");");
        Assert.Equal("😀�", heard.Single(message => message.Type == "stream").Content["text"]!.ToString());
        Assert.Equal("x�", heard.Single(message => message.Type == "error").Content["evalue"]!.ToString());
        Assert.Equal("x�", reply.Content["evalue"]!.ToString());
    }

    [Fact]
    public void JSON_arrives_as_it_was_written()
    {
        const string Figure = """{ "data": [ { "y": [1.0, 2e3] } ], "layout": { "title": "</script><!--" } }""";
        var (_, heard) = client.Run($"\"\"\"{Figure}\"\"\".DisplayAs(\"application/vnd.plotly.v1+json\");");
        var shown = heard.Single(message => message.Type == "display_data").Content["data"]!["application/vnd.plotly.v1+json"]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Figure), shown));
        Assert.Equal("1.0", shown["data"]![0]!["y"]![0]!.ToJsonString());
    }

    static bool IsTold(Message message) => message.Type == "stream" && message.Content["text"]!.ToString().Contains("is left out.");
}

[CollectionDefinition("alone", DisableParallelization = true)]
public static class Alone
{
}

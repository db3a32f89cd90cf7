using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter.Tests.Widgets;

/// <summary>Controls, message by message, as a front end of ipywidgets 8 speaks with a kernel.</summary>
public sealed class LiveTests : IDisposable
{
    const string Using = "using NotebookLab.Controls;\n";
    const string Squares = Using + "Live.Of(new Slider(\"η\", 0.01, 1.1, 0.3), η => $\"<{η}>\")";
    const string View = "application/vnd.jupyter.widget-view+json";

    readonly Lab lab = new();
    readonly Client client;

    public LiveTests() => client = lab.Connect();

    public void Dispose()
    {
        client.Dispose();
        lab.Dispose();
    }

    [Fact]
    public void A_cell_opens_its_controls_shows_them_and_below_them_what_the_function_makes_of_their_first_values()
    {
        var (reply, heard) = client.Run(Squares);
        Assert.Equal("ok", Text(reply, "status"));
        Assert.All(heard.Where(message => message.Type == "comm_open"), open =>
        {
            Assert.Equal("2.1.0", open.Metadata["version"]!.ToString());
            Assert.Equal("jupyter.widget", Text(open, "target_name"));
            Assert.Empty(open.Content["data"]!["buffer_paths"]!.AsArray());
        });
        var slider = State(Opened(heard, "FloatSliderModel"));
        Assert.Equal(("@jupyter-widgets/controls", "2.0.0"), (Of(slider, "_model_module"), Of(slider, "_model_module_version")));
        Assert.Equal(("FloatSliderView", "η"), (Of(slider, "_view_name"), Of(slider, "description")));
        Assert.Equal((0.3, 0.01, 1.1, 0.01, ".2f"), (Number(slider, "value"), Number(slider, "min"), Number(slider, "max"),
            Number(slider, "step"), Of(slider, "readout_format")));

        Message[] shown = [.. heard.Where(message => message.Type == "display_data")];
        Assert.Equal(2, shown.Length);
        Assert.Equal(Opened(heard, "VBoxModel").Content["comm_id"]!.ToString(), shown[0].Content["data"]![View]!["model_id"]!.ToString());
        Assert.Equal("η = 0.3 (in a running notebook: move η)", Plain(shown[0]));
        Assert.Equal("<0.3>", Plain(shown[1]));
        // What another model is a part of comes after it.
        string[] order = [.. heard.Where(message => message.Type == "comm_open").Select(open => Text(open, "comm_id"))];
        foreach (var open in heard.Where(message => message.Type == "comm_open"))
            foreach (var part in References(State(open)))
                Assert.True(Array.IndexOf(order, part) is var at && at >= 0 && at < Array.IndexOf(order, Text(open, "comm_id")));
    }

    [Fact]
    public void A_move_is_busy_echoed_drawn_below_its_cell_and_idle()
    {
        var run = client.Execute(Squares);
        var opened = client.HearUntilIdle(run);
        client.TakeOthers();
        var move = Move(Opened(opened, "FloatSliderModel"), 0.30000000000000004 + 0.2);
        var heard = client.HearUntilIdle(move);
        Assert.Equal(["status", "comm_msg", "status"], heard.Select(message => message.Type));
        var echo = heard[1].Content["data"]!;
        Assert.Equal(("echo_update", 0.5), (Of(echo, "method"), Number(echo["state"]!, "value")));
        var update = Assert.Single(client.TakeOthers());
        Assert.Equal("update_display_data", update.Type);
        Assert.Equal(run.Header["msg_id"]!.ToString(), update.Parent["msg_id"]!.ToString());
        Assert.Equal(DisplayId(opened.Last(message => message.Type == "display_data")), DisplayId(update));
        Assert.Equal("<0.5>", Plain(update));
    }

    [Fact]
    public void Of_five_hundred_moves_at_once_each_is_echoed_and_idle_and_few_are_drawn()
    {
        var opened = Opened(client.Run(Squares).Heard, "FloatSliderModel");
        client.Execute("System.Threading.Thread.Sleep(300)");
        client.TakeOthers();
        Message[] moves = [.. Enumerable.Range(1, 500).Select(i => Move(opened, i / 1000.0 + 0.1))];
        foreach (var move in moves)
            Assert.Equal(["status", "comm_msg", "status"], client.HearUntilIdle(move).Select(message => message.Type));
        var updates = client.TakeOthers().Where(message => message.Type == "update_display_data").ToArray();
        Assert.InRange(updates.Length, 1, 10);
        Assert.Equal("<0.6>", Plain(updates[^1]));
    }

    [Fact]
    public void What_a_function_prints_and_its_error_stand_below_and_go_with_the_next_good_value()
    {
        var opened = Opened(client.Run(Using + """
            Live.Of(new IntSlider("n", 0, 9, 1), n =>
            {
                if (n == 2) Console.WriteLine("two");
                if (n > 2) throw new ArgumentException($"{n} is too much.");
                return n;
            })
            """).Heard, "IntSliderModel");
        Assert.Equal(["2", "two\n"], Drawn(opened, 2).Select(Plain).Order());
        var failed = Assert.Single(Drawn(opened, 3));
        Assert.Contains("System.ArgumentException\e[0m: 3 is too much.", Plain(failed));
        Assert.Contains("line 5", Plain(failed));
        Assert.Equal(["", "0"], Drawn(opened, 0).Select(Plain).Order());
        Assert.Equal(["1"], Drawn(opened, 1).Select(Plain));
    }

    [Fact]
    public void A_function_that_prints_without_an_end_is_bounded()
    {
        var opened = Opened(client.Run(Using + """
            Live.Of(new Toggle("much"), much =>
            {
                for (int i = 0; much && i < 200_000; i++) Console.WriteLine("0123456789");
                return "done";
            })
            """).Heard, "CheckboxModel");
        var shown = Drawn(opened, true);
        Assert.All(shown, message => Assert.InRange(Plain(message).Length, 0, (1 << 20) + 300));
        Assert.Contains(shown, message => Plain(message).Contains("is left out", StringComparison.Ordinal));
        Assert.Contains(shown, message => Plain(message) == "done");
    }

    [Fact]
    public void Stop_ends_a_function_and_the_next_move_is_drawn()
    {
        var opened = Opened(client.Run(Using + """
            Live.Of(new IntSlider("n", 0, 9, 1), n =>
            {
                if (n == 2) Console.WriteLine("begun");
                while (n == 2) ;
                return n;
            })
            """).Heard, "IntSliderModel");
        var endless = Move(opened, 2);
        while (client.Hear() is not { Type: "display_data" } told || Plain(told) != "begun\n") { }
        var waiting = Move(opened, 5); // what waits when Stop is pressed is not drawn either
        Thread.Sleep(200);
        client.Ask("interrupt_request", [], Channel.Control);
        client.HearUntilIdle(endless);
        client.HearUntilIdle(waiting);
        var shown = client.TakeOthers().Where(message => message.Type.EndsWith("display_data", StringComparison.Ordinal)).ToArray();
        Assert.Contains("The function was stopped: what stands here is of earlier values.", Plain(shown[^1]));
        Assert.Equal(["", "3"], Drawn(opened, 3).Select(Plain).Order());
    }

    [Fact]
    public void A_control_outlives_a_cell_that_fails()
    {
        var opened = Opened(client.Run(Squares).Heard, "FloatSliderModel");
        client.Execute("System.Threading.Thread.Sleep(200); throw new Exception();");
        var next = client.Execute("1");
        var move = Move(opened, 0.7);
        Assert.Equal("aborted", Text(client.Reply(next), "status"));
        client.HearUntilIdle(move);
        Assert.Equal("<0.7>", Plain(client.TakeOthers().Last(message => message.Type == "update_display_data")));
    }

    [Theory]
    [InlineData("cell-7")]
    [InlineData(null)]
    public void A_cell_that_runs_again_closes_its_controls_and_no_others(string? cell)
    {
        var first = client.Run(Squares, cell: cell).Heard;
        var other = client.Run(Squares.Replace("0.3", "0.4"), cell: cell is null ? null : "cell-8").Heard;
        var again = client.Run(cell is null ? Squares : Squares.Replace("0.3", "0.5"), cell: cell).Heard;
        Assert.Equal(Ids(first, "comm_open").Order(), Ids(again, "comm_close").Order());
        var known = client.Ask("comm_info_request", new() { ["target_name"] = "jupyter.widget" }).Content["comms"]!.AsObject();
        Assert.Equal(Ids(other, "comm_open").Concat(Ids(again, "comm_open")).Order(), known.Select(comm => comm.Key).Order());
        var late = Move(Opened(first, "FloatSliderModel"), 0.9);
        Assert.Equal(["status", "status"], client.HearUntilIdle(late).Select(message => message.Type));
    }

    [Fact]
    public void Who_runs_the_cell_is_told_the_states_and_who_loads_the_page_anew_finds_them_disabled()
    {
        var heard = client.Run(Squares).Heard;
        var slider = Opened(heard, "FloatSliderModel");
        client.HearUntilIdle(Move(slider, 0.8));
        Assert.Equal(Ids(heard, "comm_open").Order(), States(client).Select(state => state.Key).Order());
        var mine = States(client)[Text(slider, "comm_id")]!;
        Assert.Equal(("FloatSliderModel", "@jupyter-widgets/controls", "2.0.0"),
            (Of(mine, "model_name"), Of(mine, "model_module"), Of(mine, "model_module_version")));
        Assert.Equal((0.8, false), (Number(mine["state"]!, "value"), (bool)mine["state"]!["disabled"]!));

        using var reloaded = lab.Connect();
        var theirs = States(reloaded);
        Assert.True((bool)theirs[Text(slider, "comm_id")]!["state"]!["disabled"]!);
        var box = theirs[Text(Opened(heard, "VBoxModel"), "comm_id")]!["state"]!;
        var told = theirs[References(box).First()]!["state"]!;
        Assert.StartsWith("Run the cell again", Of(told, "value"), StringComparison.Ordinal);

        // The older way to ask.
        var request = new JsonObject { ["method"] = "request_state" };
        var asked = reloaded.Send("comm_msg", new() { ["comm_id"] = Text(slider, "comm_id"), ["data"] = request });
        var answer = reloaded.HearUntilIdle(asked).Single(message => message.Type == "comm_msg").Content["data"]!;
        Assert.Equal(("update", true), (Of(answer, "method"), (bool)answer["state"]!["disabled"]!));
    }

    [Fact]
    public void Two_front_ends_hear_of_each_others_moves()
    {
        using var second = lab.Connect();
        var slider = Opened(client.Run(Squares).Heard, "FloatSliderModel");
        var move = Move(slider, 0.8, second);
        second.HearUntilIdle(move);
        var echo = client.HearUntilIdle(move).Single(message => message.Type == "comm_msg");
        Assert.Equal("echo_update", Of(echo.Content["data"]!, "method"));
        Assert.Equal("<0.8>", Plain(client.TakeOthers().Single(message => message.Type == "update_display_data")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_kernel_that_ends_leaves_its_controls_disabled(bool restart)
    {
        var heard = client.Run(Squares).Heard;
        client.Send("shutdown_request", new() { ["restart"] = restart }, Channel.Control);
        List<Message> updates = [];
        while (updates.Count < 2) if (client.Hear() is { Type: "comm_msg" } update) updates.Add(update);
        var slider = updates.Single(update => Text(update, "comm_id") == Text(Opened(heard, "FloatSliderModel"), "comm_id"));
        Assert.True((bool)slider.Content["data"]!["state"]!["disabled"]!);
        Assert.Equal(2, updates.Single(update => update != slider).Content["data"]!["state"]!["children"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("new Slider(\"h\", 1, 3, 2)", "FloatSliderModel", "value", "2.5", "2.5")]
    [InlineData("new Slider(\"h\", 1, 3, 2)", "FloatSliderModel", "value", "17", "3")]
    [InlineData("Slider.Logarithmic(\"h\", 1e-12, 1, 1e-4)", "FloatLogSliderModel", "value", "0.00012302687708123819", "0.000123")]
    [InlineData("new IntSlider(\"n\", 1, 30, 2)", "IntSliderModel", "value", "7", "7")]
    [InlineData("new Choice<string>(\"rule\", \"SGD\", \"Adam\")", "DropdownModel", "index", "1", "Adam")]
    [InlineData("new Choice<int>(\"n\", (\"one\", 1), (\"two\", 2))", "DropdownModel", "index", "1", "2")]
    [InlineData("new Toggle(\"on\")", "CheckboxModel", "value", "true", "True")]
    [InlineData("new Player(\"step\", 0, 20)", "PlayModel", "value", "3", "3")]
    [InlineData("new Player(\"step\", 0, 20)", "IntSliderModel", "value", "4", "4")]
    public void Each_kind_of_control_gives_its_value(string control, string model, string property, string sent, string got)
    {
        var opened = Opened(client.Run(Using + $"Live.Of({control}, value => $\"{{value}}\")").Heard, model);
        Assert.Equal([got], Drawn(opened, JsonNode.Parse(sent)!, property).Select(Plain));
    }

    [Fact]
    public void A_button_counts_and_a_point_has_two_sliders()
    {
        var heard = client.Run(Using + """
            Live.Of(new Button("again"), new Point("start", new("x", -2, 2, 1), new("y", -3, 3, 0)), (presses, start) =>
                $"{presses} ({start[0]}, {start[1]})")
            """).Heard;
        Assert.Equal("0 (1, 0)", Plain(heard.Last(message => message.Type == "display_data")));
        var press = client.Send("comm_msg", new()
        {
            ["comm_id"] = Text(Opened(heard, "ButtonModel"), "comm_id"),
            ["data"] = new JsonObject { ["method"] = "custom", ["content"] = new JsonObject { ["event"] = "click" } },
        });
        client.HearUntilIdle(press);
        Assert.Equal("1 (1, 0)", Plain(client.TakeOthers().Last()));
        Message[] sliders = [.. AllOpened(heard, "FloatSliderModel")];
        Assert.Equal(["1 (-1.5, 0)"], Drawn(sliders[0], -1.5).Select(Plain));
        Assert.Equal(["1 (-1.5, 2)"], Drawn(sliders[1], 2).Select(Plain));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"value\": null}")]
    [InlineData("{\"value\": \"much\"}")]
    [InlineData("{\"value\": 0.3}")]
    [InlineData("{\"description\": \"η'\"}")]
    public void A_state_that_holds_no_new_value_draws_nothing(string state)
    {
        var opened = Opened(client.Run(Squares).Heard, "FloatSliderModel");
        var sent = Update(opened, JsonNode.Parse(state)!.AsObject());
        client.HearUntilIdle(sent);
        Assert.DoesNotContain(client.TakeOthers(), message => message.Type == "update_display_data");
        Assert.Equal(["<0.4>"], Drawn(opened, 0.4).Select(Plain));
    }

    [Fact]
    public void A_comm_of_another_kind_is_closed_at_once()
    {
        var open = client.Send("comm_open", new() { ["comm_id"] = "x", ["target_name"] = "other", ["data"] = new JsonObject() });
        Assert.Equal(["status", "comm_close", "status"], client.HearUntilIdle(open).Select(message => message.Type));
    }

    [Fact]
    public void A_hundred_stay_and_the_oldest_goes()
    {
        var heard = client.Run(Using + "for (int i = 0; i <= 100; i++) display(Live.Of(new Toggle($\"{i}\"), on => on));").Heard;
        string first = Text(Opened(heard, "CheckboxModel"), "comm_id");
        Assert.Contains(first, Ids(heard, "comm_close"));
        var known = client.Ask("comm_info_request", []).Content["comms"]!.AsObject();
        Assert.Equal(400, known.Count);
    }

    Message Move(Message opened, JsonNode value, Client? by = null) => Update(opened, new() { ["value"] = value }, by);

    Message Update(Message opened, JsonObject state, Client? by = null) => (by ?? client).Send("comm_msg", new()
    {
        ["comm_id"] = Text(opened, "comm_id"),
        ["data"] = new JsonObject { ["method"] = "update", ["state"] = state, ["buffer_paths"] = new JsonArray() },
    });

    // What a move had shown.
    IReadOnlyList<Message> Drawn(Message opened, JsonNode value, string property = "value")
    {
        client.TakeOthers();
        client.HearUntilIdle(Update(opened, new() { [property] = value }));
        return [.. client.TakeOthers().Where(message => message.Type.EndsWith("display_data", StringComparison.Ordinal))];
    }

    static JsonObject States(Client client)
    {
        client.Send("comm_open", new() { ["comm_id"] = "asking", ["target_name"] = "jupyter.widget.control", ["data"] = new JsonObject() });
        var asked = client.Send("comm_msg", new() { ["comm_id"] = "asking", ["data"] = new JsonObject { ["method"] = "request_states" } });
        var answer = client.HearUntilIdle(asked).Single(message => message.Type == "comm_msg");
        Assert.Equal("update_states", Of(answer.Content["data"]!, "method"));
        return answer.Content["data"]!["states"]!.AsObject();
    }

    static Message Opened(IEnumerable<Message> heard, string model) => AllOpened(heard, model).First();

    static IEnumerable<Message> AllOpened(IEnumerable<Message> heard, string model) =>
        heard.Where(message => message.Type == "comm_open" && Of(State(message), "_model_name") == model);

    static IEnumerable<string> Ids(IEnumerable<Message> heard, string type) =>
        heard.Where(message => message.Type == type).Select(message => Text(message, "comm_id"));

    static JsonNode State(Message opened) => opened.Content["data"]!["state"]!;

    static IEnumerable<string> References(JsonNode state) =>
        System.Text.RegularExpressions.Regex.Matches(state.ToJsonString(), "IPY_MODEL_([0-9a-f]+)").Select(match => match.Groups[1].Value);

    static string Text(Message message, string name) => Of(message.Content, name);

    static string Text(JsonNode node, string name) => Of(node, name);

    static string Of(JsonNode node, string name) => node[name]!.ToString();

    static double Number(JsonNode node, string name) => (double)node[name]!;

    static string Plain(Message message) => message.Content["data"]!["text/plain"]!.ToString();

    static string DisplayId(Message message) => message.Content["transient"]!["display_id"]!.ToString();
}

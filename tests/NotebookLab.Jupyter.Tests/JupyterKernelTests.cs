using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter.Tests;

/// <summary>The messaging protocol, over real sockets.</summary>
public sealed class JupyterKernelTests : IDisposable
{
    readonly Lab lab = new();
    readonly Client client;

    public JupyterKernelTests() => client = lab.Connect();

    public void Dispose()
    {
        client.Dispose();
        lab.Dispose();
    }

    [Fact]
    public void Who_listens_is_welcomed() =>
        Assert.Equal(("iopub_welcome", ""), (client.Welcome!.Type, client.Welcome.Content["subscription"]!.ToString()));

    [Theory]
    [InlineData("Shell")]
    [InlineData("Control")]
    public void Kernel_info_is_told_on_shell_and_on_control(string channel)
    {
        var info = client.Ask("kernel_info_request", [], Enum.Parse<Channel>(channel));
        Assert.Equal("kernel_info_reply", info.Type);
        Assert.Equal("5.4", info.Content["protocol_version"]!.ToString());
        // As VS Code calls the language: another name would stand at every cell after a save.
        Assert.Equal(("csharp", "text/x-csharp", ".cs"), (Language("name"), Language("mimetype"), Language("file_extension")));
        string Language(string name) => info.Content["language_info"]![name]!.ToString();
    }

    [Fact]
    public void A_cell_is_busy_shows_its_code_its_outputs_in_order_its_result_and_is_idle()
    {
        var (reply, heard) = client.Run("Console.WriteLine(\"a\"); display(2); Console.Error.WriteLine(\"b\"); 3");
        Assert.Equal(["status", "execute_input", "stream", "display_data", "stream", "execute_result", "status"],
            heard.Select(message => message.Type));
        Assert.Equal(("stdout", "a\n"), (heard[2].Content["name"]!.ToString(), heard[2].Content["text"]!.ToString()));
        Assert.Equal("2", heard[3].Content["data"]!["text/plain"]!.ToString());
        Assert.Equal(("stderr", "b\n"), (heard[4].Content["name"]!.ToString(), heard[4].Content["text"]!.ToString()));
        Assert.Equal("3", heard[5].Content["data"]!["text/plain"]!.ToString());
        Assert.All(new[] { heard[1], heard[5], reply }, message => Assert.Equal(1, (int)message.Content["execution_count"]!));
        Assert.Equal("ok", reply.Content["status"]!.ToString());
    }

    [Fact]
    public void An_error_is_told_in_the_reply_and_to_all_and_what_waits_is_not_run()
    {
        var (first, second) = Both("Console.ReadLine(); throw new Exception(\"no\");", "Console.WriteLine(\"never\")");
        var heard = client.HearUntilIdle(first);
        var error = Assert.Single(heard, message => message.Type == "error");
        Assert.Equal(("Exception", "no"), (error.Content["ename"]!.ToString(), error.Content["evalue"]!.ToString()));
        Assert.Equal("error", client.Reply(first).Content["status"]!.ToString());
        Assert.Equal("aborted", client.Reply(second).Content["status"]!.ToString());
        Assert.Equal(["status", "status"], client.HearUntilIdle(second).Select(message => message.Type));
        Assert.Equal("ok", client.Run("1").Reply.Content["status"]!.ToString());
    }

    [Fact]
    public void Without_stop_on_error_what_waits_is_run()
    {
        var (first, second) = Both("Console.ReadLine(); throw new Exception();", "7", new() { ["stop_on_error"] = false });
        Assert.Equal("error", client.Reply(first).Content["status"]!.ToString());
        Assert.Equal("ok", client.Reply(second).Content["status"]!.ToString());
    }

    [Fact]
    public void A_silent_cell_says_nothing_and_does_not_count()
    {
        var (reply, heard) = client.Run("var quiet = 5; Console.WriteLine(quiet); quiet", new() { ["silent"] = true });
        Assert.Equal(["status", "status"], heard.Select(message => message.Type));
        Assert.Equal(0, (int)reply.Content["execution_count"]!);
        Assert.Equal(1, (int)client.Run("quiet").Reply.Content["execution_count"]!);
    }

    [Fact]
    public void User_expressions_are_evaluated_and_an_error_in_one_is_its_own()
    {
        var expressions = new JsonObject { ["twice"] = "2 * n", ["none"] = "missing" };
        var (reply, _) = client.Run("var n = 20;", new() { ["user_expressions"] = expressions });
        Assert.Equal("ok", reply.Content["status"]!.ToString());
        Assert.Equal("40", reply.Content["user_expressions"]!["twice"]!["data"]!["text/plain"]!.ToString());
        Assert.Equal("error", reply.Content["user_expressions"]!["none"]!["status"]!.ToString());
    }

    [Fact]
    public void A_display_is_updated_in_place_and_outputs_are_cleared()
    {
        var (_, heard) = client.Run("var shown = display(1); shown.Update(2); clear_output(true);");
        Assert.Equal(["display_data", "update_display_data", "clear_output"],
            heard.Select(message => message.Type).Except(["status", "execute_input"]));
        Assert.Equal(heard[2].Content["transient"]!["display_id"]!.ToString(), heard[3].Content["transient"]!["display_id"]!.ToString());
        Assert.Equal("2", heard[3].Content["data"]!["text/plain"]!.ToString());
        Assert.True((bool)heard[4].Content["wait"]!);
    }

    [Fact]
    public void What_a_task_shows_after_its_cell_belongs_to_that_cell()
    {
        var first = client.Execute("""
            var go = new TaskCompletionSource();
            _ = Task.Run(async () => { await go.Task; Console.WriteLine("late"); });
            """);
        client.HearUntilIdle(first);
        client.Execute("go.SetResult();");
        Message late;
        do late = client.Hear();
        while (late.Type != "stream");
        Assert.Equal(first.Header["msg_id"]!.ToString(), late.Parent["msg_id"]!.ToString());
    }

    [Fact]
    public void A_cell_asks_for_lines_and_passwords()
    {
        var request = client.Execute(
            "var name = Console.ReadLine(); var secret = await GetPasswordAsync(\"key?\"); name + secret.GetClearTextPassword()");
        var asked = client.Receive(Channel.Stdin);
        Assert.Equal(("input_request", "", false), (asked.Type, asked.Content["prompt"]!.ToString(), (bool)asked.Content["password"]!));
        client.Send("input_reply", new() { ["value"] = "Ada" }, Channel.Stdin);
        asked = client.Receive(Channel.Stdin);
        Assert.Equal(("key?", true), (asked.Content["prompt"]!.ToString(), (bool)asked.Content["password"]!));
        client.Send("input_reply", new() { ["value"] = "!" }, Channel.Stdin);
        Assert.Equal("Ada!", Result(client.HearUntilIdle(request)));
    }

    [Fact]
    public void A_question_waits_for_a_front_end_that_has_not_opened_its_last_channel()
    {
        using var late = lab.Connect(opensStdin: false);
        var request = late.Execute("Console.Write(\"asks\"); Console.ReadLine()");
        late.HearUntilPrinted("asks");
        late.Ask("kernel_info_request", [], Channel.Control);
        late.OpenStdin();
        late.Receive(Channel.Stdin);
        late.Send("input_reply", new() { ["value"] = "Ada" }, Channel.Stdin);
        Assert.Equal("Ada", Result(late.HearUntilIdle(request)));
    }

    [Fact]
    public void A_front_end_that_can_not_ask_is_told_so()
    {
        var (reply, _) = client.Run("Console.ReadLine()", new() { ["allow_stdin"] = false });
        Assert.Contains("no way to ask you", reply.Content["evalue"]!.ToString());
    }

    // Two cells of which the second waits for the first, as is certain when what is asked after both is answered.
    (Message First, Message Second) Both(string first, string second, JsonObject? more = null)
    {
        var requests = (client.Execute(first, more), client.Execute(second));
        client.Send("kernel_info_request", []);
        while (client.Receive(Channel.Shell).Type != "kernel_info_reply") { }
        client.Receive(Channel.Stdin);
        client.Send("input_reply", new() { ["value"] = "" }, Channel.Stdin);
        return requests;
    }

    [Theory]
    [InlineData("while (true) ;")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("for (;;) await Task.Delay(1);")]
    [InlineData("Console.ReadLine()")]
    [InlineData("lock (gate) { } ")]
    public void An_interrupt_ends_a_cell_and_its_variables_live_on(string endless)
    {
        client.Run("""
            var kept = 41;
            var gate = new object();
            var held = new System.Threading.ManualResetEventSlim();
            void Hold() { lock (gate) { held.Set(); System.Threading.Thread.Sleep(-1); } }
            new System.Threading.Thread(Hold) { IsBackground = true }.Start();
            held.Wait();
            """);
        var request = client.Execute("Console.WriteLine(\"started\"); " + endless);
        client.HearUntilPrinted("started");
        Assert.Equal("ok", client.Ask("interrupt_request", [], Channel.Control).Content["status"]!.ToString());
        Assert.Equal("Interrupted", client.Reply(request).Content["ename"]!.ToString());
        Assert.Equal("42", Result(client.Run("kept + 1").Heard));
    }

    [Fact]
    public void While_a_cell_runs_everything_else_is_answered()
    {
        var request = client.Execute("while (true) ;");
        while (client.Hear() is not { Type: "execute_input" }) { }
        Assert.Equal("kernel_info_reply", client.Ask("kernel_info_request", []).Type);
        var completed = client.Ask("complete_request", new() { ["code"] = "Console.Wri", ["cursor_pos"] = 11 });
        Assert.Contains("WriteLine", completed.Content["matches"]!.AsArray().Select(match => match!.ToString()));
        Assert.Equal("beat", client.Beat("beat"));
        client.Ask("interrupt_request", [], Channel.Control);
        Assert.Equal("error", client.Reply(request).Content["status"]!.ToString());
    }

    [Fact]
    public void Of_completions_that_were_asked_for_in_a_row_the_last_is_answered_and_each_has_an_answer()
    {
        Message[] asked = [.. Enumerable.Range(0, 100).Select(_ =>
            client.Send("complete_request", new() { ["code"] = "Console.Wri", ["cursor_pos"] = 11 }))];
        Message[] answers = [.. asked.Select(request => client.Reply(request))];
        Assert.All(answers, answer => Assert.Equal("ok", answer.Content["status"]!.ToString()));
        Assert.InRange(answers.Count(answer => answer.Content["matches"]!.AsArray().Count > 0), 1, 50);
        Assert.Contains("WriteLine", answers[^1].Content["matches"]!.AsArray().Select(match => match!.ToString()));
    }

    [Fact]
    public void Positions_count_code_points()
    {
        client.Run("var text = \"x\";");
        var found = client.Ask("complete_request", new() { ["code"] = "var s = \"😀\"; text.Leng", ["cursor_pos"] = 22 }).Content;
        Assert.Equal("Length", found["matches"]![0]!.ToString());
        Assert.Equal((18, 22), ((int)found["cursor_start"]!, (int)found["cursor_end"]!));
        Assert.Equal("property", found["metadata"]!["_jupyter_types_experimental"]![0]!["type"]!.ToString());
    }

    [Fact]
    public void A_name_is_explained_and_nothing_is_not()
    {
        var found = Inspect("Math.Sin(1)", 6);
        Assert.Contains("double Math.Sin(double a)", found["data"]!["text/plain"]!.ToString());
        Assert.False((bool)Inspect("   ", 1)["found"]!);

        JsonObject Inspect(string code, int at) => client.Ask("inspect_request", new() { ["code"] = code, ["cursor_pos"] = at }).Content;
    }

    [Fact]
    public void History_has_what_was_run()
    {
        client.Run("1 + 1");
        client.Run("var b = 2;");
        Assert.Equal("""[[0,1,["1 + 1","2"]],[0,2,["var b = 2;",null]]]""",
            Find(new() { ["hist_access_type"] = "tail", ["n"] = 10, ["output"] = true }));
        Assert.Equal("""[[0,2,"var b = 2;"]]""", Find(new() { ["hist_access_type"] = "search", ["pattern"] = "var*" }));
        Assert.Equal("""[[0,2,"var b = 2;"]]""", Find(new() { ["hist_access_type"] = "range", ["start"] = 2, ["stop"] = 3 }));

        string Find(JsonObject request) => client.Ask("history_request", request).Content["history"]!
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [Fact]
    public void A_comm_that_nobody_knows_is_closed_before_it_is_idle()
    {
        var open = client.Send("comm_open", new() { ["comm_id"] = "c", ["target_name"] = "none", ["data"] = new JsonObject() });
        var heard = client.HearUntilIdle(open);
        Assert.Equal(["status", "comm_close", "status"], heard.Select(message => message.Type));
        Assert.Equal("c", heard[1].Content["comm_id"]!.ToString());
        Assert.Equal("{}", client.Ask("comm_info_request", []).Content["comms"]!.ToJsonString());
    }

    [Theory]
    [InlineData("kernel_info_request", "Shell")]
    [InlineData("kernel_info_request", "Control")]
    [InlineData("complete_request", "Shell")]
    [InlineData("is_complete_request", "Shell")]
    [InlineData("history_request", "Shell")]
    [InlineData("comm_info_request", "Shell")]
    [InlineData("comm_msg", "Shell")]
    [InlineData("interrupt_request", "Control")]
    [InlineData("what_request", "Shell")]
    [InlineData("execute_request", "Shell")]
    public void Each_request_is_busy_once_and_idle_once_and_idle_is_the_last(string type, string channel)
    {
        var request = client.Send(type, [], Enum.Parse<Channel>(channel));
        var heard = client.HearUntilIdle(request);
        Assert.Equal("busy", heard[0].Content["execution_state"]!.ToString());
        Assert.Equal(2, heard.Count(message => message.Type == "status"));
        // What comes next is of the next.
        var next = client.Send("kernel_info_request", []);
        Assert.Equal(next.Header["msg_id"]!.ToString(), client.Hear().Parent["msg_id"]!.ToString());
    }

    [Fact]
    public void What_is_not_signed_with_the_key_is_not_answered_and_garbage_hurts_nobody()
    {
        using var stranger = lab.Connect("guess");
        var unsigned = stranger.Send("kernel_info_request", []);
        var signed = new Wire("secret");
        stranger.SendRaw(signed.Write(signed.New("kernel_info_request", [], null)));
        Assert.NotEqual(unsigned.Header["msg_id"]!.ToString(), stranger.ReceiveWith("secret").Parent["msg_id"]!.ToString());
        client.SendRaw([[1, 2, 3]]);
        client.SendRaw([.. client.Frames("kernel_info_request", []).Take(3)]);
        client.SendRaw([.. client.Frames("execute_request", new() { ["code"] = 5, ["silent"] = "yes" })]);
        client.SendRaw([.. client.Frames("kernel_info_request", []), "a buffer"u8.ToArray()]);
        var unknown = client.Ask("what_request", []);
        Assert.Equal(("what_reply", "error"), (unknown.Type, unknown.Content["status"]!.ToString()));
        Assert.Equal("ok", client.Run("1").Reply.Content["status"]!.ToString());
    }

    [Theory]
    [InlineData("header", "{\"msg_id\": \"\\ud800\", \"msg_type\": \"kernel_info_request\", \"session\": \"\\udc00s\"}")]
    [InlineData("header", "{\"msg_id\": \"1\", \"msg_type\": \"\\ud83d\"}")]
    [InlineData("header", "{\"msg_id\": \"1\", \"\\ud83d\": 1, \"msg_type\": \"execute_request\"}")]
    [InlineData("header", "{\"msg_id\": 5, \"msg_type\": {}}")]
    [InlineData("parent", "{\"msg_id\": \"\\ud800\"}")]
    [InlineData("metadata", "{\"a\": \"\\ud800\"}")]
    [InlineData("content", "{\"code\": \"\\ud800\", \"user_expressions\": {\"\\ud800\": \"\\udfff\"}}")]
    [InlineData("content", "{\"code\": \"1\", \"\\udabc\": 1, \"allow_stdin\": \"\\udabc\"}")]
    [InlineData("content", "[]")]
    [InlineData("content", "not JSON")]
    public void Half_of_a_surrogate_pair_and_other_odd_things_cost_nothing_but_themselves(string field, string odd)
    {
        foreach (var channel in new[] { Channel.Shell, Channel.Control, Channel.Stdin })
            foreach (string type in new[] { "execute_request", "complete_request", "comm_open", "input_reply" })
            {
                var frames = client.Frames(type, new() { ["code"] = "2" });
                client.SendRaw(client.Sign(Field("header", 2), Field("parent", 3), Field("metadata", 4), Field("content", 5)), channel);

                byte[] Field(string name, int at) => name == field ? System.Text.Encoding.UTF8.GetBytes(odd) : frames[at];
            }
        Assert.Equal("beat", client.Beat("beat"));
        Assert.Equal("kernel_info_reply", client.Ask("kernel_info_request", [], Channel.Control).Type);
        client.Run("0"); // not run when an odd one before it fails
        Assert.Equal("ok", client.Run("1").Reply.Content["status"]!.ToString());
    }

    [Fact]
    public void A_cell_may_show_half_of_a_surrogate_pair()
    {
        var (reply, heard) = client.Run("Console.WriteLine(\"a\\ud800b\"); \"c\\udc00d\"");
        Assert.Equal("ok", reply.Content["status"]!.ToString());
        Assert.Equal("a\ufffdb\n", heard.Single(message => message.Type == "stream").Content["text"]!.ToString());
        Assert.Equal("c\ufffdd", Result(heard));
    }

    [Fact]
    public void Two_clients_hear_all_and_are_answered_each()
    {
        using var other = lab.Connect();
        client.Run("var shared = 1;");
        var request = other.Execute("shared + 1");
        Assert.Equal("ok", other.Reply(request).Content["status"]!.ToString());
        Assert.Contains(client.HearUntilIdle(request), message => message.Type == "execute_result");
        // The first that comes to this client is the answer to its own.
        var own = client.Send("kernel_info_request", []);
        Assert.Equal(own.Header["msg_id"]!.ToString(), client.Receive(Channel.Shell).Parent["msg_id"]!.ToString());
    }

    [Fact]
    public async Task A_shutdown_is_answered_and_ends_the_kernel_while_a_cell_runs()
    {
        client.Execute("while (true) ;");
        while (client.Hear() is not { Type: "execute_input" }) { }
        Assert.True((bool)client.Ask("shutdown_request", new() { ["restart"] = true }, Channel.Control).Content["restart"]!);
        Assert.True(await lab.Ended.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_million_lines_and_a_giant_string_are_cut_and_told()
    {
        var (reply, heard) = client.Run("for (int i = 0; i < 1_000_000; i++) Console.WriteLine(i); new string('x', 100_000_000)");
        Assert.Equal("ok", reply.Content["status"]!.ToString());
        string printed = string.Concat(heard.Where(message => message.Type == "stream")
            .Select(message => message.Content["text"]!.ToString()));
        Assert.StartsWith("0\n1\n2\n", printed);
        Assert.EndsWith("characters is left out.\n", printed);
        Assert.InRange(heard.Count, 3, 500);
        Assert.Contains("is not shown", Result(heard));
    }

    // The plain form of the result that was heard.
    static string Result(IEnumerable<Message> heard) =>
        heard.Single(message => message.Type == "execute_result").Content["data"]!["text/plain"]!.ToString();
}

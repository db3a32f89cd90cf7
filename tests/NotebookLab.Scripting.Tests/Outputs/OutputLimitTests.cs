using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Outputs;

public sealed class OutputLimitTests
{
    readonly List<Output> shown = [];
    readonly OutputLimit limit;

    public OutputLimitTests() => limit = new(output =>
    {
        lock (shown) shown.Add(output);
    });

    [Fact]
    public void Text_of_a_moment_is_one_output_and_stands_in_its_order()
    {
        Print("a");
        Print("b");
        Display("1", "first");
        Print("c", "stderr");
        Print("d");
        Print("e");
        Assert.Equal(["stdout ab", "1 first", "stderr c", "stdout de"], Shown());
    }

    [Fact]
    public void Printing_without_a_pause_is_shown_while_it_goes_on()
    {
        bool isShown = false;
        var running = new OutputLimit(_ => Volatile.Write(ref isShown, true));
        // With a moment that began anew at each print, nothing came before there was a pause.
        Assert.True(SpinWait.SpinUntil(() =>
        {
            running.Add(new ConsoleText("stdout", "."));
            return Volatile.Read(ref isShown);
        }, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task What_is_held_is_sent_though_every_thread_of_the_pool_is_busy()
    {
        using var release = new ManualResetEventSlim();
        Task[] busy = [.. Enumerable.Range(0, 200).Select(_ => Task.Run(release.Wait))];
        using var isSent = new ManualResetEventSlim();
        new OutputLimit(_ => isSent.Set()).Add(new ConsoleText("stdout", "."));
        Assert.True(isSent.Wait(TimeSpan.FromSeconds(30)));
        release.Set();
        await Task.WhenAll(busy);
    }

    [Fact]
    public void Of_the_updates_of_a_moment_the_newest_wins_and_none_is_lost_that_was_the_last()
    {
        Display("1", "before");
        Display("2", "before");
        Print("text");
        for (int i = 0; i <= 100_000; i++) Update("1", $"{i}");
        Update("2", "after");
        for (int i = 0; i < 1000; i++) Print(".");
        string[] lines = [.. Shown()];
        Assert.Equal("again 1 100000", lines.Last(line => line.StartsWith("again 1")));
        Assert.Equal("again 2 after", lines.Last(line => line.StartsWith("again 2")));
        Assert.InRange(lines.Length, 5, 1000);
    }

    [Fact]
    public void An_hour_of_progress_is_shown_to_its_end()
    {
        string chart = new('x', 100_000);
        Display("1", chart);
        for (int i = 0; i < 36_000; i++) Update("1", chart);
        Update("1", "done");
        Assert.Equal("again 1 done", Shown().Last());
        Assert.DoesNotContain(shown, output => output is ConsoleText);
    }

    [Fact]
    public void What_is_replaced_without_an_end_has_a_pace()
    {
        int sent = 0;
        var paced = new OutputLimit(_ => Interlocked.Increment(ref sent));
        var data = MimeBundle.Text("text/plain", new string('x', 1_000_000));
        var since = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(SpinWait.SpinUntil(() =>
        {
            paced.Add(new DisplayedData(data, "elsewhere", IsUpdate: true));
            return Volatile.Read(ref sent) >= 24;
        }, TimeSpan.FromSeconds(60)));
        // Sixteen at once and then four a second. However slow the machine is, it can only take longer.
        Assert.True(since.Elapsed > TimeSpan.FromSeconds(1.2), $"{since.Elapsed}");
    }

    [Fact]
    public void Displays_without_an_end_are_left_out_and_that_is_told_once()
    {
        for (int i = 0; i < 10_000; i++) Display($"{i}", "x");
        Assert.Equal(OutputLimit.MostOutputs, Shown().Count(line => line.EndsWith(" x")));
        Assert.Equal(
            "stderr \n… The cell runs on. Show less, update one display, or call clear_output() in between: "
            + "what the cell shows after 1,000 outputs is left out.\n", Assert.Single(Shown(), line => line.StartsWith("stderr")));
    }

    [Fact]
    public void After_too_much_the_result_the_error_and_what_is_on_display_go_on()
    {
        for (int i = 0; i < 2000; i++) Display($"{i}", "x");
        Update("7", "again");
        Update("1500", "never shown");
        limit.Add(new ResultData(MimeBundle.Text("text/plain", "42")));
        limit.Add(new ErrorReport(new("Exception", "no", [])));
        Assert.Equal(["again 7 again", "result 42", "error no"], Shown().TakeLast(3));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public void The_size_of_all_forms_counts_those_of_JSON_as_well(string mime)
    {
        var form = MimeBundle.Text(mime, $"\"{new string('x', 1_000_000)}\"");
        for (int i = 0; i < 1000; i++) limit.Add(new DisplayedData(form, $"{i}"));
        limit.Flush();
        long size = shown.OfType<DisplayedData>().Sum(display => display.Data.Size);
        Assert.InRange(size, OutputLimit.MostShown - 1_000_002, OutputLimit.MostShown);
        Assert.Contains("after 16,777,216 characters is left out", Assert.Single(shown.OfType<ConsoleText>()).Text);
    }

    [Fact]
    public void Updates_count_as_what_is_on_display_by_then()
    {
        string half = new('x', OutputLimit.MostShown / 2);
        Display("1", half);
        Display("2", "small");
        Update("1", "smaller");
        Update("2", half);
        Update("1", half + half);
        Update("2", "small");
        string[] lines = [.. Shown()];
        Assert.Equal("again 1 smaller", lines.Last(line => line.StartsWith("again 1")));
        Assert.Equal("again 2 small", lines.Last(line => line.StartsWith("again 2")));
        Assert.Single(shown.OfType<ConsoleText>());
    }

    [Fact]
    public void One_value_that_is_too_large_is_said_in_its_place()
    {
        limit.Add(new ResultData(MimeBundle.Text("text/html", new string('x', OutputLimit.MostShown + 1))));
        Assert.Equal(
            "result … a value of 16,777,217 characters is not shown: no front end could. Show a part of it.", Assert.Single(Shown()));
    }

    [Fact]
    public void Text_is_cut_and_that_is_told_once()
    {
        for (int i = 0; i < 3000; i++) Print(new string('x', 1000));
        for (int i = 0; i < 3000; i++) Print(new string('x', 1000), "stderr");
        limit.Flush();
        string text = string.Concat(shown.Cast<ConsoleText>().Select(output => output.Text));
        const string told = "\n… The cell runs on. Print less, or call clear_output() in between: "
            + "what the cell prints after 1,048,576 characters is left out.\n";
        Assert.Equal(new string('x', OutputLimit.MostText) + told, text);
    }

    [Fact]
    public void Streams_in_turn_are_outputs_that_count()
    {
        for (int i = 0; i < 10_000; i++) Print("x", i % 2 == 0 ? "stdout" : "stderr");
        Assert.Equal(OutputLimit.MostOutputs + 1, Shown().Count());
        Assert.EndsWith("is left out.\n", Shown().Last());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_cleared_is_not_sent_and_the_count_begins_anew(bool wait)
    {
        for (int round = 0; round < 3; round++)
        {
            limit.Add(new ClearedOutput(wait));
            Print(new string('y', OutputLimit.MostText + 1));
            for (int i = 0; i < 2000; i++) Display($"{round} {i}", "x");
        }
        Assert.Equal(OutputLimit.MostOutputs - 1, Shown().SkipWhile(line => line != $"2 0 x").Count(line => line.EndsWith(" x")));
        Assert.Contains($"clear {wait}", Shown());
        Assert.InRange(shown.OfType<DisplayedData>().Count(), 999, 2997);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_cleared_last_is_seen_until_then(bool wait)
    {
        Print("before");
        limit.Add(new ClearedOutput(wait));
        Assert.Equal(["stdout before", $"clear {wait}"], Shown());
        Print("after");
        Assert.Equal(["stdout before", $"clear {wait}", "stdout after"], Shown());
        limit.Add(new ClearedOutput(wait));
        Print("newer");
        limit.Add(new ClearedOutput(wait));
        Print("newest");
        Assert.Equal([$"clear {wait}", "stdout newest"], Shown().Skip(3));
    }

    [Fact]
    public void Of_two_ways_to_clear_the_one_at_once_wins()
    {
        limit.Add(new ClearedOutput(Wait: true));
        limit.Add(new ClearedOutput(Wait: false));
        limit.Add(new ClearedOutput(Wait: true));
        Print("a");
        limit.Add(new ClearedOutput(Wait: true));
        Print("b");
        Assert.Equal(["clear False", "stdout b"], Shown());
    }

    [Fact]
    public void A_display_of_another_cell_is_updated_whatever_is_cleared_here()
    {
        Update("elsewhere", "new");
        Display("here", "old");
        Update("here", "gone");
        limit.Add(new ClearedOutput(Wait: false));
        Print("after");
        Assert.Equal(["again elsewhere new", "clear False", "stdout after"], Shown());
    }

    [Fact]
    public void A_pair_of_surrogates_that_is_written_in_two_is_whole_and_half_of_one_is_replaced()
    {
        Print("a\ud83d");
        Print("\ude00b");
        Print("\ude00");
        Assert.Equal("stdout a😀b�", Assert.Single(Shown()));
    }

    [Fact]
    public void A_pair_is_whole_when_what_is_held_goes_out_between_its_halves()
    {
        using var isSent = new ManualResetEventSlim();
        List<string> texts = [];
        var slow = new OutputLimit(output =>
        {
            texts.Add(((ConsoleText)output).Text);
            isSent.Set();
        });
        slow.Add(new ConsoleText("stdout", "a\ud83d"));
        Assert.True(isSent.Wait(TimeSpan.FromSeconds(30)));
        slow.Add(new ConsoleText("stdout", "\ude00"));
        slow.Flush();
        Assert.Equal(["a", "😀"], texts);
    }

    [Fact]
    public void Half_of_a_pair_harms_no_display_and_no_error()
    {
        limit.Add(new DisplayedData(MimeBundle.Text("application/json", "\"a\ud83d\""), "1"));
        limit.Add(new ErrorReport(new("Exception", "b\ude00", ["c\ude00"])));
        Assert.Equal(["1 \"a�\"", "error b�"], Shown());
        Assert.Equal(["c�"], shown.OfType<ErrorReport>().Single().Error.Trace);
    }

    void Print(string text, string stream = "stdout") => limit.Add(new ConsoleText(stream, text));

    void Display(string id, string text) => limit.Add(new DisplayedData(MimeBundle.Text("text/plain", text), id));

    void Update(string id, string text) => limit.Add(new DisplayedData(MimeBundle.Text("text/plain", text), id, IsUpdate: true));

    IEnumerable<string> Shown()
    {
        limit.Flush();
        return shown.Select(output => output switch
        {
            ConsoleText text => $"{text.Stream} {text.Text}",
            DisplayedData display => $"{(display.IsUpdate ? "again " : "")}{display.DisplayId} {display.Data.Forms.Values.Single()}",
            ResultData result => $"result {result.Data.Forms.Values.Single()}",
            ErrorReport report => $"error {report.Error.Message}",
            ClearedOutput clear => $"clear {clear.Wait}",
            _ => "?",
        });
    }
}

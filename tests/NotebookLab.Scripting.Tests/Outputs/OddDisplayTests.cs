using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Outputs;

/// <summary>Values that show themselves badly: bounded, without a hang and a death, and the learner's own exception is named.</summary>
public sealed class OddDisplayTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("IEnumerable<int> Three() { yield return 1; yield return 2;\n throw new FormatException(\"no\"); }\n"
        + "Three()", "FormatException: no (cell 1, line 2)")]
    [InlineData("class T { public override string ToString() => throw new FormatException(\"no\"); }\n"
        + "new T()", "FormatException: no (cell 1, line 1)")]
    [InlineData("class T { public override string ToString() => throw new FormatException(\"no\"); }\n"
        + "new { Inner = new { T = new T() } }", "FormatException: no (cell 1, line 1)")]
    [InlineData("class T { public override string ToString() => throw new FormatException(\"no\"); }\n"
        + "new[] { new T() }", "FormatException: no (cell 1, line 1)")]
    [InlineData("class T { public override string ToString() => throw new AggregateException(new FormatException(\"no\")); }\n"
        + "new T()", "FormatException: no")]
    [InlineData("class T { static T() => throw new FormatException(\"no\"); public static int V = 1; }\nclass U { "
        + "public override string ToString() => $\"{T.V}\"; }\nnew U()", "FormatException: no (cell 1, line 1)")]
    [InlineData("Enumerable.Range(0, 9).Select(n => 1 / (n - 3))", "DivideByZeroException: Attempted to divide by zero. (cell 1, line 1)")]
    [InlineData("new { A = Enumerable.Range(0, 9).Select(n => 1 / (n - 3)) }",
        "DivideByZeroException: Attempted to divide by zero. (cell 1, line 1)")]
    [InlineData("class C : IEnumerable<int>, IEnumerator<int> { public IEnumerator<int> GetEnumerator() => this; "
        + "IEnumerator IEnumerable.GetEnumerator() => this; public bool MoveNext() => false; public int Current => 0; "
        + "object IEnumerator.Current => 0; public void Reset() { } public void Dispose() => throw new FormatException(\"no\"); }\n"
        + "new C()", "FormatException: no")]
    [InlineData("class C { public int X => throw new FormatException(\"no\"); public int Y => 7; }\nnew C()", "FormatException: no")]
    [InlineData("Task.FromException<int>(new FormatException(\"no\"))", "FormatException: no")]
    public async Task What_the_learners_own_code_throws_while_its_value_is_shown_is_named(string code, string told)
    {
        Assert.Contains(told, await lab.Value(code));
        Assert.DoesNotContain("TargetInvocation", lab.Result);
    }

    [Theory]
    [InlineData("class R { public override string ToString() => $\"{this}\"; }\nnew R()")]
    [InlineData("class R { public int X => X + 1; }\nnew R()")]
    [InlineData("record R { public R Me { get; set; } }\nvar r = new R(); r.Me = r; r")]
    [InlineData("class R { public override string ToString() => $\"{this}\"; }\nnew[] { new { R = new R() } }")]
    public async Task A_value_that_calls_itself_without_an_end_is_the_cells_error(string code)
    {
        await lab.Run(code);
        Assert.Equal("InsufficientExecutionStackException", lab.Error!.Name);
        Assert.Equal("2", await lab.Value("1 + 1"));
    }

    [Theory]
    [InlineData("var list = new List<object>(); list.Add(list); list.Add(list); list")]
    [InlineData("var array = new object[1]; array[0] = array; array")]
    [InlineData("var set = new HashSet<object>(); set.Add(set); set")]
    [InlineData("var list = new List<object>(); list.Add(list); new { Inner = list }")]
    [InlineData("var array = new object[1]; array[0] = array.Select(x => x); array")]
    [InlineData("class E : IEnumerable<object> { public IEnumerator<object> GetEnumerator() { while (true) yield return this; } "
        + "IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }\nnew E()")]
    [InlineData("class E : IEnumerable<object> { public IEnumerator<object> GetEnumerator() { yield return this; } "
        + "IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }\nnew { Inner = new E() }")]
    [InlineData("object deep = 1; for (int i = 0; i < 1000; i++) deep = new[] { deep }; deep")]
    public async Task A_collection_that_holds_itself_is_not_shown_and_ends_nothing(string code)
    {
        Assert.Contains("A collection holds itself", await lab.Value(code));
        Assert.Equal(["text/plain"], lab.Outputs.OfType<ResultData>().Single().Data.Forms.Keys);
    }

    [Fact]
    public async Task Such_a_collection_ends_nothing_on_a_thread_of_the_pool_either()
    {
        await lab.Value("var list = new List<object>(); list.Add(list); await Task.Run(() => { display(list); });");
        Assert.Contains("A collection holds itself", lab.Shown);
    }

    [Theory]
    [InlineData("IEnumerable<int> All() { int i = 0; while (true) yield return i++; }\nAll()")]
    [InlineData("var map = new Dictionary<string, object>(); map[\"me\"] = map; map")]
    [InlineData("dynamic free = new System.Dynamic.ExpandoObject(); free.Me = free; free")]
    [InlineData("class N { public N Self => this; }\nnew N()")]
    [InlineData("object deep = 1; for (int i = 0; i < 1000; i++) deep = new { Inner = deep }; deep")]
    [InlineData("class N { public override string ToString() => null; }\nnew N()")]
    [InlineData("struct S { public override bool Equals(object o) => throw new Exception(); "
        + "public override int GetHashCode() => throw new Exception(); public int V => 4; }\nnew[] { new S(), new S() }")]
    [InlineData("Enumerable.Range(0, 1_000_000).ToList()")]
    [InlineData("new double[100, 100, 10]")]
    [InlineData("new int[][] { [1], null }")]
    [InlineData("(Func<int, int>)(x => x)")]
    [InlineData("new System.IO.MemoryStream(new byte[10])")]
    [InlineData("async IAsyncEnumerable<int> All() { yield return 1; await Task.Yield(); }\nAll()")]
    [InlineData("Task.Delay(-1)")]
    [InlineData("new Exception(\"as a value\")")]
    [InlineData("\"a\\0b\\u001b[31mred\\ud83d\"")]
    [InlineData("'\\ud83d'")]
    [InlineData("new { A = double.NaN, B = (object)null }")]
    [InlineData("System.Threading.Thread.CurrentThread")]
    [InlineData("new IntPtr(5)")]
    [InlineData("System.Reflection.Assembly.GetExecutingAssembly()")]
    [InlineData("default(System.Collections.Immutable.ImmutableArray<int>)")]
    [InlineData("display(5, (string[])null); 1")]
    public async Task Everything_else_is_shown_in_some_form_that_is_bounded(string code)
    {
        await lab.Value(code);
        Assert.InRange(lab.Outputs.OfType<ResultData>().Single().Data.Size, 0, 1_000_000);
    }

    [Theory]
    [InlineData("class Wide { public object A => new Wide(); public object B => new Wide(); public object C => new Wide(); "
        + "public object D => new Wide(); public object E => new Wide(); public object F => new Wide(); "
        + "public object G => new Wide(); public object H => new Wide(); public object I => new Wide(); "
        + "public object J => new Wide(); }\nnew Wide()")]
    [InlineData("new string('x', 100_000_000)")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting;\nclass Endless { }\n"
        + "Formatter.Register<Endless>((_, writer) => { while (true) writer.Write(\"more and more\"); }, \"text/plain\");\n"
        + "new Endless()")]
    public async Task What_is_too_large_is_not_written_to_its_end_and_that_is_said(string code)
    {
        Assert.Contains("of more than 16,777,216 characters is not shown: no front end could. Show a part of it.", await lab.Value(code));
        Assert.InRange(lab.Outputs.OfType<ResultData>().Single().Data.Size, 0, 1_000_000);
    }

    [Theory]
    [InlineData("class E { public int X { get { Console.Write(\"started\"); while (true) ; } } }\nnew E()")]
    [InlineData("class E { public override string ToString() { Console.Write(\"started\"); while (true) ; } }\nnew E()")]
    [InlineData("Console.Write(\"started\"); Enumerable.Range(0, int.MaxValue).Select(v => (long)v * v % 7).Where(v => v < 0)")]
    [InlineData("class E { public int X { get { Console.Write(\"started\"); while (true) ; } } public int Y { get { while (true) ; } "
        + "} }\nnew[] { new E(), new E() }")]
    public async Task A_value_that_is_never_done_is_stopped_with_its_cell(string code)
    {
        using var stop = new CancellationTokenSource();
        var running = lab.Run(code, stop.Token);
        while (!lab.Printed.Contains("started")) await Task.Yield();
        await Task.Run(stop.Cancel);
        Assert.Equal("Interrupted", (await running.WaitAsync(TimeSpan.FromSeconds(30))).Error!.Name);
    }

    [Fact]
    public async Task Json_that_is_none_is_said_and_the_text_is_kept()
    {
        await lab.Value("using Microsoft.DotNet.Interactive.Formatting;\nclass Bad { public override string ToString() => \"text\"; }");
        await lab.Value("Formatter.Register<Bad>(_ => \"{\", \"application/json\"); "
            + "Formatter.SetPreferredMimeTypesFor(typeof(Bad), \"application/json\");");
        Assert.StartsWith("The application/json form of this Bad could not be made: Json", await lab.Value("new Bad()"));
        Assert.EndsWith("\ntext", lab.Result);
        Assert.Equal(["text/plain"], lab.Outputs.OfType<ResultData>().Single().Data.Forms.Keys);
        await lab.Run("\"\\\"\\\\ud83d\\\"\".DisplayAs(\"application/json\");"); // half of a pair, as an escape
        Assert.Equal("JsonException", lab.Error!.Name);
    }

    [Fact]
    public async Task Json_is_carried_as_it_was_written()
    {
        await lab.Value("\"{ \\\"a\\\": 1.0 }\".DisplayAs(\"application/vnd.plotly.v1+json\");");
        Assert.Equal("{ \"a\": 1.0 }", lab.Outputs.OfType<DisplayedData>().Single().Data.Forms[MimeTypes.Plotly]);
    }

    [Theory]
    [InlineData("((string)null).DisplayAs(\"text/plain\")", "value")]
    [InlineData("\"x\".DisplayAs(null)", "mimeType")]
    public async Task Nothing_can_not_be_shown_as_something(string code, string named)
    {
        await lab.Run(code);
        Assert.Equal("ArgumentNullException", lab.Error!.Name);
        Assert.Contains(named, lab.Error.Message);
    }

    [Fact]
    public async Task An_error_of_a_hundred_million_characters_is_cut()
    {
        await lab.Run("throw new Exception(new string('x', 100_000_000));");
        Assert.InRange(lab.Error!.Message.Length, 10_000, 10_100);
        Assert.EndsWith("(99990000 more characters)", lab.Error.Message);
        Assert.All(lab.Error.Trace, line => Assert.InRange(line.Length, 0, 10_100));
    }

    [Fact]
    public async Task What_a_task_shows_after_its_cell_is_limited_with_it()
    {
        await lab.Value("var signal = new TaskCompletionSource(); Console.Write(new string('x', 2_000_000));\n"
            + "var late = Task.Run(async () => { await signal.Task; Console.Write(\"late\"); Console.Error.Write(\"late\"); });");
        await lab.Value("signal.SetResult(); await late; await Task.Yield(); Console.Write(\"own\");");
        Assert.DoesNotContain("late", lab.Printed);
        Assert.Contains("own", lab.Printed);
    }
}

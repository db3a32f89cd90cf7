namespace NotebookLab.Scripting.Tests.Compiling;

public sealed class HintTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("var w = Stopwatch.StartNew();", "Stopwatch", "System.Diagnostics")]
    [InlineData("File.ReadAllText(\"x\")", "File", "System.IO")]
    [InlineData("Regex r = null;", "Regex", "System.Text.RegularExpressions")]
    [InlineData("JsonSerializer.Serialize(1)", "JsonSerializer", "System.Text.Json")]
    [InlineData("var bag = new ConcurrentBag<int>();", "ConcurrentBag", "System.Collections.Concurrent")]
    [InlineData("class C { [JsonIgnore] public int X { get; set; } }", "JsonIgnore", "System.Text.Json.Serialization")]
    [InlineData("new[] { 1 }.ToImmutableArray()", "ToImmutableArray", "System.Collections.Immutable")]
    [InlineData("namespace N { class C { Stopwatch w; } }", "Stopwatch", "System.Diagnostics")]
    public async Task A_name_whose_namespace_is_not_imported_is_told_with_it(string code, string name, string space)
    {
        await lab.Run(code);
        Assert.EndsWith($"{name} is in {space}. Write using {space}; at the top of the cell.", lab.Error!.Message);
    }

    [Theory]
    [InlineData("Walk(x => x[0] * x[0], [3, 4], x => 2 * x)", "Write new Pace(x => 2 * x).")]
    [InlineData("Walk(x => x[0] * x[0], [3, 4], Math.Abs)", "Write new Pace(Math.Abs).")]
    [InlineData("Walk(x => x[0] * x[0], [3, 4], pace: Math.Abs)", "Write new Pace(Math.Abs).")]
    public async Task A_function_in_place_of_what_is_made_of_one_is_told_how(string call, string hint)
    {
        await lab.Value("""
            public readonly struct Pace
            {
                public Pace(double same) { }
                public Pace(Func<double, double> byValue) { }
                public static implicit operator Pace(double same) => new(same);
            }
            public delegate double Height(ReadOnlySpan<double> x);
            int Walk(Height f, ReadOnlySpan<double> x, Pace pace = default) => 1;
            int Walk(Func<string, double> f, string x, Pace pace = default) => 2;
            """);
        Assert.Equal("1", await lab.Value("Walk(x => x[0] * x[0], [3, 4], 0.5)"));
        await lab.Run(call);
        Assert.Contains($"A function becomes a Pace by new. {hint}", lab.Error!.Message);
    }

    [Theory]
    [InlineData("new List<int> { 1 }.Where(x => x.Nothing)")]
    [InlineData("new System.Threading.Thread(5)")]
    [InlineData("Math.Abs(x => x)")]
    public async Task Of_other_mistakes_with_functions_no_such_thing_is_told(string code)
    {
        await lab.Run(code);
        Assert.DoesNotContain("becomes a", lab.Error!.Message);
    }

    [Fact]
    public async Task A_name_of_two_namespaces_is_told_with_both()
    {
        await lab.Run("Timer t = null;");
        Assert.EndsWith("Timer is in System.Timers and in System.Threading. Write using System.Timers; or using System.Threading; "
            + "at the top of the cell.", lab.Error!.Message);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("Nothing<int> x = null;")]
    [InlineData("\"text\".Nothing()")]
    [InlineData("ConcurrentBag x = null;")]
    [InlineData("5.ToImmutableArray()")]
    [InlineData("stopwatch.Stop()")]
    public async Task A_name_that_is_nowhere_is_told_as_the_compiler_does(string code)
    {
        await lab.Run(code);
        Assert.DoesNotContain("at the top of the cell", lab.Error!.Message);
    }

    [Theory]
    [InlineData("Span<int> x = default;")]
    [InlineData("int[] a = [1];\nref int q = ref a[0];")]
    [InlineData("\"abc\".AsSpan()")]
    [InlineData("class C { static class E { public static int Twice(this int n) => 2 * n; } }")]
    [InlineData("double Sum(double[] x) => x.Sum();\nSum(new[] { 1, 2 })")]
    [InlineData("double Sum(ReadOnlySpan<double> x) => x[0];\nSum(new[] { 1, 2 })")]
    [InlineData("Stopwatch w = null;")]
    [InlineData("var w = Stopwatch.StartNew();")]
    [InlineData("new[] { 1 }.ToImmutableArray()")]
    public async Task A_hint_is_a_sentence_that_begins_behind_another(string code)
    {
        await lab.Run(code);
        Assert.Matches(@"^error CS\d+: .*\w\W?\. (A|The|Put|Write|\w+ is in) .*\.$", lab.Error!.Message);
        Assert.Contains(lab.Error.Message, lab.Error.Trace[0]);
    }

    [Theory]
    [InlineData("#r \"nuget: NotebookLab.Absent, 1.0.0\"")]
    [InlineData("#r \"nuget:\"")]
    [InlineData("#r \"absent.dll\"")]
    [InlineData("#r \"nowhere/bin/absent.dll\"")]
    [InlineData("#!wibble")]
    [InlineData("#!fsharp")]
    [InlineData("#!import")]
    [InlineData("#!import absent.ipynb")]
    [InlineData("#!import absent.txt")]
    [InlineData("#!who all")]
    [InlineData("#i \"absent\"")]
    [InlineData("input()")]
    [InlineData("Environment.Exit(1);")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)")]
    public async Task What_the_session_says_itself_is_in_sentences(string code)
    {
        await lab.Run(code);
        Assert.Matches(@"^[""#A-Z].*\.$", lab.Error!.Message);
    }

    [Theory]
    [InlineData("{ Span<double> row = new double[] { 1, 2 }; Console.Write(row[1]); }", "2")]
    [InlineData("Console.Write(typeof(Formatter).Name + typeof(KernelInvocationContext).Name);", "FormatterKernelInvocationContext")]
    public async Task What_is_said_works(string code, string printed)
    {
        await lab.Value(code);
        Assert.Equal(printed, lab.Printed);
    }
}

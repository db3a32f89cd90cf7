using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests;

public sealed class SessionTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_cell_sees_the_variables_methods_types_and_usings_of_those_before()
    {
        await lab.Value("using System.Globalization;\nvar x = 20;");
        await lab.Value("int Twice(int n) => 2 * n;\nrecord Point(double X, double Y);");
        Assert.Equal("42", await lab.Value("Twice(x) + (int)new Point(2, 0).X"));
        Assert.Equal("0.5", await lab.Value("0.5.ToString(CultureInfo.InvariantCulture)"));
        await lab.Value("x = 1;");
        Assert.Equal("1", await lab.Value("x"));
    }

    [Fact]
    public async Task A_variable_can_be_declared_again_with_another_type()
    {
        await lab.Value("var x = 1;");
        await lab.Value("var x = \"one\";");
        Assert.Equal("3", await lab.Value("x.Length"));
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("var two = 1 + 1;", null)]
    [InlineData("Console.Write(\"\")", null)]
    [InlineData("(string)null", "<null>")]
    [InlineData("// nothing", null)]
    [InlineData("", null)]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("new[] { 6.0, 8.0 }", "[ 6, 8 ]")]
    [InlineData("await Task.FromResult(7)", "7")]
    [InlineData("await Task.Delay(0)", null)]
    [InlineData("\"ab\"?.Length", "2")]
    [InlineData("new List<int>()?.Clear()", null)]
    [InlineData("string.Concat(\"a\", \"b\")", "ab")]
    [InlineData("var a = await Task.Run(() => 3); a * a", "9")]
    public async Task The_last_expression_is_the_result(string code, string? expected) => Assert.Equal(expected, await lab.Value(code));

    [Theory]
    [InlineData("return 5;", "5")]
    [InlineData("int x = 3; if (x > 2) return x;\nConsole.Write(\"never\");", "3")]
    [InlineData("for (int i = 0; ; i++) if (i == 3) { return i; }", "3")]
    [InlineData("try { return 1; } finally { }", "1")]
    [InlineData("switch (2) { case 2: return \"two\"; default: return 0; }", "two")]
    [InlineData("return await Task.FromResult(3);", "3")]
    [InlineData("return null;", "<null>")]
    [InlineData("int x = 1; if (x > 2) return 5;", null)]
    [InlineData("return;", null)]
    [InlineData("if (DateTime.Now.Year > 1) return;\n5", null)]
    [InlineData("if (DateTime.Now.Year < 1) return;\n5", "5")]
    [InlineData("int Five() { return 5; }", null)]
    [InlineData("var five = () => { return 5; };", null)]
    [InlineData("{ int Five() { return 5; } Five(); }", null)]
    public async Task What_a_cell_returns_is_the_result_too(string code, string? expected)
    {
        Assert.Equal(expected, await lab.Value(code));
        Assert.Equal("", lab.Printed);
    }

    [Fact]
    public async Task Console_output_and_displayed_values_keep_their_order()
    {
        await lab.Value("Console.Write(1); display(2); Console.Write(3); \"4\".Display(); 5");
        Assert.Equal("1|2|3|4|= 5", lab.Shown);
    }

    [Fact]
    public async Task What_a_cell_prints_after_an_await_and_on_other_threads_is_its_own()
    {
        await lab.Value("""
            await Task.Delay(1);
            Console.Write("a");
            await Task.Run(() => Console.Write("b"));
            var t = new System.Threading.Thread(() => Console.Write("c"));
            t.Start();
            t.Join();
            """);
        Assert.Equal("abc", lab.Printed);
    }

    [Fact]
    public async Task A_display_is_updated_in_place()
    {
        await lab.Value("var d = display(\"before\"); d.Update(\"after\");");
        var shown = lab.Outputs.Cast<DisplayedData>().ToArray();
        Assert.Equal([false, true], shown.Select(s => s.IsUpdate));
        Assert.Equal(shown[0].DisplayId, shown[1].DisplayId);
        Assert.Equal("after", shown[1].Data.Forms["text/plain"]);
    }

    [Fact]
    public async Task Html_has_a_plain_form_beside_it_and_a_number_has_no_html_at_all()
    {
        await lab.Value("HTML(\"<b>bold</b>\")");
        var html = lab.Outputs.OfType<ResultData>().Single().Data.Forms;
        Assert.Equal("<b>bold</b>", html["text/html"]);
        Assert.Contains("text/plain", html.Keys);
        await lab.Value("new { A = 1 }");
        Assert.Equal(["text/html", "text/plain"], lab.Outputs.OfType<ResultData>().Single().Data.Forms.Keys);
        await lab.Value("1.5");
        Assert.Equal(["text/plain"], lab.Outputs.OfType<ResultData>().Single().Data.Forms.Keys);
    }

    [Fact]
    public async Task A_number_is_shown_as_somebody_has_said()
    {
        Assert.Equal("7", await lab.Value("(sbyte)7"));
        Assert.Equal(["text/plain"], lab.Outputs.OfType<ResultData>().Single().Data.Forms.Keys);
        await lab.Value("""
            using Microsoft.DotNet.Interactive.Formatting;
            Formatter.Register<sbyte>(n => $"<b>{n}</b>", "text/html");
            Formatter.Register<sbyte>(n => $"small {n}", "text/plain");
            """);
        Assert.Equal("small 7", await lab.Value("(sbyte)7"));
        Assert.Equal("<b>7</b>", lab.Outputs.OfType<ResultData>().Single().Data.Forms["text/html"]);
    }

    [Fact]
    public async Task Notebooks_written_for_dotnet_interactive_find_its_names()
    {
        await lab.Value("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;
            """);
        await lab.Value("""
            Formatter.Register<Version>(v => "version " + v.Major, "text/plain");
            display(new Version(3, 1), "text/plain");
            display(b("bold"));
            """);
        Assert.Equal("version 3", ((DisplayedData)lab.Outputs[0]).Data.Forms["text/plain"]);
        Assert.StartsWith("<b>bold</b>", ((DisplayedData)lab.Outputs[1]).Data.Forms["text/html"]);
        await lab.Value("\"x^2\".DisplayAs(\"text/latex\"); new[] { (1, 2) }.DisplayTable();");
        Assert.Equal("text/latex", ((DisplayedData)lab.Outputs[0]).Data.Forms.Keys.Single());
    }

    [Fact]
    public async Task Numbers_are_written_with_a_point_whatever_the_machines_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("de-DE");
        try
        {
            await lab.Value("Console.Write(0.5); await Task.Run(() => Console.Write($\" {1.5}\"));");
            Assert.Equal("0.5 1.5", lab.Printed);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_formatter_that_throws_costs_its_own_form_only()
    {
        await lab.Value("class Shy { public override string ToString() => throw new Exception(\"no\"); }");
        await lab.Value("""
            using Microsoft.DotNet.Interactive.Formatting;
            Formatter.Register<Shy>(_ => throw new InvalidOperationException("broken"), "text/html");
            var n = 1;
            """);
        await lab.Run("new Shy()");
        Assert.Contains("The text/html form of this Shy could not be made: InvalidOperationException: broken", lab.Result);
        Assert.Equal("1", await lab.Value("n"));
    }

    [Fact]
    public async Task Types_stay_the_same_whatever_later_cells_need()
    {
        await lab.Value("record Own(int Value); var numbers = new HashSet<int>([1]); var own = new List<Own> { new(1) };");
        await lab.Value("using System.Text.RegularExpressions; var stack = new Stack<int>([3]); var shown = display(1);"
            + "Regex digits = new(\"[0-9]\");");
        await lab.Value("using System.Net.Http; HttpClient client = null; System.Text.Json.JsonSerializer.Serialize(1);");
        Assert.Equal("( 1, True )", await lab.Value("Stack<int> same = stack; Regex again = digits; "
            + "List<Own> mine = own; ISet<int> set = numbers; "
            + "DisplayedValue still = shown; (same.Count, digits.IsMatch(\"7\"))"));
    }
}

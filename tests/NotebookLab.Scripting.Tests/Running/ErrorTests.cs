namespace NotebookLab.Scripting.Tests.Running;

public sealed class ErrorTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_compile_error_has_line_column_and_source_line_of_the_cell()
    {
        await lab.Run("var x = 1;\n  var z = x + y;");
        Assert.Equal("CompilationError", lab.Error!.Name);
        var place = lab.Error.Place!;
        Assert.Equal(("cell 1", 2, 15, "  var z = x + y;"), (place.Cell, place.Line, place.Column, place.SourceLine));
        Assert.Equal(
        [
            "(2,15): error CS0103: The name 'y' does not exist in the current context",
            "   2 |   var z = x + y;",
            "     |               ^",
        ], lab.Error.Trace);
    }

    [Fact]
    public async Task What_can_not_be_read_is_told_without_guesses_at_the_rest()
    {
        await lab.Run("double Area(double r) => Math.PI * r * ;\nvar file = File.ReadAllText(missing)\nfile");
        Assert.Equal("(1,40): error CS1525: Invalid expression term ';'", lab.Error!.Trace[0]);
        Assert.DoesNotContain(lab.Error.Trace, line => line.Contains("CS0103", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_runs_not_at_all_and_changes_nothing()
    {
        await lab.Value("var x = 1;");
        await lab.Run("x = 2; nonsense;");
        Assert.Equal("1", await lab.Value("x"));
    }

    [Fact]
    public async Task A_runtime_error_has_the_cells_lines_and_no_frame_of_the_engine()
    {
        await lab.Run("int Divide(int a, int b)\n{\n    return a / b;\n}");
        await lab.Run("var zero = 0;\n\nDivide(1, zero)");
        Assert.Equal("DivideByZeroException", lab.Error!.Name);
        Assert.Equal(("cell 1", 3), (lab.Error.Place!.Cell, lab.Error.Place.Line));
        Assert.Equal(
        [
            "System.DivideByZeroException: Attempted to divide by zero.",
            "   3 |     return a / b;",
            "     |     ^",
            "   at Divide(Int32 a, Int32 b) in cell 1, line 3",
            "   at the cell in cell 2, line 3",
        ], lab.Error.Trace);
    }

    [Theory]
    [InlineData("var n = 0;\nfor (var i = 0; i < 3; i++)\n{\n    n = 1 / n;\n}", 4, 5)]
    [InlineData("var n = 0;\nwhile (true)\n    n = 1 / n;", 3, 5)]
    [InlineData("var n = 0;\nforeach (var i in new[] { 1 }) {\n      n = 1 / n;\n}", 3, 7)]
    [InlineData("var n = 0;\ndo {\n  n = 1 / n;\n} while (true);", 3, 3)]
    [InlineData("var n = 0;\n  for (var i = 0; i < 3; i++) n = 1 / n;", 2, 31)]
    [InlineData("int Inverse(int i) {\n    return 1 / i;\n}\nInverse(0)", 2, 5)]
    public async Task What_guards_a_loop_or_a_method_moves_no_line_and_no_column(string code, int line, int column)
    {
        var error = (await lab.Run(code)).Error!;
        Assert.Equal((line, column), (error.Place!.Line, error.Place.Column));
    }

    [Fact]
    public async Task Variables_that_were_set_before_an_error_keep_their_values()
    {
        await lab.Run("var before = 5;\nthrow new Exception(\"stop here\");");
        Assert.Equal("stop here", lab.Error!.Message);
        Assert.Equal("5", await lab.Value("before"));
    }

    [Fact]
    public async Task Lambdas_local_functions_and_awaits_are_named_as_they_were_written()
    {
        await lab.Run("""
            async Task Fail()
            {
                await Task.Yield();
                throw new Exception("x");
            }
            Func<int, Task> run = async n => await Fail();
            await run(1);
            """);
        Assert.Equal(["   at Fail in cell 1, line 4", "   at a lambda in cell 1, line 6", "   at the cell in cell 1, line 7"],
            lab.Error!.Trace.Where(line => line.StartsWith("   at")));
    }

    [Fact]
    public async Task Guards_change_no_meaning()
    {
        await lab.Value("""
            using System.Linq.Expressions;
            Expression<Func<int, int>> tree = n => Math.Abs(n);
            async Task Later() => await Task.Yield();
            async Task<int> Number() => await Task.FromResult(4);
            void Nothing() => Console.Write("");
            int Fail() => throw new Exception();
            int[] data = [1, 2];
            ref int At(int i) => ref data[i];
            class Cached { int v; public int Value { get => Math.Max(v, 3); set => v = Math.Abs(value); } }
            IEnumerable<int> Numbers() { yield return Math.Abs(-1); yield return 2; }
            int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);
            """);
        Assert.Equal("( 4, 3, 10, 55, n => Abs(n) )", await lab.Value("""
            await Later(); Nothing(); At(0) = 8;
            (await Number(), Numbers().Sum(), data.Sum(), Fib(10), tree.ToString())
            """));
        Assert.Equal("3", await lab.Value("new Cached { Value = -2 }.Value"));
    }

    [Fact]
    public async Task Guards_do_not_show_in_the_text_of_an_argument()
    {
        await lab.Value("""
            using System.Runtime.CompilerServices;
            string Text(Func<double, double> f, [CallerArgumentExpression(nameof(f))] string text = "") => text;
            """);
        Assert.Equal("x => x * x", await lab.Value("Text(x => x * x)"));
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "F#", 1)]
    [InlineData("var x = 1;\n#!pwsh\nls", "PowerShell", 2)]
    [InlineData("#!wibble", "#!wibble is not a magic command of this lab", 1)]
    public async Task An_unknown_magic_or_language_is_named(string code, string told, int line)
    {
        await lab.Run(code);
        Assert.Equal("DirectiveError", lab.Error!.Name);
        Assert.Contains(told, lab.Error.Message);
        Assert.Equal(line, lab.Error.Place!.Line);
    }

    [Fact]
    public async Task Magics_show_text_and_time_and_keep_line_numbers()
    {
        await lab.Value("#!markdown\n# Title");
        Assert.Equal("# Title", lab.Shown);
        await lab.Value("#!time\n1 + 1");
        Assert.Equal("2", lab.Result);
        Assert.Contains("Wall time:", lab.Shown);
        await lab.Run("#!markdown\nText\n#!csharp\nvar a = 1;\noops");
        Assert.Equal(5, lab.Error!.Place!.Line);
    }
}

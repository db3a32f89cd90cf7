namespace NotebookLab.Scripting.Tests.Compiling;

public sealed class LibraryCellTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Extension_methods_can_be_written_in_a_cell_of_their_own()
    {
        await lab.Value("using System.Globalization;\nvar x = 4;");
        await lab.Value("""
            static class Numbers
            {
                public static int Twice(this int n) => 2 * n;
                public static string Text(this double d) => d.ToString(CultureInfo.InvariantCulture);
            }
            """);
        Assert.Equal("( 8, 0.5 )", await lab.Value("(x.Twice(), 0.5.Text())"));
        await lab.Value("static class Blocks { extension(string s) { public int Doubled => 2 * s.Length; } }");
        Assert.Equal("6", await lab.Value("\"abc\".Doubled"));
    }

    [Theory]
    [InlineData("namespace Shapes { record Square(double Side); }")]
    [InlineData("namespace Shapes;\n/// <summary>A square.</summary>\n[Serializable]\ninternal sealed record Square(double Side);")]
    public async Task Namespaces_can_be_written_in_a_cell_of_their_own(string code)
    {
        await lab.Value("var x = 1;");
        await lab.Value(code);
        Assert.Equal("3", await lab.Value("using Shapes;\nvar s = new Square(3); s.Side"));
        Assert.Equal("4", await lab.Value("s.Side + x"));
        await lab.Value("namespace Others { public class Twin(Shapes.Square s) { public double Sides => s.Side * 2; } }");
        Assert.Equal("6", await lab.Value("new Others.Twin(s).Sides"));
    }

    [Fact]
    public async Task A_cell_that_is_run_again_replaces_what_it_declared()
    {
        await lab.Value("namespace N { public static class E { public static int Plus(this int n) => n + 1; } }");
        Assert.Equal("2", await lab.Value("using N;\n1.Plus()"));
        await lab.Value("namespace N { public static class E { public static int Plus(this int n) => n + 100; } }");
        Assert.Equal("101", await lab.Value("1.Plus()"));
        Assert.Equal("101", await lab.Value("N.E.Plus(1)"));
        await lab.Value("namespace N { public static class E { public static int Plus(this int n) => n + 200; } }");
        Assert.Equal("201", await lab.Value("1.Plus()"));
    }

    [Fact]
    public async Task What_an_earlier_version_made_stays_as_it_was()
    {
        await lab.Value("namespace N { public class Box { public int Size => 1; } }");
        await lab.Value("var old = new N.Box(); int SizeOf(N.Box box) => box.Size;");
        await lab.Value("namespace N { public class Box { public int Size => 2; } }");
        Assert.Equal("( 1, 1, 2 )", await lab.Value("(old.Size, SizeOf(old), new N.Box().Size)"));
    }

    [Fact]
    public async Task Such_a_cell_can_reference_a_library()
    {
        var library = typeof(CsCheck.Gen).Assembly.Location;
        await lab.Value($$"""
            #r "{{library}}"
            using CsCheck;
            namespace N { public static class E { public static Gen<int> Three => Gen.Const(3); } }
            """);
        Assert.Equal("True", await lab.Value("N.E.Three != null"));
        await lab.Run("#r \"absent.dll\"\nnamespace N { class C; }");
        Assert.Equal(("ReferenceError", 1), (lab.Error!.Name, lab.Error.Place!.Line));
    }

    [Fact]
    public async Task Errors_have_the_cells_lines_and_say_what_such_a_cell_sees()
    {
        await lab.Value("var x = 1;");
        await lab.Run("namespace N\n{\n    class C { int Y => x; }\n}");
        Assert.Equal((3, "    class C { int Y => x; }"), (lab.Error!.Place!.Line, lab.Error.Place.SourceLine));
        Assert.Contains("not the variables, methods and types of ordinary cells", lab.Error.Trace[^1]);
        await lab.Value("""
            namespace N
            {
                [Obsolete]
                static class C
                {
                    internal static int Deep(int n) => n;
                    public static int Fail(this int n)
                    {
                        return Deep(n) / 0.GetHashCode();
                    }
                }
            }
            """);
        await lab.Run("#pragma warning disable CS0612\nN.C.Fail(1)");
        Assert.Equal(("DivideByZeroException", 9), (lab.Error!.Name, lab.Error.Place!.Line));
        await lab.Run("namespace N { }\nvar y = 1;");
        Assert.Contains("into a cell of their own", lab.Error!.Message);
        Assert.Equal("1", await lab.Value("x"));
    }

    [Fact]
    public async Task Endless_recursion_in_such_a_cell_is_an_error_too()
    {
        await lab.Value("namespace N { public static class E { public static int F(int n) => 1 + F(n + 1); } }");
        await lab.Run("N.E.F(1)");
        Assert.Equal("InsufficientExecutionStackException", lab.Error!.Name);
    }

    [Fact]
    public void Such_a_cell_is_complete()
    {
        using var session = new Session(AppContext.BaseDirectory);
        Assert.True(session.IsComplete("namespace N { class C; }"));
        Assert.False(session.IsComplete("namespace N {"));
    }
}

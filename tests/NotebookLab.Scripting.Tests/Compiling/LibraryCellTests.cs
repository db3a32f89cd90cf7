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
        await lab.Run("int x = 1;\nnamespace N\n{\n    class C { int Y => x; }\n}");
        Assert.Equal((4, "    class C { int Y => x; }"), (lab.Error!.Place!.Line, lab.Error.Place.SourceLine));
        Assert.EndsWith("they see what earlier cells have declared, and no variables and methods of their own cell.", lab.Error.Trace[^1]);
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
        await lab.Run("class C { static class E { public static int Twice(this int n) => 2 * n; } }");
        Assert.Contains("at the top of a cell", lab.Error!.Message);
    }

    [Fact]
    public async Task It_sees_the_variables_methods_and_types_of_ordinary_cells()
    {
        await lab.Value("""
            var scale = 3; static int shared = 1; const int Fixed = 2; var nameless = new { A = 1 }; int Kept { get; set; } = 4;
            int Twice(int n) => 2 * n; T Same<T>(T value) where T : notnull => value; void Add(ref int n, int by = 1) => n += by;
            record Box(int Size); class Of<T> { public T Value; } List<Box> boxes = [new(7)];
            """);
        await lab.Value("""
            namespace N
            {
                static class E
                {
                    public static string All(this string between) => string.Join(between, Twice(scale), shared, Fixed, Kept, Same("a"),
                        boxes[0].Size, new Box(8).Size, new Of<int> { Value = 9 }.Value);
                    public static void Set() { scale = 10; Kept = 5; Add(ref scale); shared++; }
                }
            }
            """);
        Assert.Equal("6 1 2 4 a 7 8 9", await lab.Value("using N;\n\" \".All()"));
        Assert.Equal("11 5 2", await lab.Value("E.Set();\n$\"{scale} {Kept} {shared}\""));
        await lab.Value("scale = 50;");
        Assert.Equal("100 2 2 5 a 7 8 9", await lab.Value("\" \".All()"));
    }

    [Fact]
    public async Task A_type_of_an_ordinary_cell_can_be_extended_and_all_be_run_again()
    {
        string[] cells =
        [
            "record Point(double X, double Y) { public Kind Kind => Kind.Plane; }\nenum Kind { Line, Plane }",
            "static class E { public static double Norm(this Point p) => Math.Sqrt(p.X * p.X + p.Y * p.Y) + (int)p.Kind; }",
            "var points = new[] { new Point(3, 4) };\npoints.Select(p => p.Norm())",
        ];
        for (int run = 0; run < 2; run++)
        {
            await lab.Value(cells[0]);
            await lab.Value(cells[1]);
            Assert.Equal("[ 6 ]", await lab.Value(cells[2]));
        }
        await lab.Value(cells[1].Replace("p.X * p.X", "0"));
        Assert.Equal("[ 5 ]", await lab.Value("points.Select(p => p.Norm())"));
        await lab.Value(cells[0]);
        Assert.Equal("2", await lab.Value("new Point(2, 0).X"));
        Assert.Equal("[ 5 ]", await lab.Value("points.Select(p => p.Norm())"));
        await lab.Value(cells[1]);
        Assert.Equal("3", await lab.Value("new Point(2, 0).Norm()"));
    }

    [Fact]
    public async Task A_type_that_variables_of_an_ordinary_cell_are_of_is_told_where_it_can_not_be_extended()
    {
        await lab.Value("record Point(double X);\nvar p = new Point(1);");
        await lab.Value("static class E { public static double Norm(this Point p) => p.X; public static double Own() => p.Norm(); }");
        Assert.Equal("1", await lab.Value("E.Own()"));
        await lab.Run("p.Norm()");
        Assert.EndsWith("Declare it in the cell of the extension methods, beside them.", lab.Error!.Message);
        await lab.Value("record Point(double X);\nstatic class E { public static double Norm(this Point p) => 2 * p.X; }");
        Assert.Equal("6", await lab.Value("new Point(3).Norm()"));
    }

    [Fact]
    public async Task A_cell_that_declares_types_of_several_others_again_replaces_them_all()
    {
        await lab.Value("namespace N { class A { public int V => 1; } class D { public int V => 10; public A Mine => new(); } }");
        await lab.Value("namespace N { class B { public int V => 2; } class C { public int V => 3; } }");
        await lab.Value("using N;\nvar old = new D();");
        await lab.Value("namespace N { class A { public int V => 11; } class B { public int V => 12; } }");
        const string all = "$\"{new A().V} {new B().V} {new C().V} {new D().V} {new D().Mine.V}, {old.V} {old.Mine.V}\"";
        Assert.Equal("11 12 3 10 11, 10 1", await lab.Value(all));
        await lab.Value("namespace N { class B { public int V => 22; } }");
        Assert.Equal("11 22 3 10 11, 10 1", await lab.Value(all));
    }

    [Theory]
    [InlineData("static class E { public static int Twice(this int n) => 2 * n; }\n3.Twice()", "6")]
    [InlineData("var three = 3;\nstatic class E { public static int Twice(this int n) => 2 * n; }\nthree.Twice()", "6")]
    [InlineData("record P(int X); static class E { public static int Twice(this P p) => 2 * p.X; }\nvar p = new P(3); p.Twice()", "6")]
    [InlineData("using System.IO;\nnamespace N { class R { public int V => 6; } }\nreturn new N.R().V;", "6")]
    public async Task It_may_stand_beside_statements(string code, string expected)
    {
        Assert.Equal(expected, await lab.Value(code));
        Assert.Equal(expected, await lab.Value(code));
        await lab.Run(code + "\n+ nothing");
        Assert.Equal(code.Split('\n').Length + 1, lab.Error!.Place!.Line);
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

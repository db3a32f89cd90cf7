namespace NotebookLab.Scripting.Tests.Running;

/// <summary>The line that failed, where optimized code shares one place to throw from.</summary>
public sealed class LineTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    const string Data = "var a = new[] { 1, 2, 3 }; string none = null; int zero = 0; List<int> list = [1]; object text = \"x\";";

    // The statement that fails stands in line 4; around it, others of its kind that don't.
    static readonly string[] Failing =
    [
        "var x = a[5];", "a[3] = 1;", "a[-1]++;", "var n = none.Length;", "var q = 1 / zero;", "var q = 1 % zero;", "var y = list[7];",
        "var s = (int)text;", "var o = checked(int.MaxValue + a[0]);", "throw new InvalidOperationException(\"here\");",
        "var m = list.Single(i => i > 5);",
    ];

    static readonly string[] Places =
    [
        "{0}",
        "void F(int[] a, string none, int zero)\n{{\n{0}\n}}\nF(a, none, zero);",
        "static void F(int[] a, string none, int zero, List<int> list, object text)\n{{\n{0}\n}}\nF(a, none, zero, list, text);",
        "Action f = () =>\n{{\n{0}\n}};\nf();",
        "class A {{ public static void F(int[] a, string none, int zero, List<int> list, object text)\n{{\n{0}\n}} }}\n"
            + "A.F(a, none, zero, list, text);",
        "for (int i = 0; i < 3; i++)\n{{\n{0}\n}}",
        "int i = 0; while (true)\n{{\n{0}\nif (i++ > 3) break; }}",
        "foreach (var i in a)\n{{\n{0}\n}}",
        "IEnumerable<int> F()\n{{ yield return 1;\n{0}\nyield return 2; }}\nF().Sum();",
        "async Task F()\n{{ await Task.Yield();\n{0}\nawait Task.Yield(); }}\nawait F();",
        "async IAsyncEnumerable<int> F()\n{{ yield return 1; await Task.Yield();\n{0}\n}}\nawait foreach (var i in F()) {{ }}",
        "try\n{{\n{0}\n}} finally {{ a[0] = 1; }}",
        "try\n{{\n{0}\n}} catch (Exception) {{ a[0] = 1; throw; }}",
        "try\n{{\n{0}\n}} catch (Exception) when (a[0] == 7) {{ a[0] = 1; }}",
        "try {{ a[0] += 0; try\n{{\n{0}\n}} catch (FormatException) {{ a[0] = 1; }} }}"
            + " catch (TimeoutException) {{ }} finally {{ a[1] = 1; }}",
        "try {{ throw new Exception(); }} catch\n{{\n{0}\n}}",
        "try {{ throw new Exception(); }} catch (FormatException) {{ }} catch (Exception) when (a[0] > 0)"
            + " {{ try\n{{\n{0}\n}} catch (TimeoutException) {{ }} }}",
        "try {{ a[0] += 0; }} finally\n{{\n{0}\n}}",
        "void F() {{ try\n{{\n{0}\n}} catch (FormatException) {{ while (true) ; }} }}\nF();",
        "int F() {{ while (true) {{ try\n{{\n{0}\n}} catch (FormatException) {{ }} }} }}\nF();",
        "int P\n{{ get {{\n{0}\nreturn 1; }} }}\nvar p = P;",
        "switch (a[0]) {{\ncase 1:\n{0}\nbreak; }}",
        "using (new System.IO.MemoryStream())\n{{\n{0}\n}}",
        "lock (a)\n{{\n{0}\n}}",
        "a.Select(i =>\n{{\n{0}\nreturn i; }}).ToArray();",
        "await Task.Run(() =>\n{{\n{0}\n}});",
    ];

    public static TheoryData<string> All => new(Places);

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_error_names_the_line_of_its_statement(string place)
    {
        await lab.Value(Data);
        foreach (var failing in Failing)
        {
            int line = 2 + place.Format("").Split('\n').TakeWhile(l => l != "").Count();
            var body = $"var b = a[0] + a[1];\n    {failing}\nvar c = a[2]; c += list[0] + 7 / c;";
            await lab.Run(place.Format(body));
            Assert.True(lab.Error is not null, place.Format(body));
            Assert.True(line == lab.Error!.Place?.Line, $"""
                line {lab.Error.Place?.Line} and not {line} is named in
                {place.Format(body)}
                {string.Join('\n', lab.Error.Trace)}
                """);
            Assert.InRange(lab.Error.Place!.Column, 5, 13); // a variable of the cell itself begins at its value
        }
    }

    [Fact]
    public async Task A_value_that_is_an_arrow_body_on_the_next_line_has_that_line()
    {
        await lab.Run("var a = new int[1];\nint F(int i) =>\n    a[i];\nFunc<int, int> g = i =>\n    F(i);\ng(3)");
        Assert.Equal((3, 5, "    a[i];"), (lab.Error!.Place!.Line, lab.Error.Place.Column, lab.Error.Place.SourceLine));
        Assert.Equal(
            ["   at F(Int32 i) in cell 1, line 3", "   at a lambda in cell 1, line 5", "   at the cell in cell 1, line 6"], Frames);
    }

    [Fact]
    public async Task Each_call_of_a_recursion_has_its_own_line()
    {
        await lab.Run("""
            int F(int n)
            {
                if (n == 0)
                    throw new Exception("x");
                if (n % 2 == 0)
                    return F(n - 1);
                return 1 + F(n - 1);
            }
            F(3)
            """);
        Assert.Equal(["   at F(Int32 n) in cell 1, line 4", "   at F(Int32 n) in cell 1, line 7", "   at F(Int32 n) in cell 1, line 6",
            "   at F(Int32 n) in cell 1, line 7", "   at the cell in cell 1, line 9"], Frames);
    }

    [Fact]
    public async Task A_cause_has_its_line_as_well()
    {
        await lab.Run("""
            var a = new int[2];
            try
            {
                a[0] = 1;
                a[2] = 1;
                a[1] = 1;
            }
            catch (Exception e)
            {
                throw new Exception("outer", e);
            }
            """);
        Assert.Equal(10, lab.Error!.Place!.Line);
        Assert.Equal(["   at the cell in cell 1, line 10", "   at the cell in cell 1, line 5"], Frames);
    }

    [Fact]
    public async Task Cells_of_one_name_keep_their_own_text()
    {
        using var session = new Session(AppContext.BaseDirectory);
        await session.RunAsync("void F(int[] a)\n{\n    a[0] = 1;\n    a[5] = 1;\n}", "cell 1", _ => { });
        // A request that does not count has the name of the cell that counted last.
        await session.RunAsync("1", "cell 1", _ => { });
        var error = (await session.RunAsync("F(new int[2]);", "cell 1", _ => { })).Error;
        Assert.Equal((4, "    a[5] = 1;"), (error!.Place!.Line, error.Place.SourceLine));
    }

    IEnumerable<string> Frames => lab.Error!.Trace.Where(line => line.StartsWith("   at"));
}

static class FormatExtensions
{
    public static string Format(this string place, string body) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, place, body);
}

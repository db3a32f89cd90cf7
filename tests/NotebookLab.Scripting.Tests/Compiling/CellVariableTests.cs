namespace NotebookLab.Scripting.Tests.Compiling;

public sealed class CellVariableTests : IDisposable
{
    const string Noisy = """
        class Noisy(string name) : IDisposable, IAsyncDisposable
        {
            public string Name => name;
            public bool Throws;
            public void Dispose() { Console.Write($"[{name}]"); if (Throws) throw new InvalidOperationException(name); }
            public async ValueTask DisposeAsync() { await Task.Yield(); Console.Write($"[{name} later]"); }
        }
        """;

    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("using var a = new Noisy(\"a\");\nConsole.Write(a.Name);", "a[a]")]
    [InlineData("Console.Write(1);\nusing Noisy a = new(\"a\"), b = new(\"b\");\nusing var c = new Noisy(\"c\");", "1[c][b][a]")]
    [InlineData("await using var a = new Noisy(\"a\"); using var b = new Noisy(\"b\"); Console.Write(2);", "2[b][a later]")]
    [InlineData("using System.Text;\nusing Short = System.Text.StringBuilder;\nusing (new Noisy(\"a\")) Console.Write(1);", "1[a]")]
    [InlineData("void F() { using var a = new Noisy(\"a\"); Console.Write(1); }\nF(); Console.Write(2);", "1[a]2")]
    [InlineData("using Noisy a = null; Console.Write(1);", "1")]
    public async Task What_a_cell_declares_with_using_is_disposed_of_at_its_end(string code, string printed)
    {
        await lab.Value(Noisy);
        await lab.Value(code);
        Assert.Equal(printed, lab.Printed);
    }

    [Fact]
    public async Task The_result_is_shown_before_and_the_variable_is_there_afterwards()
    {
        await lab.Value(Noisy);
        Assert.Equal("[ 7 ]",
            await lab.Value("using var m = new System.IO.StringReader(\"7\");\nnew[] { m }.Select(r => (char)r.Peek())"));
        await lab.Run("m.ReadLine()");
        Assert.Equal("ObjectDisposedException", lab.Error!.Name);
        Assert.Equal("a", await lab.Value("using var a = new Noisy(\"a\"); int b = 1;\nreturn a.Name;"));
        Assert.Equal("a1", await lab.Value("a.Name + b"));
    }

    [Fact]
    public async Task All_of_it_is_disposed_of_whatever_fails()
    {
        await lab.Value(Noisy);
        await lab.Run("using var a = new Noisy(\"a\"); using var b = new Noisy(\"b\") { Throws = true };\nusing var c = new Noisy(\"c\");\n"
            + "throw new Exception(\"own\");");
        Assert.Equal("[c][b][a]", lab.Printed);
        await lab.Run("using var a = new Noisy(\"a\"); throw new Exception(\"own\");");
        Assert.Equal(("[a]", "own", 1), (lab.Printed, lab.Error!.Message, lab.Error.Place!.Line));
    }

    [Theory]
    [InlineData("using var five = 5;", "CS1674: 'int'", 11)]
    [InlineData("await using var text = \"text\";", "CS8410: 'string'", 17)]
    [InlineData("Span<double> row = new double[3];", "CS8345", 1)]
    [InlineData("if (\"abc\".AsSpan() is var s) Console.Write(s.Length);", "CS8345", 27)]
    [InlineData("int[] a = [1];ref int q = ref a[0];", "CS1003", 25)]
    [InlineData("\"abc\".AsSpan()", "CS0029", 1)]
    public async Task What_can_not_be_a_cells_variable_is_told_at_its_place(string code, string told, int column)
    {
        await lab.Run(code);
        Assert.StartsWith("error " + told, lab.Error!.Message);
        Assert.Equal(column, lab.Error.Place!.Column);
    }

    [Theory]
    [InlineData("Span<double> row = new double[3];", "of a ref struct. The variables of a cell live on in later cells, and a span "
        + "can't. Write an array in its place, such as double[] for Span<double>, or put the statements that use it between { and }.")]
    [InlineData("int[] a = [1];\nref int q = ref a[0];", "'(' expected. The variables of a cell live on in later cells, and a reference "
        + "can't. Put the statements that use it between { and }.")]
    [InlineData("\"abc\".AsSpan()", "to 'object'. A result is kept as an object, which a span can't be. "
        + "Write .ToArray() behind it to see its items.")]
    [InlineData("class C { Span<int> s; }", "unless it is an instance member of a ref struct.")]
    [InlineData("class C { void M() { ref int x y; } }", "error CS1002: ; expected")]
    public async Task And_what_to_write(string code, string told)
    {
        await lab.Run(code);
        Assert.EndsWith(told, lab.Error!.Message);
    }

    [Fact]
    public async Task The_session_takes_such_a_cell_for_whole()
    {
        using var session = new Session(AppContext.BaseDirectory);
        Assert.True(session.IsComplete("using var m = new System.IO.MemoryStream();"));
        Assert.False(session.IsComplete("using var m ="));
        var completions = await session.CompleteAsync("using var m = new System.IO.MemoryStream(); m.Cap", 49);
        Assert.Contains("Capacity", completions.Items.Select(item => item.Text));
    }
}

using System.Text.RegularExpressions;

namespace NotebookLab.Scripting.Tests.Compiling;

public sealed class HintTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("File.Exists(\"x\")", "Write 'using System.IO;' above it.")]
    [InlineData("var watch = new Stopwatch();", "Write 'using System.Diagnostics;' above it.")]
    [InlineData("Regex.IsMatch(\"a\", \"b\")", "Write 'using System.Text.RegularExpressions;' above it.")]
    [InlineData("ConcurrentDictionary<int, string> names;", "Write 'using System.Collections.Concurrent;' above it.")]
    [InlineData("var timer = new Timer(null);", "Write 'using System.Timers;' or 'using System.Threading;' above it.")]
    [InlineData("using var m = new System.IO.MemoryStream();", "Leave 'using' out, or put the lines that need it between { and }.")]
    [InlineData("Span<double> row = new double[2];",
        "Write an array, such as double[], or put the lines that need it between { and }.")]
    [InlineData("static class E { public static int Twice(this int n) => 2 * n; }\nConsole.Write(1);",
        "Put namespaces and classes of extension methods into a cell of their own, without statements and methods beside them.")]
    public async Task An_error_says_what_to_write(string code, string hint)
    {
        await lab.Run(code);
        Assert.EndsWith(hint, lab.Error!.Message);
        // A sentence of its own, behind one that has ended.
        Assert.Matches(new Regex(@"[.?!] [A-Z]"), lab.Error.Message);
    }

    [Theory]
    [InlineData("{ using var m = new System.IO.MemoryStream(); Console.Write(m.Length); }", "0")]
    [InlineData("{ Span<double> row = new double[] { 1, 2 }; Console.Write(row[1]); }", "2")]
    [InlineData("Console.Write(typeof(Formatter).Name + typeof(KernelInvocationContext).Name);", "FormatterKernelInvocationContext")]
    public async Task What_is_said_works(string code, string printed)
    {
        await lab.Value(code);
        Assert.Equal(printed, lab.Printed);
    }

    [Fact]
    public async Task A_name_that_nobody_has_gets_no_hint()
    {
        await lab.Run("nonsense");
        Assert.Equal("error CS0103: The name 'nonsense' does not exist in the current context", lab.Error!.Message);
    }
}

using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Outputs;

public sealed class CellInputTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("await GetInputAsync(\"Your name\")", "input (\"Your name\")")]
    [InlineData("input(\"Your name\")", "input (\"Your name\")")]
    [InlineData("await GetPasswordAsync()", "a password,")]
    [InlineData("password()", "a password,")]
    [InlineData("Console.ReadLine()", "input,")]
    [InlineData("Console.Read()", "input,")]
    [InlineData("string line; while ((line = Console.ReadLine()) == null || line == \"\") ;", "input,")]
    [InlineData("await GetInputAsync(\"x\", typeHint: \"file\")", "input (\"x\"),")]
    [InlineData("Console.ReadKey()", "input,")]
    [InlineData("Console.ReadKey(intercept: true)", "input,")]
    [InlineData("Console.In.ReadToEnd()", "input,")]
    [InlineData("await Task.Run(Console.ReadLine)", "input,")]
    public async Task A_cell_that_asks_is_told_that_nobody_answers(string code, string told)
    {
        await lab.Run(code);
        Assert.Equal("InvalidOperationException", lab.Error!.Name);
        Assert.Contains($"The cell asks for {told}", lab.Error.Message);
    }

    [Theory]
    [InlineData("input(\"?\")", "Ada", "Ada")]
    [InlineData("Console.ReadLine()", "Ada", "Ada")]
    [InlineData("(char)Console.Read() + Console.ReadLine()", "Ada", "Ada")]
    [InlineData("Console.In.ReadToEnd()", "Ada", "Ada")]
    [InlineData("var k = Console.ReadKey(); $\"{k.Key} {k.KeyChar} {k.Modifiers}\"", "Ada", "A A Shift")]
    [InlineData("Console.ReadKey(true).Key", "", "Enter")]
    public async Task Whatever_reads_the_console_asks_the_learner(string code, string typed, string expected)
    {
        using var session = new Session(AppContext.BaseDirectory);
        List<Output> outputs = [];
        await session.RunAsync(code, "cell 1", outputs.Add, ask: _ => Task.FromResult(typed));
        Assert.Equal(expected, Assert.IsType<ResultData>(Assert.Single(outputs)).Data.Forms[MimeTypes.Plain]);
    }
}

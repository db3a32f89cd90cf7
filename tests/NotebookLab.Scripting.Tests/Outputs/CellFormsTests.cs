using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Outputs;

public sealed class CellFormsTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("new double[,] { { 1, 2 }, { 3, 40 } }", "1  2\n3  40")]
    [InlineData("new int[0, 3]", "")]
    [InlineData("IEnumerable<int> Evens() { for (int i = 0; i < 6; i += 2) yield return i; }\nEvens()", "[ 0, 2, 4 ]")]
    [InlineData("IEnumerable<int> All() { for (int i = 0; ; i++) yield return i / 100; }\nAll()",
        "[ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 ... (more) ]")]
    [InlineData("(double x) => x * x", "Func<double, double>: a function. Call it to see a value.")]
    [InlineData("Action<string[,]> a = null; a += _ => { }; a", "Action<string[,]>: a function. Call it to see a value.")]
    [InlineData("return 5;", "5")]
    [InlineData("int x = 3;\nif (x > 2) return x;\nx = 0;", "3")]
    [InlineData("if (1 > 2) return 7;", null)]
    [InlineData("int F() { return 1; }\nF();", null)]
    public async Task A_value_is_shown_as_what_it_is(string code, string? shown) => Assert.Equal(shown, await lab.Value(code));

    [Fact]
    public async Task A_large_grid_shows_its_beginning()
    {
        var lines = (await lab.Value("new int[100, 30]"))!.Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.All(lines, line => Assert.EndsWith("  …", line));
        Assert.StartsWith("<table><tbody><tr>", Assert.Single(lab.Outputs.OfType<ResultData>()).Data.Forms["text/html"]);
    }
}

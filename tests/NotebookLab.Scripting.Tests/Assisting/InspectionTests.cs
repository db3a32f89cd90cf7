namespace NotebookLab.Scripting.Tests.Assisting;

public sealed class InspectionTests : IDisposable
{
    readonly Session session = new(AppContext.BaseDirectory);

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("size", 1, "int size")]
    [InlineData("size", 4, "int size")]             // behind the name, where a front end has its cursor
    [InlineData("Twice(2)", 2, "int Twice(int n)")]
    [InlineData("Twice(", 6, "int Twice(int n)")]   // inside of a call: what is called
    [InlineData("Math.Clamp(1, ", 14, "double Math.Clamp(double value, double min, double max)")]
    [InlineData("new Box(", 8, "Box.Box(int Width)")]
    [InlineData("#!time\nsize", 9, "int size")]
    public async Task A_name_and_a_call_are_explained(string code, int position, string expected)
    {
        await session.RunAsync("var size = 3; int Twice(int n) => 2 * n; record Box(int Width);", "cell 1", _ => { });
        Assert.Contains(expected, await session.InspectAsync(code, position));
    }

    [Theory]
    [InlineData("   ", 1)]
    [InlineData("", 0)]
    [InlineData("missing", 3)]
    [InlineData("missing(", 8)]
    public async Task Of_nothing_nothing_is_said(string code, int position) => Assert.Null(await session.InspectAsync(code, position));
}

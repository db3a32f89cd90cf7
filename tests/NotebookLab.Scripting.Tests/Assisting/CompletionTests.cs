namespace NotebookLab.Scripting.Tests.Assisting;

public sealed class CompletionTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("notebooklab-").FullName;
    readonly Session session;

    public CompletionTests() => session = new(folder);

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_earlier_cells_declared_is_offered_and_says_what_it_is()
    {
        await Run("class Bag { public int AZebra; public int Zebra; public void Zip() { } }\nvar bag = new Bag();");
        var found = await session.CompleteAsync("// here\nbag.Z", 13);
        Assert.Equal((12, 13), (found.Start, found.End));
        // What begins as typed stands before what has it inside.
        Assert.Equal(["Zebra", "Zip", "AZebra"], found.Items.Select(item => item.Text).Where(text => text.Contains('Z')));
        Assert.Equal(["field", "method"], found.Items.Take(2).Select(item => item.Kind));
        await Run("var bag = \"text\";");
        Assert.Equal("Length", (await session.CompleteAsync("bag.Leng", 8)).Items[0].Text);
    }

    [Fact]
    public async Task What_a_cell_references_is_offered_to_the_next()
    {
        File.Copy(typeof(CsCheck.Gen).Assembly.Location, Path.Combine(folder, "CsCheck.dll"));
        Assert.DoesNotContain("Const", await Texts("CsCheck.Gen.Con"));
        await Run("#r \"CsCheck.dll\"");
        Assert.Contains("Const", await Texts("CsCheck.Gen.Con"));
        await Run("namespace Shapes { public class Square { } }");
        Assert.Contains("Square", await Texts("new Shapes.Squ"));
    }

    [Theory]
    [InlineData("#r \"", new[] { "sub/", "a.dll" })]
    [InlineData("#load \"", new[] { "sub/", "c.csx", "d.cs" })]
    [InlineData("#!import \"", new[] { "sub/", "b.ipynb", "c.csx", "d.cs" })]
    [InlineData("var x = 1;\n#load \"sub/", new[] { "e.csx" })]
    [InlineData("#load \"sub\\", new[] { "e.csx" })]
    [InlineData("#load \"c", new[] { "c.csx" })]
    [InlineData("#load \"none/", new string[0])]
    public async Task Paths_are_offered_where_a_file_is_named(string code, string[] expected)
    {
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        foreach (var file in new[] { "a.dll", "b.ipynb", "c.csx", "d.cs", "f.txt", "sub/e.csx" })
            await File.WriteAllTextAsync(Path.Combine(folder, file), "");
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await Texts(code)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_place_beyond_the_end_is_the_end()
    {
        Assert.Contains("WriteLine", (await session.CompleteAsync("Console.WriteL", 100)).Items.Select(item => item.Text));
        Assert.NotEmpty((await session.CompleteAsync("", -5)).Items);
    }

    async Task Run(string code) => Assert.Null((await session.RunAsync(code, "cell", _ => { })).Error);

    async Task<IEnumerable<string>> Texts(string code) => (await session.CompleteAsync(code, code.Length)).Items.Select(item => item.Text);
}

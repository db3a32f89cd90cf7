using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Comparison;
using NotebookLab.Notebooks.Running;
using NotebookLab.Notebooks.Tests.Running;
using NotebookLab.Scripting;

namespace NotebookLab.Tool.Tests;

/// <summary>The course as it is committed: every notebook runs, twice in one session, and says what it said.</summary>
public sealed class CommittedNotebookTests
{
    // Numbers may differ by this part of the larger one: the last bits of a sum depend on the machine.
    const double Tolerance = 1e-9;

    internal static readonly string Folder = Path.Combine(CommandLine.Repository, "notebooks");

    public static TheoryData<string> Names => [.. Files()];

    static IEnumerable<string> Files() =>
        Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [Fact]
    public void The_notebooks_are_there() =>
        Assert.Superset(new HashSet<string> { "4.3.2-numerical-differentiation", "4.4-gradient", "4.4.2-gradient-for-neural-networks" },
            Files().ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_runs_twice_in_one_session_and_its_outputs_equal_the_committed_ones(string name)
    {
        var committed = Read(name);
        using var session = new Session(Folder);
        foreach (var time in new[] { "first", "second" })
        {
            var run = await InProcess.Run(committed, session);
            Assert.True(run.Error is null, $"{time} run: {string.Join('\n', run.Error?.Trace ?? [])}");
            Assert.Empty(NotebookComparison.Compare(committed, run.Notebook, Tolerance));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_committed_with_outputs_written_as_jupyter_writes_it_and_without_a_path_of_a_machine(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.ipynb"));
        var notebook = Read(name);
        Assert.Equal(notebook.ToJson(), text);
        Assert.All(ExecutedNotebook.CodeCells(notebook), cell => Assert.NotNull(cell.ExecutionCount));
        Assert.Contains(notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>(), output =>
            output.Data.ContainsKey("application/vnd.plotly.v1+json"));
        Assert.DoesNotContain(CommandLine.Repository, text);
        Assert.DoesNotContain(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/", text);
        Assert.InRange(text.Length, 1, 1_500_000);
    }

    // VS Code draws a box around each: it may be taken for another sign.
    [Theory]
    [MemberData(nameof(Names))]
    public void Its_code_has_no_typographic_sign_that_looks_like_one_of_code(string name) =>
        Assert.All(ExecutedNotebook.CodeCells(Read(name)), cell => Assert.Equal(-1, cell.Source.IndexOfAny([.. "−–—‘’‚“”„×"])));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_cells_are_short(string name)
    {
        var lines = ExecutedNotebook.CodeCells(Read(name)).Select(cell => cell.Source.Split('\n').Length).Order().ToArray();
        Assert.InRange(lines[^1], 1, 20);
        Assert.InRange(lines[lines.Length / 2], 1, 6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_formula_of_it_is_drawn(string name)
    {
        var folder = Directory.CreateTempSubdirectory("notebooklab-page-");
        Assert.Empty(Notebooks.Publishing.Site.Write([(Read(name), name)], folder.FullName));
        folder.Delete(recursive: true);
    }

    internal static Notebook Read(string name) => Notebook.Read(Path.Combine(Folder, $"{name}.ipynb"));
}

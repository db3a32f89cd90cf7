using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Running;
using NotebookLab.Notebooks.Tests.Running;
using NotebookLab.Scripting;
using static NotebookLab.Tool.Tests.CommittedNotebookTests;

namespace NotebookLab.Tool.Tests;

/// <summary>
/// What makes the notebooks a course: their order, how each is built, exercises that can be solved, numbers that are true.
/// </summary>
public sealed partial class CourseTests
{
    const string Chart = "application/vnd.plotly.v1+json";

    static readonly string[] Course =
    [
        "00-start-here", "4.3.1-derivative", "4.3.2-numerical-differentiation", "4.3.3-partial-derivatives", "4.4-gradient",
        "4.4.1-gradient-method", "4.4.1-learning-rate-1", "4.4.1-learning-rate-2", "4.4.1-learning-rate-3",
        "4.4.2-gradient-for-neural-networks", "4.5-training-a-network", "summary",
    ];

    public static TheoryData<string> Names => [.. Course];

    [Fact]
    public void Every_section_is_there_and_sorted_by_name_they_are_in_the_order_of_the_course()
    {
        var files = Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.Equal(Course, files.Order(StringComparer.Ordinal));
        var map = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Course, name => Assert.Contains($"({name}.ipynb)", map));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_opens_with_its_question_and_ends_with_what_was_found(string name)
    {
        var cells = Read(name).Cells;
        Assert.Matches(@"\A# .+\n\n\*\*.+\?\*\*\n", cells[0].Source);
        Assert.Matches(@"\*Time: .*\d+ minutes.*\*", cells[0].Source);
        Assert.StartsWith("## What was found", cells[^1].Source);
        var parameters = cells.Select((cell, place) => (cell, place)).Where(entry => entry.cell.Tags.Contains("parameters"))
            .Select(entry => entry.place);
        Assert.InRange(Assert.Single(parameters), 1, 8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cell_has_its_place_on_the_slides(string name)
    {
        string[] kinds = ["slide", "subslide", "fragment", "skip", "notes", "-"];
        var cells = Read(name).Cells;
        Assert.Empty(cells.Where(cell => !kinds.Contains(SlideOf(cell))).Select(cell => cell.Id));
        Assert.Equal("slide", SlideOf(cells[0]));
        var sections = cells.Where(cell => cell.Kind == CellKind.Markdown && cell.Source.StartsWith("## ", StringComparison.Ordinal));
        Assert.Empty(sections.Where(cell => SlideOf(cell) is not ("slide" or "skip")).Select(cell => cell.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_chart_has_a_picture_and_one_of_them_can_be_moved(string name)
    {
        var charts = Read(name).Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>()
            .Where(output => output.Data.ContainsKey(Chart)).ToArray();
        Assert.DoesNotContain(charts, chart => !chart.Data.ContainsKey("image/png"));
        Assert.Contains(charts, chart => chart.Data[Chart]!["layout"] is JsonObject layout
            && (layout.ContainsKey("sliders") || layout.ContainsKey("updatemenus") || layout.ContainsKey("scene")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_links_lead_somewhere(string name) => Assert.All(
        Read(name).Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => Link().Matches(cell.Source))
            .Select(link => link.Groups[1].Value),
        link => Assert.True(File.Exists(Path.Combine(Folder, link)), link));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_prose_states_what_its_cells_print(string name)
    {
        Assert.Empty(ProseNumbers.Faults(Read(name)));
        Assert.InRange(ProseNumbers.Count(Read(name)), 3, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_exercises_that_wait_for_an_answer(string name)
    {
        var exercises = Exercises(Read(name)).ToArray();
        Assert.InRange(exercises.Length, 3, 6);
        Assert.All(exercises, exercise => Assert.StartsWith("… Still missing.", TextOf(exercise.Check)));
    }

    // One that another cell declares again would make a right answer wrong when its check is run once more.
    [Theory]
    [MemberData(nameof(Names))]
    public void Each_answer_has_a_name_that_no_other_cell_declares(string name)
    {
        var notebook = Read(name);
        string[] declared = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => Declaration().Matches(cell.Source)).Select(match => match.Groups["name"].Value)];
        Assert.All(Exercises(notebook), exercise =>
        {
            string answer = Declaration().Match(exercise.Answer.Source).Groups["name"].Value;
            Assert.Single(declared, other => other == answer);
            Assert.Contains(answer, exercise.Check.Source);
            Assert.Contains(answer, Declaration().Matches(exercise.Solution.Source).Select(match => match.Groups["name"].Value));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_solutions_are_correct(string name)
    {
        var notebook = Read(name);
        foreach (var exercise in Exercises(notebook)) exercise.Answer.Source = Fence().Match(exercise.Solution.Source).Groups["code"].Value;
        using var session = new Session(Folder);
        var run = await InProcess.Run(notebook, session);
        Assert.True(run.Error is null, string.Join('\n', run.Error?.Trace ?? []));
        Assert.All(Exercises(run.Notebook), exercise => Assert.StartsWith("✓ Correct.", TextOf(exercise.Check)));
    }

    // Four cells each: the question, a cell for the answer, the check, and the solution, folded.
    static IEnumerable<Exercise> Exercises(Notebook notebook)
    {
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (!notebook.Cells[i].Tags.Contains("check")) continue;
            var exercise = new Exercise(notebook.Cells[i - 2], notebook.Cells[i - 1], notebook.Cells[i], notebook.Cells[i + 1]);
            Assert.Contains("exercise", exercise.Question.Tags);
            Assert.Equal(CellKind.Markdown, exercise.Question.Kind);
            Assert.Contains("exercise", exercise.Answer.Tags);
            Assert.Equal(CellKind.Code, exercise.Answer.Kind);
            Assert.Contains("solution", exercise.Solution.Tags);
            Assert.StartsWith("<details>", exercise.Solution.Source);
            Assert.Matches(Fence(), exercise.Solution.Source);
            yield return exercise;
        }
    }

    static string? TextOf(Cell check) => Assert.Single(check.Outputs.OfType<DisplayOutput>()).Text("text/plain");

    static string? SlideOf(Cell cell) => (string?)cell.Json["metadata"]?["slideshow"]?["slide_type"];

    sealed record Exercise(Cell Question, Cell Answer, Cell Check, Cell Solution);

    [GeneratedRegex(@"\]\(([^)#:\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^[\w?<>\[\],(). ]*[\w>?\])] (?<name>\w+)(?= =|\()", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}

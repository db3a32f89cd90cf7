using NotebookLab.Notebooks;

namespace NotebookLab.Tool.Tests;

public sealed class RunImagesTests : IDisposable
{
    const string Draw = """"
        """{"data": [], "layout": {"height": 300}}""".DisplayAs("application/vnd.plotly.v1+json");
        """";

    // A white point.
    const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC";

    readonly CommandLine lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Without_a_browser_the_notebooks_are_run_and_written_and_the_exit_code_is_1()
    {
        var path = lab.Notebook("one", Draw);
        lab.Browser = Path.Combine(lab.Folder, "no-browser");
        var (exit, output, _) = await lab.Run("run", path, "--update", "--images");
        Assert.Equal(1, exit);
        Assert.Contains($"NOTEBOOKLAB_CHROMIUM names {lab.Browser}, and there is no such program.", output);
        Assert.Contains("The page:", output);
        Assert.NotNull(Chart(path).Chart);
    }

    [Fact]
    public async Task Pictures_go_into_the_notebook_the_executed_copy_and_the_page_and_a_later_run_keeps_them()
    {
        if (OperatingSystem.IsWindows()) return; // the stand-in for the browser is a script for sh
        var path = lab.Notebook("one", Draw);
        var plain = File.ReadAllText(path);
        lab.Browser = FakeBrowser($"<output>data:image/png;base64,{Picture}</output>");
        var (exit, _, _) = await lab.Run("run", path, "--images");
        Assert.Equal(0, exit);
        Assert.Equal(plain, File.ReadAllText(path));
        Assert.NotNull(Chart(Page("one.ipynb")).Picture);
        Assert.Matches("<noscript><img src=\"data:image/png;base64,", File.ReadAllText(Page("one.html")));

        await lab.Run("run", path, "--update", "--images");
        Assert.Equal(Chart(Page("one.ipynb")).Picture, Chart(path).Picture);

        lab.Browser = "none-needed";
        var pictured = File.ReadAllText(path);
        var (again, output, _) = await lab.Run("run", path, "--update");
        Assert.Equal(0, again);
        Assert.Equal(pictured, File.ReadAllText(path));
        Assert.DoesNotContain("--images", output);
        Assert.Contains("<noscript><img", File.ReadAllText(Page("one.html")));
    }

    [Fact]
    public async Task A_changed_chart_loses_its_picture_on_update_and_the_tool_says_how_to_make_it()
    {
        var path = lab.Notebook("one", Draw);
        await lab.Run("run", path, "--update");
        var notebook = Notebook.Read(path);
        ((DisplayOutput)notebook.Cells[0].Outputs[0]).Picture = Picture;
        notebook.Cells[0].Source = Draw.Replace("300", "301");
        notebook.Write(path);
        var (exit, output, _) = await lab.Run("run", path, "--update");
        Assert.Equal(0, exit);
        Assert.Null(Chart(path).Picture);
        Assert.Contains("1 chart is new or has changed and has no picture: 'notebooklab run --update --images' makes it.", output);
    }

    [Fact]
    public async Task A_chart_that_can_not_be_drawn_is_a_warning()
    {
        if (OperatingSystem.IsWindows()) return;
        lab.Browser = FakeBrowser("<output class=\"error\">no &lt;such&gt; thing</output>");
        var (exit, output, _) = await lab.Run("run", lab.Notebook("one", "1", Draw), "--images");
        Assert.Equal(0, exit);
        Assert.Contains("warning: one, cell 2: no picture of the chart: no <such> thing", output);
    }

    string Page(string file) => Path.Combine(lab.Folder, "artifacts", "page", file);

    static DisplayOutput Chart(string path) => Notebook.Read(path).Cells[0].Outputs.OfType<DisplayOutput>().Single();

    string FakeBrowser(string results)
    {
        var path = lab.Write("browser", $"#!/bin/sh\necho '<body data-done=\"yes\">{results}</body>'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}

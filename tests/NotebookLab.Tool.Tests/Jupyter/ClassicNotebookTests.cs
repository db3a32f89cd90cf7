using NotebookLab.Notebooks;
using OpenQA.Selenium;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>A learner at Jupyter Notebook 6: what is pressed, and what is seen then.</summary>
public sealed class ClassicNotebookTests
{
    const string Name = "4.3.2-numerical-differentiation";

    [JupyterPageFact]
    public void A_save_changes_no_notebook_of_the_course_and_on_a_dark_page_a_chart_is_drawn_for_one()
    {
        using var page = new ClassicNotebook();
        // VS Code writes a notebook so; Jupyter differs from it in the exponents of small numbers only.
        page.Run("""
            window.sorted = node => Array.isArray(node) ? node.map(sorted) : node === null || typeof node !== 'object' ? node
                : Object.fromEntries(Object.keys(node).sort().map(key => [key, sorted(node[key])]));
            """);
        Assert.All(Directory.GetFiles(CommittedNotebookTests.Folder, "*.ipynb"), path =>
        {
            string file = File.ReadAllText(path);
            Assert.Equal(file, page.Find<string>("JSON.stringify(sorted(JSON.parse(arguments[0])), undefined, 1) + '\\n'", file));
            Assert.Contains("\"language_info\": {\n   \"file_extension\": \".cs\",\n   \"mimetype\": \"text/x-csharp\",\n   "
                + "\"name\": \"csharp\"", file);
        });

        page.Open("dark", ControlsInTheBrowserTests.Notebook(ControlsInTheBrowserTests.Setup,
            "Draw.Slices(x => x[0] * x[0] + x[1] * x[1], new Window(-5, 5, -5, 5), at: [3, 4])"));
        page.Run("document.querySelector('#notebook-container').style.background = '#111111';");
        page.Click("#run_all_cells a");
        page.WaitForEnd();
        const string plot = ControlsInTheBrowserTests.Plot;
        page.Wait("the chart", $"{plot}?.querySelector('.main-svg .plot')");
        // Ink is light, also that of the tangents in the panels; the surface keeps its colours, and the marks on it theirs.
        Assert.Equal("#d5dae0", page.Find<string>($"{plot}.layout.font.color"));
        var dark = page.Find<IEnumerable<object>>($$"""
            {{plot}}.data.filter(trace => [trace.line?.color, trace.marker?.color].includes('#1f2937')).map(trace => trace.type)
            """);
        Assert.Equal(["scatter3d"], dark.Cast<string>().Distinct());
    }

    [JupyterPageFact]
    public void A_learner_runs_a_notebook_stops_an_endless_loop_goes_on_completes_and_restarts()
    {
        var path = Path.Combine(CommandLine.Repository, "notebooks", $"{Name}.ipynb");
        var committed = Notebook.Read(path);
        using var page = new ClassicNotebook();

        page.Open(Name, File.ReadAllText(path).Replace("../src/", Path.Combine(CommandLine.Repository, "src") + "/"));
        page.Click("#run_all_cells a");
        page.WaitForEnd();
        Assert.Equal(0, page.Count(".output_error"));
        int charts = committed.Cells.Count(cell => cell.Outputs.OfType<DisplayOutput>().Any(output =>
            output.Data.ContainsKey("application/vnd.plotly.v1+json")));
        page.WaitFor(charts, ".output .js-plotly-plot .main-svg .plot, .output .js-plotly-plot .gl-container canvas");

        const string endless = "var kept = 17; Console.Write(\"begun\"); while (true) ;";
        page.Type(endless);
        page.Wait("the loop", "[...document.querySelectorAll('.output_stdout')].some(output => output.textContent.includes('begun'))");
        page.Click("[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
        page.WaitForEnd();
        Assert.Contains("The cell was stopped. Its variables keep what they held.", page.Shown(endless));

        page.Type("kept + 1");
        page.WaitForEnd();
        Assert.Contains("18", page.Shown("kept + 1"));

        page.Type("Math.Sq\t", run: false);
        page.WaitForOffered("Sqrt");
        page.Press(Keys.Enter);
        page.WaitForTyped("Math.Sqrt");

        page.Restart();
        page.Type("kept + 2");
        page.WaitForEnd();
        Assert.Contains("The name 'kept' does not exist in the current context", page.Shown("kept + 2"));
    }
}

using System.Text.Json;
using OpenQA.Selenium;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>Controls in Jupyter Notebook 6, by mouse and keyboard: what is moved, and the picture that changes.</summary>
public sealed class ControlsInTheBrowserTests
{
    internal const string Plot = "document.querySelector('.js-plotly-plot')";

    static readonly string course = Path.Combine(CommandLine.Repository, "src/NotebookLab.Course/bin/NotebookLab.Course.dll");

    internal static readonly string Setup = $"""
        #r "{course}"
        using NotebookLab.Charts;
        using NotebookLab.Controls;
        using NotebookLab.Landscapes;
        using NotebookLab.Optimization;
        """;

    static readonly string[] cells =
    [
        Setup,
        """
        Live.Of(new Slider("η", 0.01, 1.1, 0.3), new Choice<bool>("rule", ("SGD", false), ("Momentum", true)), (η, isMomentum) =>
        {
            Optimizer rule = isMomentum ? new Momentum(η) : new Sgd(η);
            return Draw.Descent(Landscape.Bowl, rule.Minimize(Landscape.Bowl, 25));
        })
        """,
        """
        Live.Of(new Button("again"), new Player("step", 0, 5, 100), (presses, step) => $"presses {presses}, step {step}")
        """,
        """
        Live.Of(new IntSlider("n", 0, 4, 0), n => $"quotient {12 / (3 - n)}")
        """,
        """
        Live.Of(new Point("start", new("x0", -4, 4, -3), new("x1", -4, 4, 4)), start =>
            Draw.Descent(Landscape.Bowl, new Sgd(0.1).Minimize(Landscape.Bowl with { Start = start }, 25)))
        """,
    ];

    [JupyterWidgetsFact]
    public void A_learner_drags_a_slider_chooses_presses_and_plays_and_the_picture_changes()
    {
        using var page = new ClassicNotebook();
        page.Open("controls", Notebook(cells));
        page.Click("#run_all_cells a");
        page.WaitForEnd();
        page.Wait("the chart", $"{Plot}?.querySelector('.main-svg .plot')");
        page.WaitFor(5, ".noUi-handle");
        string before = page.Find<string>($"{Plot}.layout.title.text");
        Assert.DoesNotContain("Momentum", before);

        // The plot stays the same element, so that nothing flickers, and what was zoomed into stays in view.
        page.Run($"{Plot}.isKept = true;");
        page.Zoom(".js-plotly-plot .nsewdrag");
        double[] zoomed = Range(page);
        page.Drag(".noUi-handle", 80);
        page.Wait("another picture", $"{Plot}.layout.title.text !== arguments[0]", before);
        page.WaitForEnd();
        Assert.True(page.Find<bool>($"{Plot}.isKept"));
        Assert.Equal(zoomed, Range(page));
        string dragged = page.Find<string>($"{Plot}.layout.title.text");

        page.Choose(".widget-dropdown select", "Momentum");
        page.Wait("another rule", $"{Plot}.layout.title.text !== arguments[0]", dragged);

        page.Press(By.CssSelector(".widget-button"));
        page.Wait("a press", "document.body.textContent.includes('presses 1, step 0')");
        page.Press(By.CssSelector(".widget-play button"));
        page.Wait("the last step", "document.body.textContent.includes('presses 1, step 5')");

        // An error stands below, and goes.
        page.Type(By.CssSelector(".output_area:has(.widget-slider) ~ .output_area .noUi-handle, .code_cell:nth-child(4) .noUi-handle"),
            Keys.ArrowRight, times: 3);
        page.Wait("the error", "document.body.textContent.includes('Attempted to divide by zero.')");
        Assert.Matches("quotient (4|6|12)", page.Shown(cells[3])); // the last that was drawn: some keys may have been one move
        page.Type(By.CssSelector(".code_cell:nth-child(4) .noUi-handle"), Keys.ArrowRight, times: 1);
        page.Wait("the next value", "document.body.textContent.includes('quotient -12')");
        page.Wait("the error's end", "!document.body.textContent.includes('Attempted to divide by zero.')");

        // A click on the plane is a start there, and both sliders follow.
        page.Wait("the start", "document.body.textContent.includes('25 steps from (−3, 4)')");
        page.ClickAt(".code_cell:nth-child(5) .nsewdrag", 65, -65);
        page.Wait("another start", """
            /25 steps from \([12]\.\d+, 1\.\d+\)/.test(document.querySelector('.code_cell:nth-child(5)').textContent)
            """);
        page.Wait("both sliders", """
            [...document.querySelectorAll('.code_cell:nth-child(5) .widget-readout')]
                .every(readout => /^[12]\.\d/.test(readout.textContent))
            """);

        // A cell that is run again has new controls, and the old ones are gone.
        page.Run("Jupyter.notebook.execute_cells([3]);");
        page.WaitForEnd();
        page.Wait("the first value", "document.body.textContent.includes('quotient 4')");

        // A page that is loaded anew.
        page.Save();
        page.Reload();
        page.Wait("the controls", "document.querySelectorAll('.noUi-handle').length === 5");
        page.Wait("what to do", "document.body.textContent.includes('Run the cell again: what these controls belong to is gone.')");
        Assert.Equal(5, page.Count("[disabled].noUi-target, .noUi-target [disabled]"));
        page.Click("#run_all_cells a");
        page.WaitForEnd();
        page.Wait("the first values", "['quotient 4', 'presses 0'].every(text => document.body.textContent.includes(text))");
        Assert.Equal(0, page.Count("[disabled].noUi-target, .noUi-target [disabled]"));

        page.Restart();
        page.Wait("what to do", "document.body.textContent.includes('Run the cell again: what these controls belong to is gone.')");
        Assert.Equal(5, page.Count("[disabled].noUi-target, .noUi-target [disabled]"));
    }

    static double[] Range(ClassicNotebook page) =>
        [.. page.Find<IEnumerable<object>>($"{Plot}.layout.xaxis.range").Select(Convert.ToDouble)];

    internal static string Notebook(params IEnumerable<string> cells) => JsonSerializer.Serialize(new
    {
        cells = cells.Select(code => new
        {
            cell_type = "code", metadata = new { }, source = code, outputs = Array.Empty<int>(), execution_count = (int?)null,
        }),
        metadata = new { kernelspec = new { name = ".net-csharp", display_name = ".NET (C#)", language = "C#" } },
        nbformat = 4, nbformat_minor = 4,
    });
}

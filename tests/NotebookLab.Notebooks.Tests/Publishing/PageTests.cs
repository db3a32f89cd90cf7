using System.Text.RegularExpressions;
using NotebookLab.Notebooks.Pictures;
using NotebookLab.Notebooks.Publishing;
using NotebookLab.Notebooks.Tests.Pictures;
using NotebookLab.Notebooks.Tests.Running;
using NotebookLab.Scripting;

namespace NotebookLab.Notebooks.Tests.Publishing;

/// <summary>The page of the notebooks in the folder <c>Notebooks</c>: run, published, and some of it looked at by a browser.</summary>
public class PageTests
{
    [Fact]
    public async Task What_a_console_overwrote_is_not_there_and_its_colours_are()
    {
        var page = await PageOf("console.ipynb");
        Assert.Contains("<pre class=\"output stdout\" tabindex=\"0\">100 %</pre>", page);
        Assert.Contains("<span class=\"ansi-ink\" style=\"--ansi:#ff8700\">208</span>", page);
        Assert.Contains("<span class=\"ansi-ink\" style=\"--ansi:#0072b2\">blue</span>", page);
        Assert.Contains("<span style=\"color:#000000;background:#ffff00\">on yellow</span>", page);
    }

    [Fact]
    public async Task Pictures_are_in_the_page_one_that_is_lost_is_told_and_no_link_is_a_script()
    {
        var page = await PageOf("pictures.ipynb", "pictures: the picture images/lost.png is not shown: there is no such file");
        Assert.Equal(3, Regex.Matches(page, "<img [^>]*src=\"data:image/png;base64,iVBOR").Count);
        Assert.Contains("The picture images/lost.png was not there when this page was made: a picture that was lost", page);
        Assert.DoesNotContain("href=\"java", page);
    }

    [Fact]
    public async Task A_failure_that_was_meant_is_shown_and_is_no_failure_of_the_notebook()
    {
        var page = await PageOf("failure.ipynb");
        Assert.Contains("<strong>InvalidOperationException</strong>: meant", page);
        Assert.DoesNotContain("A cell of this notebook failed", page);
    }

    [ChromiumFact]
    public async Task A_cell_of_JavaScript_runs_in_the_page()
    {
        var document = await Looked(await PageOf("languages.ipynb"));
        Assert.Contains("<div class=\"output html\">1 + 1 is 2</div>", document);
    }

    [ChromiumFact]
    public async Task A_table_of_many_rows_scrolls_in_its_own_box()
    {
        const string measure = """
            <script>
            const { scrollHeight, clientHeight } = document.querySelector('.output:has(table)');
            document.body.dataset.box = scrollHeight > 5000 && clientHeight < 700;
            </script>
            """;
        Assert.Contains("data-box=\"true\"", await Looked(await PageOf("table.ipynb") + measure));
    }

    [ChromiumFact]
    public async Task On_a_phone_a_chart_has_the_title_and_the_height_that_are_made_for_it()
    {
        var (page, folder) = PageWith("""
             {
              "cell_type": "code", "id": "chart", "execution_count": 1, "metadata": {}, "source": [],
              "outputs": [{ "output_type": "display_data", "metadata": {}, "data": { "application/vnd.plotly.v1+json": {
               "data": [{ "type": "scatter", "x": [1, 2], "y": [3, 4] }],
               "layout": {
                "height": 400, "margin": { "t": 80 }, "title": { "text": "one line", "y": 0.9 },
                "meta": { "narrow": { "below": 640, "title": "wrapped", "top": 120 } }
               }
              } } }]
             }
            """);
        const string measure = """
            <script>
            addEventListener('load', () => {
              dispatchEvent(new Event('beforeprint'));   // draws every chart at once
              const { layout, clientHeight } = document.querySelector('.drawing');
              document.body.dataset.chart = `${layout.title.text}, ${clientHeight}, ${document.querySelector('.main-svg').clientHeight}`;
            });
            </script>
            """;
        Assert.Contains("data-chart=\"one line, 400, 400\"", await Looked(page + measure, folder));
        var phone = page.Replace("<body", "<body style=\"width:400px\"", StringComparison.Ordinal);
        Assert.Contains("data-chart=\"wrapped, 440, 440\"", await Looked(phone + measure, folder));
    }

    [ChromiumFact]
    public async Task On_a_dark_page_words_beside_a_picture_are_light_and_marks_upon_it_stay()
    {
        var (page, folder) = PageWith("""
             {
              "cell_type": "code", "id": "chart", "execution_count": 1, "metadata": {}, "source": [],
              "outputs": [{ "output_type": "display_data", "metadata": {}, "data": { "application/vnd.plotly.v1+json": {
               "data": [
                { "type": "heatmap", "z": [[1, 2], [3, 4]] },
                { "type": "scatter", "mode": "text", "x": [0], "y": [2], "text": ["below"], "textfont": { "color": "#1f2937" } },
                { "type": "scatter", "mode": "markers", "x": [0], "y": [0], "marker": { "color": "#1f2937" } }
               ],
               "layout": { "height": 400 }
              } } }]
             }
            """);
        page = page.Replace("<html", "<html data-theme=\"dark\"", StringComparison.Ordinal);
        const string measure = """
            <script>
            addEventListener('load', () => {
              charts[0].draw();
              const [, words, marks] = charts[0].plot.data;
              document.body.dataset.colours = `${words.textfont.color} ${marks.marker.color}`;
            });
            </script>
            """;
        Assert.Contains("data-colours=\"#d5dae0 #1f2937\"", await Looked(page + measure, folder));
    }

    [ChromiumFact]
    public async Task An_output_that_the_text_asks_to_predict_waits_for_a_guess()
    {
        var (page, folder) = PageWith("""
              { "cell_type": "markdown", "id": "a", "metadata": {}, "source": "**Predict** the sum." },
              { "cell_type": "code", "id": "b", "execution_count": 1, "metadata": {}, "source": "3 + 4",
                "outputs": [{ "output_type": "stream", "name": "stdout", "text": "seven" }] },
              { "cell_type": "markdown", "id": "c", "metadata": {}, "source": "And once more:" },
              { "cell_type": "code", "id": "d", "execution_count": 2, "metadata": {}, "source": "4 + 4",
                "outputs": [{ "output_type": "stream", "name": "stdout", "text": "eight" }] }
            """);
        const string measure = """
            <script>
            addEventListener('load', () => {
              const seen = () => [...document.querySelectorAll('.output')]
                .filter(output => output.checkVisibility()).map(output => output.textContent.trim());
              const told = [seen()];
              const button = document.querySelector('[data-switch=outputs]');
              button.click();
              told.push(seen());
              button.click();
              dispatchEvent(new Event('beforeprint'));
              told.push(seen());
              dispatchEvent(new Event('afterprint'));
              document.querySelector('.guess input').value = '7';
              document.querySelector('.guess button').click();
              told.push(seen(), document.querySelector('.guessed').textContent);
              document.body.dataset.told = told.join(' | ');
            });
            </script>
            """;
        Assert.Contains(
            "data-told=\"eight | seven,eight | seven,eight | seven,eight | Your guess: 7\"", await Looked(page + measure, folder));
    }

    // The page of a notebook with these cells, and the folder with what it needs.
    static (string Page, string Folder) PageWith(string cells)
    {
        var path = Path.Combine(Sample.NewFolder(), "page-with.ipynb");
        File.WriteAllText(path, $$"""
            {
             "cells": [{{cells}}],
             "metadata": { "kernelspec": { "name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#" } },
             "nbformat": 4, "nbformat_minor": 5
            }
            """);
        var folder = Sample.NewFolder();
        Site.Write([(Notebook.Read(path), "page-with")], folder);
        return (File.ReadAllText(Path.Combine(folder, "page-with.html")), folder);
    }

    static async Task<string> PageOf(string file, params string[] warnings)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Notebooks", file);
        using var session = new Session(Path.GetDirectoryName(path)!);
        var (notebook, _, _) = await InProcess.Run(Notebook.Read(path), session);
        var folder = Sample.NewFolder();
        var name = Path.GetFileNameWithoutExtension(file);
        Assert.Equal(warnings, Site.Write([(notebook, name)], folder).Select(warning => $"{warning}"));
        return File.ReadAllText(Path.Combine(folder, $"{name}.html"));
    }

    static async Task<string> Looked(string page, string? site = null)
    {
        var folder = site ?? Sample.NewFolder();
        if (site is null) Site.Begin(folder);
        var file = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(file, page);
        return await Chromium.Find().DocumentOf(file, Path.Combine(folder, "profile"), TimeSpan.FromSeconds(60), default);
    }
}

using System.Text.Json.Nodes;
using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests.Browser;

[Collection(InTheBrowser.Name)]
public class ChartInTheBrowserTests(ChartBrowser browser)
{
    public static TheoryData<string> Charts => Gallery.Names;

    [ChromiumTheory, MemberData(nameof(Charts))]
    public void A_chart_is_drawn_without_an_error_and_no_text_is_cut_off_or_overlaps_another(string name)
    {
        string json = Gallery.Json(name);
        foreach (int width in new[] { Pictures.Width, 400 })
        {
            var sight = browser.Look(json, width);
            Assert.Empty(sight.Errors);
            Assert.NotEmpty(sight.Texts);
            TextBox.AssertReadable(sight.Texts, $"{name}, {width} px wide");
        }
    }

    [ChromiumTheory, MemberData(nameof(Charts))]
    public void Plotly_knows_all_that_a_chart_sets(string name) =>
        Assert.Empty(browser.Verdicts(Gallery.Json(name)));

    [ChromiumFact]
    public void A_word_that_plotly_does_not_know_is_found()
    {
        string json = PlotlyJson.Of(Draw.Curve(Math.Sin, -3, 3));
        Assert.Empty(browser.Verdicts(json));
        Assert.Single(browser.Verdicts(json.Replace("\"simplify\"", "\"simplfy\"", StringComparison.Ordinal)));
    }

    [ChromiumFact]
    public void Labels_upon_each_other_and_beyond_the_edge_are_found()
    {
        var texts = browser.Look(
            Labelled(("one", 0.5), ("other", 0.5), ("a label that is longer than what lies right of it", 0.95)), 400).Texts;
        string[] faults = TextBox.Faults(texts);
        Assert.Contains(faults, fault => fault.StartsWith("“one”", StringComparison.Ordinal)
            && fault.Contains("overlaps “other”", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("“a label that", StringComparison.Ordinal)
            && fault.Contains("is cut off", StringComparison.Ordinal));

        Assert.Empty(TextBox.Faults(browser.Look(Labelled(("one", 0.2), ("other", 0.8)), 400).Texts));
    }

    static string Labelled(params (string Text, double X)[] labels)
    {
        var chart = JsonNode.Parse(PlotlyJson.Of(Draw.Curve(x => x, 0, 1)))!;
        chart["layout"]!["annotations"] = new JsonArray([.. labels.Select(label =>
            new JsonObject { ["text"] = label.Text, ["x"] = label.X, ["y"] = 0.5, ["xanchor"] = "left", ["showarrow"] = false })]);
        return chart.ToJsonString();
    }
}

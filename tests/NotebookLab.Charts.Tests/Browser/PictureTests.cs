using System.Text.Json.Nodes;
using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests.Browser;

[Collection(InTheBrowser.Name)]
public class PictureTests(ChartBrowser browser)
{
    private const int Width = 760;
    private const double Allowed = 0.001;   // of all blocks: some five, less than a word of six letters fills

    private sealed record Difference(double Share, string Words);

    public static TheoryData<string> Charts => Gallery.Names;

    [ChromiumTheory, MemberData(nameof(Charts))]
    public void A_chart_looks_as_in_its_picture(string name)
    {
        byte[] seen = PictureOf(PlotlyJson.Of(Gallery.Chart(name)));
        string path = Pictures.PathOf(name);
        if (Pictures.AreRenewed && !(File.Exists(path) && Compare(File.ReadAllBytes(path), seen).Share == 0)) File.WriteAllBytes(path, seen);
        if (!File.Exists(path))
            Assert.Fail($"“{name}” has no picture yet. UPDATE_PICTURES=1 takes it; it would be {Pictures.Keep(name, seen)}");

        var difference = Compare(File.ReadAllBytes(path), seen);
        if (difference.Share > Allowed)
            Assert.Fail($"“{name}” doesn't look as in {path}: {difference.Words}; it looks as in {Pictures.Keep(name, seen)}. If that is right, UPDATE_PICTURES=1 takes the pictures anew.");
    }

    [Fact]
    public void Every_picture_is_that_of_a_chart() => Assert.Empty(
        Directory.GetFiles(Pictures.Folder).Except(((IEnumerable<object[]>)Gallery.Names).Select(row => Pictures.PathOf((string)row[0]))));

    [ChromiumTheory]
    [InlineData("tangent", "data", 2)]
    [InlineData("descent", "data", 1)]
    [InlineData("descent, several", "data", 4)]
    [InlineData("field", "data", 3)]
    [InlineData("surface with path", "data", 1)]
    [InlineData("tangent", "layout/annotations", 0)]
    [InlineData("descent", "layout/annotations", 1)]
    [InlineData("loss", "layout/annotations", 1)]
    public void A_trace_or_a_label_that_is_missing_shows(string name, string list, int index)
    {
        string json = PlotlyJson.Of(Gallery.Chart(name));
        var chart = JsonNode.Parse(json)!;
        list.Split('/').Aggregate(chart, (part, key) => part[key]!).AsArray().RemoveAt(index);
        var difference = Compare(PictureOf(json), PictureOf(chart.ToJsonString()));
        Assert.True(difference.Share > Allowed, difference.Words);
    }

    [ChromiumTheory]
    [InlineData("tangent", "svg text { text-rendering: geometricPrecision; -webkit-font-smoothing: none }")]
    [InlineData("descent", "#chart svg { position: relative; left: 0.4px; top: 0.3px }")]
    [InlineData("field", "#chart path { shape-rendering: geometricPrecision; stroke-linejoin: bevel }")]
    public void Another_antialiasing_does_not(string name, string style)
    {
        string json = PlotlyJson.Of(Gallery.Chart(name));
        byte[] usual = PictureOf(json);
        var difference = Compare(usual, PictureOf(json, style));
        Assert.True(difference.Share <= Allowed, difference.Words);
    }

    private byte[] PictureOf(string json, string style = "")
    {
        browser.Show(json, Width, style);
        return browser.Picture();
    }

    private Difference Compare(byte[] one, byte[] other) =>
        browser.Await<Difference>("difference(arguments[0], arguments[1])", Convert.ToBase64String(one), Convert.ToBase64String(other));
}

using System.Text.Json.Nodes;
using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests.Browser;

[Collection(InTheBrowser.Name)]
public class PictureTests(ChartBrowser browser)
{
    /// <summary>How much two pictures differ: the share of blocks that do, and the worst of them.</summary>
    sealed record Difference(double Share, double Worst, string Words)
    {
        // A missing word fills more than a thousandth of the blocks. A missing marker fills one or two; antialiasing changes none so much.
        public bool Shows => Share > 0.001 || Worst > 40;
    }

    public static TheoryData<string> Charts => Gallery.Names;

    [ChromiumTheory, MemberData(nameof(Charts))]
    public void A_chart_looks_as_in_its_picture(string name)
    {
        byte[] seen = PictureOf(Gallery.Json(name));
        string path = Pictures.PathOf(name);
        if (Pictures.AreRenewed && !(File.Exists(path) && !Compare(File.ReadAllBytes(path), seen).Shows)) File.WriteAllBytes(path, seen);
        if (!File.Exists(path))
            Assert.Fail($"“{name}” has no picture yet. UPDATE_PICTURES=1 takes it; it would be {Pictures.Keep(name, seen)}");

        var difference = Compare(File.ReadAllBytes(path), seen);
        if (difference.Shows)
            Assert.Fail(
                $"“{name}” doesn't look as in {path}: {difference.Words}; it looks as in {Pictures.Keep(name, seen)}. "
                    + "If that is right, UPDATE_PICTURES=1 takes the pictures anew.");
    }

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
        var chart = JsonNode.Parse(Gallery.Json(name))!;
        list.Split('/').Aggregate(chart, (part, key) => part[key]!).AsArray().RemoveAt(index);
        var difference = Compare(File.ReadAllBytes(Pictures.PathOf(name)), PictureOf(chart.ToJsonString()));
        Assert.True(difference.Shows, difference.Words);
    }

    [ChromiumTheory]
    [InlineData("tangent", "#chart text { text-rendering: geometricPrecision }")]
    [InlineData("field", "#chart path { shape-rendering: crispEdges }")]
    [InlineData("descent", "#chart .plot-container { left: 1px; top: -1px }")]
    public void Another_antialiasing_and_a_pixel_aside_do_not(string name, string style)
    {
        string json = Gallery.Json(name);
        byte[] usual = PictureOf(json);
        var difference = Compare(usual, PictureOf(json, style));
        Assert.False(difference.Shows, difference.Words);
    }

    byte[] PictureOf(string json, string style = "") => browser.Look(json, Pictures.Width, style).Picture;

    Difference Compare(byte[] one, byte[] other) =>
        browser.Await<Difference>("difference(arguments[0], arguments[1])", Convert.ToBase64String(one), Convert.ToBase64String(other));
}

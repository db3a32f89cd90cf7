using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class DarkThemeTests
{
    public static TheoryData<string> Charts => Gallery.Names;

    [Theory, MemberData(nameof(Charts))]
    public void Every_text_of_a_chart_can_be_read_on_its_dark_ground(string name)
    {
        var chart = new Drawn(Gallery.Chart(name).In(Theme.Dark));
        Assert.Equal("#1f1f1f", chart.Layout["paper_bgcolor"]!.GetValue<string>());
        string[] colours = [.. TextColours(chart.Layout, "")
            .Concat(chart.Traces.Where(trace => trace["mode"]?.GetValue<string>() == "text").SelectMany(trace => TextColours(trace, "")))
            .Distinct()];
        Assert.NotEmpty(colours);
        Assert.All(colours, colour => Assert.True(Contrast(colour, "#1f1f1f") >= 4.5, colour));
    }

    [Fact]
    public void Lines_beside_a_picture_are_lifted_and_those_upon_one_are_not()
    {
        string curve = Drawn.Word(new Drawn(Draw.Curve(Math.Sin, -3, 3).In(Theme.Dark)).Traces[0]["line"]!, "color");
        Assert.True(Contrast(curve, "#1f1f1f") >= 3 && Contrast(Look.Lines[0].Colour, "#1f1f1f") < 3.5);

        var path = new Sgd(0.1).Minimize(Landscape.Bowl, 3);
        var light = new Drawn(Draw.Descent(Landscape.Bowl, path));
        var dark = new Drawn(Draw.Descent(Landscape.Bowl, path).In(Theme.Dark));
        Assert.Equal(light.Traces.Select(trace => trace.ToJsonString()), dark.Traces.Select(trace => trace.ToJsonString()));
    }

    [Fact]
    public void What_only_looks_like_a_colour_in_a_text_stays() =>
        Assert.Contains("run #102030", new Drawn(Draw.Loss(("run #102030", [1.0, 0.5])).In(Theme.Dark)).Json, StringComparison.Ordinal);

    [Fact]
    public void What_is_named_on_a_picture_is_named_on_a_light_ground() =>
        Assert.Equal(["#dfe5ec", Look.Ink],
            new[] { "bgcolor", "font" }.Select(key => new Drawn(Draw.Field(Landscape.Bowl).In(Theme.Dark)).Layout["legend"]![key]!)
                .Select(part => part is JsonObject font ? font["color"]!.GetValue<string>() : part.GetValue<string>()));

    [Fact]
    public void The_dark_theme_may_be_larger_and_have_another_ground()
    {
        var chart = new Drawn(Draw.Curve(Math.Sin, -3, 3).In(Theme.Dark with { Scale = 2, Ground = "#002b36" }));
        Assert.Equal(840, chart.Layout["height"]!.GetValue<double>());
        Assert.Equal("#002b36", chart.Layout["plot_bgcolor"]!.GetValue<string>());
        var wrong = Assert.Throws<ArgumentException>(() => Theme.Dark with { Ground = "black" });
        Assert.Contains("\"black\"", wrong.Message, StringComparison.Ordinal);
    }

    // Fonts, and the colours within texts; not what lies on a light ground of its own.
    static IEnumerable<string> TextColours(JsonNode? node, string owner) => node switch
    {
        JsonObject part => part.SelectMany(entry => entry.Key is "colorway" or "legend" ? []
            : entry.Key == "color" && owner.EndsWith("font", StringComparison.Ordinal) ? [entry.Value!.GetValue<string>()]
            : TextColours(entry.Value, entry.Key)),
        JsonArray items => items.SelectMany(item => TextColours(item, owner)),
        JsonValue value when value.TryGetValue(out string? text) =>
            Regex.Matches(text, "color:(#[0-9a-f]{6})").Select(match => match.Groups[1].Value),
        _ => [],
    };

    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, written once more.
    static double Contrast(string one, string other)
    {
        double[] light = [.. new[] { one, other }.Select(colour => Enumerable.Range(0, 3)
            .Select(i => Convert.ToInt32(colour.Substring(1 + 2 * i, 2), 16) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .Zip([0.2126, 0.7152, 0.0722], (c, w) => c * w).Sum()).Order()];
        return (light[1] + 0.05) / (light[0] + 0.05);
    }
}

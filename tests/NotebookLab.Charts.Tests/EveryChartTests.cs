using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests;

public class EveryChartTests
{
    public static TheoryData<string> Charts => Gallery.Names;

    [Theory, MemberData(nameof(Charts))]
    public void A_chart_drawn_twice_is_the_same_text(string name) =>
        Assert.Equal(PlotlyJson.Of(Gallery.Chart(name)), PlotlyJson.Of(Gallery.Chart(name)));

    [Theory, MemberData(nameof(Charts))]
    public void A_chart_is_the_same_in_a_country_with_decimal_commas(string name)
    {
        string json = PlotlyJson.Of(Gallery.Chart(name)), words = ChartInWords.Of(Gallery.Chart(name));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("0,5", 0.5.ToString("G", CultureInfo.CurrentCulture));
            Assert.Equal(json, PlotlyJson.Of(Gallery.Chart(name)));
            Assert.Equal(words, ChartInWords.Of(Gallery.Chart(name)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory, MemberData(nameof(Charts))]
    public void A_chart_is_small(string name)
    {
        int most = name.StartsWith("race", StringComparison.Ordinal) ? 150 * 1024 : name == "surface" ? 60 * 1024 : 40 * 1024;
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Gallery.Json(name)), 1000, most);
    }

    [Theory, MemberData(nameof(Charts))]
    public void A_chart_is_strict_JSON_with_data_layout_and_config(string name)
    {
        using var json = JsonDocument.Parse(Gallery.Json(name));
        Assert.Equal(["data", "layout", "config"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.DoesNotContain("NaN", json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Charts))]
    public void A_chart_fits_the_width_of_its_page_and_has_a_title_and_a_subtitle(string name)
    {
        var chart = new Drawn(Gallery.Chart(name));
        Assert.True(chart.Config["responsive"]!.GetValue<bool>());
        Assert.False(chart.Config["scrollZoom"]!.GetValue<bool>()); // the wheel scrolls the page
        Assert.Null(chart.Layout["width"]);
        Assert.InRange(chart.Layout["height"]!.GetValue<int>(), 350, 700);
        Assert.Matches("^<b>.+</b><br><span", chart.Layout["title"]!["text"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Charts))]
    public void No_line_of_a_title_is_too_long_for_its_page_or_a_phone_and_all_lie_above_the_picture(string name)
    {
        var layout = new Drawn(Gallery.Chart(name)).Layout;
        var narrow = layout["meta"]!["narrow"]!;
        Check(layout["title"]!["text"]!, 64, 104, layout["margin"]!["t"]!);
        Check(narrow["title"]!, 40, 56, narrow["top"]!);

        static void Check(JsonNode text, int title, int subtitle, JsonNode top)
        {
            string[] lines = text.GetValue<string>().Split("<br>");
            Assert.All(lines, line => Assert.InRange(System.Text.RegularExpressions.Regex.Replace(line, "<[^>]*>", "").Length, 1,
                line.StartsWith("<span", StringComparison.Ordinal) ? subtitle : title));
            Assert.True(top.GetValue<double>() >= 22 * lines.Length + 20);
        }
    }

    [Theory, MemberData(nameof(Charts))]
    public void No_text_of_a_chart_is_below_13_pixels(string name)
    {
        double[] sizes = [.. Sizes(new Drawn(Gallery.Chart(name)).Layout), .. new Drawn(Gallery.Chart(name)).Traces.SelectMany(Sizes)];
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.True(size >= 13, $"{size} px"));
    }

    [Theory, MemberData(nameof(Charts))]
    public void A_chart_in_words_has_its_title_axes_and_every_trace(string name)
    {
        var chart = new Drawn(Gallery.Chart(name));
        string words = ChartInWords.Of(Gallery.Chart(name));
        Assert.StartsWith("Chart: ", words, StringComparison.Ordinal);
        Assert.Contains("\nx axis: ", words, StringComparison.Ordinal);
        Assert.Contains("\ny axis: ", words, StringComparison.Ordinal);
        Assert.All(chart.Traces, trace => Assert.Contains(trace["name"]!.GetValue<string>(), words, StringComparison.Ordinal));
        Assert.DoesNotContain("<", words, StringComparison.Ordinal);
    }

    // Font sizes, wherever they stand; sizes of markers and distances of contours are not fonts.
    static IEnumerable<double> Sizes(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(p => p.Key is "font" or "tickfont" or "labelfont" && p.Value!["size"] is { } size
            ? [size.GetValue<double>()]
            : Sizes(p.Value)),
        JsonArray items => items.SelectMany(Sizes),
        _ => [],
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests.Browser;

[Collection(UnderTheMouse.Name)]
public partial class MovingChartTests(ChartBrowser browser)
{
    // Frames in which a chart that moves has done so, even on a slow machine; where nothing is to move, a fraction is enough.
    const int Patience = 240, Impatience = 30;

    sealed record Place(double X, double Y);

    sealed record SliderState(Box Rail, Place Grip, string Value);

    sealed record Button(string Label, double X, double Y);

    /// <summary>The charts with a slider or with buttons.</summary>
    public static TheoryData<string> Charts =>
        [.. ((IEnumerable<object[]>)Gallery.Names).Select(row => (string)row[0])
            .Where(name => Has(name, "sliders") || Has(name, "updatemenus"))];

    [ChromiumTheory, MemberData(nameof(Charts))]
    public void What_can_be_moved_moves_under_the_mouse(string name)
    {
        foreach (int width in new[] { 760, 400 })
        {
            browser.Show(Gallery.Json(name), width);
            if (Has(name, "sliders")) DragTheSlider();
            if (Has(name, "updatemenus")) PressTheButtons();
            // Plotly.animate rejects its promise when a pause interrupts it, and its own buttons leave that uncaught.
            Assert.DoesNotContain(browser.Errors(), error => !error.Contains("Uncaught (in promise)", StringComparison.Ordinal));
            TextBox.AssertReadable(browser.Texts(), $"{name}, moved, {width} px wide");
        }
    }

    [ChromiumFact]
    public void A_slider_that_moves_nothing_is_found()
    {
        string json = PlotlyJson.Of(Draw.TangentSlider(Math.Sin, -3, 3, positions: 3));
        browser.Show(json.Replace("\"method\":\"update\"", "\"method\":\"skip\"", StringComparison.Ordinal), 400);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => DragTheSlider(Impatience));
    }

    [ChromiumTheory]
    [InlineData("animate", "animate", "")]
    [InlineData("skip", "animate", "nothing moves")]
    [InlineData("animate", "skip", "moves on")]
    public void Play_that_moves_nothing_and_pause_that_does_not_stop_are_found(string play, string pause, string fault)
    {
        browser.Show(Animated(play, pause), 400);
        string message = Record.Exception(() => PressTheButtons(play == "skip" ? Impatience : Patience))?.Message ?? "";
        if (fault.Length == 0) Assert.Empty(message);
        else Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    // A point that takes a hundred small steps.
    static string Animated(string play, string pause)
    {
        var chart = JsonNode.Parse(PlotlyJson.Of(Draw.Tangent(x => x, 0, 1, [0])))!;
        string frames = string.Join(',', Enumerable.Range(1, 100).Select(i => string.Create(CultureInfo.InvariantCulture,
            $$"""{"data":[{"x":[{{i / 100.0}}],"y":[{{i / 100.0}}]}],"traces":[2]}""")));
        chart["layout"]!["updatemenus"] = JsonNode.Parse($$"""
            [{"type":"buttons","buttons":[
              {"label":"Play","method":"{{play}}","args":[[{{frames}}],
                {"frame":{"duration":100,"redraw":false},"transition":{"duration":0},"mode":"immediate"}]},
              {"label":"Pause","method":"{{pause}}","args":[[null],{"frame":{"duration":0},"mode":"immediate"}]}]}]
            """);
        return chart.ToJsonString();
    }

    void DragTheSlider(int patience = Patience)
    {
        string before = browser.Read<string>("drawn()");
        var slider = browser.Read<SliderState>("slider()");
        Assert.NotEmpty(slider.Value);
        double share = slider.Grip.X < (slider.Rail.Left + slider.Rail.Right) / 2 ? 0.93 : 0.07;   // near the end that is farther away
        browser.Mouse((slider.Grip.X, slider.Grip.Y), (slider.Rail.Left + share * (slider.Rail.Right - slider.Rail.Left), slider.Grip.Y));

        Assert.True(browser.Await<bool>("changes(arguments[0], arguments[1])", before, patience),
            "The slider was moved, and the chart stayed as it was.");
        var after = browser.Read<SliderState>("slider()");
        Assert.NotEqual(slider.Value, after.Value);
        Assert.Equal(share, (after.Grip.X - slider.Rail.Left) / (slider.Rail.Right - slider.Rail.Left), tolerance: 0.1);
    }

    void PressTheButtons(int patience = Patience)
    {
        var buttons = browser.Read<Button[]>("buttons()");
        Assert.NotEmpty(buttons);
        if (Array.Find(buttons, button => Play().IsMatch(button.Label)) is not { } play)
        {
            string before = browser.Read<string>("drawn()");
            bool changed = false;
            foreach (var button in buttons) changed |= Press(button, before, Patience / 2);
            Assert.True(changed, "No button changes the chart.");
            return;
        }

        string stood = browser.Read<string>("sliderValue()");
        Assert.True(Press(play, browser.Read<string>("drawn()"), patience), "Play was pressed, and nothing moves.");
        Assert.True(browser.Await<bool>("changes(arguments[0], arguments[1])", browser.Read<string>("drawn()"), Patience),
            "Play was pressed, and all stops after one move.");
        if (stood.Length > 0) Assert.NotEqual(stood, browser.Read<string>("sliderValue()")); // it goes along
        var pause = Array.Find(buttons, button => Pause().IsMatch(button.Label));
        Assert.NotNull(pause);
        browser.Click((pause.X, pause.Y));
        browser.Await<object?>("frames(20)");   // a move that has begun comes to its end
        Assert.False(browser.Await<bool>("changes(arguments[0], arguments[1])", browser.Read<string>("drawn()"), Impatience),
            "Pause was pressed, and the chart moves on.");
    }

    bool Press(Button button, string before, int patience)
    {
        browser.Click((button.X, button.Y));
        return browser.Await<bool>("changes(arguments[0], arguments[1])", before, patience);
    }

    static bool Has(string name, string part) =>
        JsonNode.Parse(Gallery.Json(name))!["layout"]![part] is JsonArray { Count: > 0 };

    [GeneratedRegex("play|▶", RegexOptions.IgnoreCase)]
    private static partial Regex Play();

    [GeneratedRegex("pause|stop|⏸|❚", RegexOptions.IgnoreCase)]
    private static partial Regex Pause();
}

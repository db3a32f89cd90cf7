using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests;

public class TitlesTests
{
    [Fact]
    public void A_chart_gets_a_title_of_its_readers_own_and_the_first_chart_keeps_its()
    {
        var first = Draw.Curve(Math.Sin, 0, 1);
        string before = PlotlyJson.Of(first);
        var second = first.Titled("What to see", "what is plotted");
        Assert.Equal("What to see what is plotted", new Drawn(second).Title);
        Assert.Equal(before, PlotlyJson.Of(first));
        Assert.Equal(new Drawn(first).Traces[0].ToJsonString(), new Drawn(second).Traces[0].ToJsonString());
    }

    [Fact]
    public void A_longer_title_takes_more_room_and_the_other_margins_stay()
    {
        var loss = Draw.Loss(("a name to make room for", [1.0, 2.0]));
        var longer = new Drawn(loss.Titled(string.Join(' ', Enumerable.Repeat("word", 30)), "subtitle")).Layout["margin"]!;
        Assert.True(longer["t"]!.GetValue<double>() > new Drawn(loss).Layout["margin"]!["t"]!.GetValue<double>());
        Assert.Equal(new Drawn(loss).Layout["margin"]!["r"]!.GetValue<double>(), longer["r"]!.GetValue<double>());
    }

    [Theory]
    [InlineData(40, 56, 2, 2), InlineData(41, 56, 2, 3), InlineData(40, 57, 2, 3)]
    [InlineData(64, 104, 2, 4), InlineData(65, 104, 3, 4), InlineData(64, 105, 3, 4)]
    public void A_title_of_64_letters_is_a_line_and_a_subtitle_of_104_on_a_phone_of_40_and_56(int title, int subtitle, int wide, int narrow)
    {
        var layout = new Drawn(Draw.Curve(Math.Sin, 0, 1).Titled(Words(title), Words(subtitle))).Layout;
        Assert.Equal(wide, layout["title"]!["text"]!.GetValue<string>().Split("<br>").Length);
        var onAPhone = layout["meta"]!["narrow"]!;
        Assert.Equal(narrow, onAPhone["title"]!.GetValue<string>().Split("<br>").Length);
        Assert.Equal(22 * (narrow - wide), onAPhone["top"]!.GetValue<double>() - layout["margin"]!["t"]!.GetValue<double>());
    }

    // So many letters, in words of four, the last one longer.
    static string Words(int letters) =>
        string.Join(' ', Enumerable.Repeat("word", letters / 5)) + new string('s', letters - letters / 5 * 5 + 1);

    [Fact]
    public void A_word_longer_than_a_line_is_broken() =>
        Assert.Equal(3, new Drawn(Draw.Curve(Math.Sin, 0, 1).Titled(new string('w', 150))).Layout["title"]!["text"]!.GetValue<string>()
            .Split("<br>").Length);

    [Fact]
    public void Nothing_can_be_titled_and_no_title_be_given()
    {
        Assert.Equal("chart", Assert.Throws<ArgumentNullException>(() => Titles.Titled(null!, "a")).ParamName);
        Assert.Equal("title", Assert.Throws<ArgumentNullException>(() => Draw.Curve(Math.Sin, 0, 1).Titled(null!)).ParamName);
    }

    [Fact]
    public void Functions_are_called_what_the_code_calls_them()
    {
        Func<double, double> wave = Math.Sin;
        Assert.StartsWith("wave(x) ", new Drawn(Draw.Curve(wave, 0, 1)).Title, StringComparison.Ordinal);
        Assert.StartsWith("f(x) = sin(x)·x − 1e-4 + 2·−x ",
            new Drawn(Draw.Curve(x => Math.Sin(x)*x-1e-4 + 2 * -x, 0, 1)).Title.Replace("e−", "e-", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.StartsWith("f(x) = 0.01x² + 0.1x ", new Drawn(Draw.Curve(wave, 0, 1, "0.01x² + 0.1x")).Title, StringComparison.Ordinal);
        Assert.StartsWith("f(x) x", new Drawn(Draw.Curve(x => { return x; }, 0, 1)).Title, StringComparison.Ordinal);
        Assert.StartsWith("f(x) = x₀·x₀ + x₁ ", new Drawn(Draw.Surface(x => x[0] * x[0] + x[1], new(0, 1, 0, 1))).Title,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.19999999999, "0.2")]
    [InlineData(-0.5518, "−0.5518")]
    [InlineData(2.739e25, "2.739 × 10²⁵")]
    [InlineData(1e-7, "1 × 10⁻⁷")]
    [InlineData(123456, "123500")]
    [InlineData(-1e-300, "−1 × 10⁻³⁰⁰")]
    [InlineData(0, "0")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void A_slope_reads_as_a_person_would_write_it(double slope, string text)
    {
        var line = ChartInWords.Of(Draw.Loss(logarithmic: false, ("a", [slope])).Titled("t"));
        Assert.Contains(double.IsFinite(slope) ? $"the point (0, {text})" : "none of which can be shown", line, StringComparison.Ordinal);
    }
}

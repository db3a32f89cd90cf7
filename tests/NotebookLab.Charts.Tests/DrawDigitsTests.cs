using System.Text.Json.Nodes;
using NotebookLab.Learning;

namespace NotebookLab.Charts.Tests;

public class DrawDigitsTests
{
    static readonly double[] Sure = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];

    static string[] Texts(JsonObject trace) => [.. trace["text"]!.AsArray().Select(text => text!.GetValue<string>())];

    [Fact]
    public void Every_image_stands_on_the_sheet_pixel_by_pixel_with_gaps_between()
    {
        var digits = Digits.Train[..12];
        var sheet = new Drawn(Draw.Digits(digits)).Named("images");
        int width = sheet["x"]!.AsArray().Count;
        double[] ink = Drawn.Unpacked(sheet["z"]!);
        Assert.Equal(6 * 8 + 5 * 2, width);
        for (int n = 0; n < 12; n++)
            for (int p = 0; p < 64; p++)
                Assert.Equal(digits.Row(n)[p], ink[(n / 6 * 12 + p / 8) * width + n % 6 * 10 + p % 8]);
        Assert.Equal(12 * 64, ink.Count(double.IsFinite));
        Assert.Equal(double.NaN, ink[8]);
    }

    [Fact]
    public void Pixels_are_square_row_0_is_at_the_top_and_ink_is_dark()
    {
        var chart = new Drawn(Draw.Digits(Digits.Train[..10]));
        Assert.True(chart.Range("yaxis")[0] > chart.Range("yaxis")[1]);
        Assert.Equal("x", chart.Layout["yaxis"]!["scaleanchor"]!.GetValue<string>());
        Assert.Equal($"[[0,\"#ffffff\"],[1,\"{Look.Ink}\"]]", chart.Named("images")["colorscale"]!.ToJsonString());
        Assert.Equal((0, 1), (chart.Named("images")["zmin"]!.GetValue<int>(), chart.Named("images")["zmax"]!.GetValue<int>()));
    }

    [Fact]
    public void Labels_stand_below_their_images()
    {
        var labels = new Drawn(Draw.Digits(Digits.Train[..10])).Named("labels");
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], Texts(labels));
        Assert.Equal([3.5, 13.5, 23.5, 33.5, 43.5], Drawn.Numbers(labels["x"]!)[..5]);
        Assert.All(Drawn.Numbers(labels["y"]!)[..5], y => Assert.InRange(y, 8, 11));
        Assert.All(Drawn.Numbers(labels["y"]!)[5..], y => Assert.InRange(y, 20, 23));
    }

    [Fact]
    public void What_is_misread_has_a_frame_and_says_so_in_words()
    {
        var chart = new Drawn(Draw.Digits(Digits.Train[..4], [0, 7, 2, 9]));
        Assert.Equal(["0", "2"], Texts(chart.Named("right")));
        Assert.Equal(["<b>1, not 7</b>", "<b>3, not 9</b>"], Texts(chart.Named("wrong")));
        double[] x = Drawn.Numbers(chart.Named("frames of the wrong ones")["x"]!),
            y = Drawn.Numbers(chart.Named("frames of the wrong ones")["y"]!);
        Assert.Equal((9.25, 17.75, -0.75, 7.75), (x[..5].Min(), x[..5].Max(), y[..5].Min(), y[..5].Max()));
        Assert.Equal(29.25, x[6..11].Min());
        Assert.Contains("2 of 4 images of 8×8 pixels are right; “1, not 7” is a 1 taken for a 7", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_are_right_there_is_no_frame()
    {
        var chart = new Drawn(Draw.Digits(Digits.Train[..4], [0, 1, 2, 3]));
        Assert.Equal(["images", "right"], chart.Traces.Select(trace => trace["name"]!.GetValue<string>()));
        Assert.StartsWith("Every digit is read rightly 4 of 4 images", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_images_the_first_40_are_drawn_and_all_are_counted()
    {
        int[] predicted = Digits.Test.Labels.ToArray();
        predicted[100] = (predicted[100] + 1) % 10;
        var chart = new Drawn(Draw.Digits(Digits.Test, predicted));
        Assert.Equal(40, Texts(chart.Named("right")).Length);
        Assert.Contains("296 of 297 images", chart.Title, StringComparison.Ordinal);
        Assert.Contains("only the first 40 are drawn", chart.Title, StringComparison.Ordinal);
        Assert.Equal(3, Texts(new Drawn(Draw.Digits(new Dataset(new double[20 * 784], new int[20], 10))).Named("labels")).Length);
    }

    [Fact]
    public void Images_and_predictions_that_do_not_fit_are_refused()
    {
        var few = Assert.Throws<ArgumentException>(() => Draw.Digits(Digits.Train[..4], [0, 1]));
        Assert.Equal("predicted", few.ParamName);
        Assert.StartsWith("predicted must have 4 elements, as digits has, but has 2.", few.Message, StringComparison.Ordinal);
        var noClass = Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Digits(Digits.Train[..2], [0, 10]));
        Assert.StartsWith("predicted must be from 0 to 9, but predicted[1] was 10.", noClass.Message, StringComparison.Ordinal);
        var oblong = Assert.Throws<ArgumentException>(() => Draw.Digits(new Dataset([1, 2, 3], [0], 1)));
        Assert.Equal("digits", oblong.ParamName);
        Assert.StartsWith("digits must be square images of at most 50×50 pixels, but have 3 numbers each.", oblong.Message,
            StringComparison.Ordinal);
        Assert.Equal("digits", Assert.Throws<ArgumentNullException>(() => Draw.Digits(null!)).ParamName);
    }

    [Fact]
    public void One_digit_stands_beside_a_bar_for_each_class()
    {
        var chart = new Drawn(Draw.Digit(Digits.Train, 9, [0, 0.3, 0, 0.0004, 0, 0, 0, 0, 0, 0.6996]));
        var bars = chart.Named("probability");
        Assert.Equal([0, 0.3, 0, 0.0004, 0, 0, 0, 0, 0, 0.6996], Drawn.Numbers(bars["x"]!));
        Assert.Equal(["0\u00a0%", "30\u00a0%", "0\u00a0%", "≈ 0\u00a0%"], Texts(bars)[..4]);
        Assert.Equal(64, Drawn.Numbers(
            new JsonArray([.. chart.Named("images")["z"]!.AsArray().SelectMany(row => row!.AsArray())
                .Select(number => number?.DeepClone())])).Count(double.IsFinite));
        Assert.StartsWith("Read as 9 with 70\u00a0%: right", chart.Title, StringComparison.Ordinal);
        Assert.StartsWith("Read as 3 with 100\u00a0%, but it is a 9", new Drawn(Draw.Digit(Digits.Train, 9, Sure)).Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_are_no_probabilities_of_the_classes_is_refused()
    {
        var few = Assert.Throws<ArgumentException>(() => Draw.Digit(Digits.Train, 0, [1]));
        Assert.StartsWith("probabilities must have 10 elements, one per class, but has 1.", few.Message, StringComparison.Ordinal);
        var scores = Assert.Throws<ArgumentException>(() => Draw.Digit(Digits.Train, 0, [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.StartsWith("probabilities must have the sum 1, but it is 2; Softmax.Of makes probabilities of scores.", scores.Message,
            StringComparison.Ordinal);
        var nan = Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Digit(Digits.Train, 0, [1, double.NaN, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.StartsWith("probabilities must be from 0 to 1, but probabilities[1] was not a number.", nan.Message,
            StringComparison.Ordinal);
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Digit(Digits.Test, 297, Sure)).ParamName);
        Assert.Equal("probabilities", Assert.Throws<ArgumentNullException>(() => Draw.Digit(Digits.Test, 0, null!)).ParamName);
    }
}

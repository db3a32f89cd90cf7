using System.Text.Json.Nodes;
using NotebookLab.Learning;

namespace NotebookLab.Charts.Tests;

public class DrawConfusionTests
{
    static string[][] Cells(JsonObject trace) =>
        [.. trace["text"]!.AsArray().Select(row => row!.AsArray().Select(cell => cell!.GetValue<string>()).ToArray())];

    [Fact]
    public void Rows_are_the_truth_and_columns_the_predictions_with_blank_zeros()
    {
        var chart = new Drawn(Draw.Confusion([0, 0, 1, 1, 1, 2], [0, 1, 1, 1, 0, 2], 3));
        Assert.Equal([["1", "1", ""], ["1", "2", ""], ["", "", "1"]], Cells(chart.Named("counts")));
        Assert.Equal([2.5, -0.5], chart.Range("yaxis"));
        Assert.Equal("truth", Drawn.Text(chart.Layout["yaxis"]!["title"]!));
        Assert.Equal("predicted", Drawn.Text(chart.Layout["xaxis"]!["title"]!));
        Assert.Equal("x", chart.Layout["yaxis"]!["scaleanchor"]!.GetValue<string>());
    }

    [Fact]
    public void Errors_have_another_hue_and_show_even_where_they_are_few()
    {
        int[] truth = new int[100], predicted = new int[100];
        predicted[0] = 1;
        var colours = new Drawn(Draw.Confusion(truth, predicted, 2)).Named("counts")["z"]!;
        Assert.Equal([Math.Sqrt(0.99), -0.1], Drawn.Numbers(colours[0]!));
        Assert.All(Drawn.Numbers(colours[1]!), value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void The_subtitle_has_the_accuracy_and_the_most_frequent_confusion()
    {
        int[] truth = [9, 9, 9, 1, 0, 7, 7, 7], predicted = [7, 7, 7, 0, 0, 7, 7, 9];
        string title = new Drawn(Draw.Confusion(truth, predicted, 10)).Title;
        Assert.Contains("3 of 8 are right (37.5\u00a0%); most often a 9 was taken for a 7: 3 times; ", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Confusions_that_are_as_frequent_are_counted() =>
        Assert.Contains("most often a 0 was taken for a 1: 1 time, as 2 other pairs",
            new Drawn(Draw.Confusion([0, 1, 2], [1, 0, 1], 3)).Title, StringComparison.Ordinal);

    [Fact]
    public void Where_all_are_right_the_title_says_so()
    {
        string title = new Drawn(Draw.Confusion([0, 1, 2], [0, 1, 2], 3)).Title;
        Assert.StartsWith("Everything is on the diagonal: all right 3 of 3 are right (100\u00a0%)", title, StringComparison.Ordinal);
        Assert.DoesNotContain("most often", title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_brings_its_labels()
    {
        var data = new Dataset([0.0, 0, 0], [2, 0, 1], 4);
        Assert.Equal(
            Cells(new Drawn(Draw.Confusion([2, 0, 1], [2, 3, 1], 4)).Named("counts")),
            Cells(new Drawn(Draw.Confusion(data, [2, 3, 1])).Named("counts")));
    }

    [Theory, InlineData(10, true), InlineData(11, false)]
    public void Counts_stand_in_the_cells_of_up_to_ten_classes(int classes, bool counted)
    {
        var chart = new Drawn(Draw.Confusion([0], [classes - 1], classes));
        Assert.Equal(counted ? "%{text}" : "", chart.Named("counts")["texttemplate"]!.GetValue<string>());
        Assert.Equal(!counted, chart.Title.Contains("too many counts", StringComparison.Ordinal));
    }

    [Theory, InlineData(1, 1), InlineData(10, 1), InlineData(11, 2), InlineData(30, 5), InlineData(64, 10)]
    public void Classes_are_numbered_one_by_one_while_there_are_few(int classes, double apart)
    {
        var layout = new Drawn(Draw.Confusion([0], [0], classes)).Layout;
        Assert.Equal(apart, layout["xaxis"]!["dtick"]!.GetValue<double>());
        Assert.Equal(apart, layout["yaxis"]!["dtick"]!.GetValue<double>());
    }

    [Fact]
    public void Labels_that_are_no_classes_are_refused()
    {
        var predicted = Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Confusion([0, 1], [0, 3], 3));
        Assert.Equal("predicted", predicted.ParamName);
        Assert.StartsWith("predicted must be from 0 to 2, but predicted[1] was 3.", predicted.Message, StringComparison.Ordinal);
        Assert.StartsWith("truth must be from 0 to 2, but truth[0] was -1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Confusion([-1, 1], [0, 1], 3)).Message, StringComparison.Ordinal);
        var length = Assert.Throws<ArgumentException>(() => Draw.Confusion([0, 1], [0], 3));
        Assert.StartsWith("predicted must have 2 elements, as truth has, but has 1.", length.Message, StringComparison.Ordinal);
        Assert.StartsWith("truth must have at least one element", Assert.Throws<ArgumentException>(() => Draw.Confusion([], [], 3)).Message,
            StringComparison.Ordinal);
        Assert.Equal("classes", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Confusion([0], [0], 0)).ParamName);
        Assert.Equal("classes", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Confusion([0], [0], 65)).ParamName);
        Assert.StartsWith("predicted must have 1500 elements, as data has, but has 1.",
            Assert.Throws<ArgumentException>(() => Draw.Confusion(Digits.Train, [0])).Message, StringComparison.Ordinal);
        Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => Draw.Confusion(null!, [0])).ParamName);
        Assert.Equal("predicted", Assert.Throws<ArgumentNullException>(() => Draw.Confusion(Digits.Train, null!)).ParamName);
        Assert.Equal("truth", Assert.Throws<ArgumentNullException>(() => Draw.Confusion(null!, [0], 1)).ParamName);
    }
}

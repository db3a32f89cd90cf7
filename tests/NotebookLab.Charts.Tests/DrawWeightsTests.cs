using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Learning;

namespace NotebookLab.Charts.Tests;

public class DrawWeightsTests
{
    static readonly Matrix<double> W = Of(new[,] { { 0.47355232, 0.9977393, 0.84668094 }, { 0.85557411, 0.03563661, 0.69422093 } });
    static readonly Matrix<double> Gradient = SimpleNet.Gradient(
        W, Vector<double>.Build.Dense([0.6, 0.9]), Vector<double>.Build.Dense([0.0, 0, 1]));

    static Matrix<double> Of(double[,] numbers) => Matrix<double>.Build.DenseOfArray(numbers);

    static Matrix<double> Random(int rows, int columns) => Matrix<double>.Build.Random(rows, columns, 1);

    static string[][] Cells(JsonObject trace) =>
        [.. trace["text"]!.AsArray().Select(row => row!.AsArray().Select(cell => cell!.GetValue<string>()).ToArray())];

    [Fact]
    public void Weights_and_gradient_stand_side_by_side_with_their_numbers_in_the_cells()
    {
        var chart = new Drawn(Draw.Weights(W, Gradient));
        Assert.Equal([["0.474", "0.998", "0.847"], ["0.856", "0.0356", "0.694"]], Cells(chart.Named("W")));
        Assert.Equal([["0.219", "0.144", "−0.363"], ["0.329", "0.215", "−0.544"]], Cells(chart.Named("∂L/∂W")));
        Assert.Equal(["<b>W</b>", "<b>∂L/∂W</b>"], chart.Annotations.Select(Drawn.Text));
        double[] left = Drawn.Numbers(chart.Layout["xaxis"]!["domain"]!), right = Drawn.Numbers(chart.Layout["xaxis2"]!["domain"]!);
        Assert.True(left[1] < right[0]);
        Assert.Equal(W[1, 2], Drawn.Numbers(chart.Named("W")["z"]![1]!)[2], 1e-12);
    }

    [Fact]
    public void Row_0_is_at_the_top() => Assert.Equal([1.5, -0.5], new Drawn(Draw.Weights(W, Gradient)).Range("yaxis"));

    [Fact]
    public void Each_scale_has_0_in_its_middle_and_reaches_its_own_greatest_number()
    {
        var chart = new Drawn(Draw.Weights(W, Gradient));
        foreach (var (name, matrix) in new[] { ("W", W), ("∂L/∂W", Gradient) })
        {
            double greatest = matrix.Enumerate().Max(Math.Abs);
            Assert.Equal(greatest, chart.Named(name)["zmax"]!.GetValue<double>(), 1e-12);
            Assert.Equal(-greatest, chart.Named(name)["zmin"]!.GetValue<double>(), 1e-12);
        }
    }

    [Fact]
    public void Ink_can_be_read_on_every_colour_behind_numbers()
    {
        var scale = new Drawn(Draw.Weights(W, Gradient)).Named("W")["colorscale"]!.AsArray();
        Assert.Equal([0, 0.5, 1], scale.Select(stop => stop![0]!.GetValue<double>()));
        Assert.All(scale, stop => Assert.True((Luminance(stop![1]!.GetValue<string>()) + 0.05) / (Luminance(Look.Ink) + 0.05) > 4.5));
    }

    [Theory, InlineData(2, 3, true), InlineData(10, 7, true), InlineData(10, 8, false), InlineData(11, 7, false), InlineData(64, 50, false)]
    public void Numbers_stand_in_cells_while_they_have_room_and_else_a_key_shows_the_colours(int rows, int columns, bool numbered)
    {
        var chart = new Drawn(Draw.Weights(Random(rows, columns), Random(rows, columns)));
        Assert.All(chart.Traces, trace => Assert.Equal(numbered, trace["text"] is not null));
        Assert.All(chart.Traces, trace => Assert.Equal(!numbered, trace["colorbar"] is not null));
        Assert.Equal(!numbered, chart.Title.Contains("too many numbers to write them into the cells", StringComparison.Ordinal));
    }

    [Fact]
    public void No_number_in_a_cell_is_longer_than_six_letters()
    {
        var chart = new Drawn(Draw.Matrix(Of(new[,] { { -0.0123456, 0.00161, -0.000002, 0 }, { -0.999999, 123.456, -9.87654, 1 } }), "A"));
        Assert.Equal([["−0.012", "0.002", "≈ 0", "0"], ["−1", "123", "−9.88", "1"]], Cells(chart.Named("A")));
    }

    [Theory, InlineData(1e-5, "10⁻⁵"), InlineData(1e6, "10⁶"), InlineData(1e-200, "10⁻²⁰⁰")]
    public void Very_small_and_very_large_numbers_are_told_in_powers_of_ten(double scale, string power)
    {
        var chart = new Drawn(Draw.Weights(W, scale * Of(new[,] { { 1, -2.5, 0.5 }, { 0, 1.25, 9.5 } })));
        Assert.Equal([["1", "−2.5", "0.5"], ["0", "1.25", "9.5"]], Cells(chart.Named("∂L/∂W")));
        Assert.Equal($"<b>∂L/∂W</b>, in {power}", Drawn.Text(chart.Annotations[1]));
        Assert.Contains($"the numbers in ∂L/∂W are times {power}", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Matrices_of_four_columns_with_numbers_stand_one_above_the_other()
    {
        var layout = new Drawn(Draw.Weights(Random(3, 4), Random(3, 4))).Layout;
        Assert.Equal(Drawn.Numbers(layout["xaxis"]!["domain"]!), Drawn.Numbers(layout["xaxis2"]!["domain"]!));
        Assert.True(Drawn.Numbers(layout["yaxis"]!["domain"]!)[0] > Drawn.Numbers(layout["yaxis2"]!["domain"]!)[1]);
    }

    [Fact]
    public void Cells_that_are_not_finite_are_gaps_and_told()
    {
        var chart = new Drawn(Draw.Matrix(Of(new[,] { { 1, double.NaN }, { double.PositiveInfinity, -2 } }), "A"));
        Assert.Equal("[[1,null],[null,-2]]", chart.Named("A")["z"]!.ToJsonString());
        Assert.Equal([["1", ""], ["", "−2"]], Cells(chart.Named("A")));
        Assert.Contains("grey where A is not a finite number (2 of 4 cells)", chart.Title, StringComparison.Ordinal);
        Assert.Equal(2, chart.Named("A")["zmax"]!.GetValue<double>());
        Assert.Contains("4 of 4", new Drawn(Draw.Matrix(Of(new[,] { { double.NaN, double.NaN }, { double.NaN, double.NaN } }))).Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_of_zeros_is_told()
    {
        var chart = new Drawn(Draw.Weights(W, 0 * W));
        Assert.StartsWith("The gradient is 0: W stays as it is", chart.Title, StringComparison.Ordinal);
        Assert.Equal(1, chart.Named("∂L/∂W")["zmax"]!.GetValue<double>());
    }

    [Fact]
    public void A_matrix_takes_its_name_from_the_code() =>
        Assert.StartsWith("Gradient a 2×3 matrix", new Drawn(Draw.Matrix(Gradient)).Title, StringComparison.Ordinal);

    [Fact]
    public void Matrices_that_cannot_be_drawn_are_refused()
    {
        var shapes = Assert.Throws<ArgumentException>(() => Draw.Weights(W, Random(3, 2)));
        Assert.Equal("gradient", shapes.ParamName);
        Assert.StartsWith("gradient must be 2×3, as w is, but is 3×2.", shapes.Message, StringComparison.Ordinal);
        var large = Assert.Throws<ArgumentException>(() => Draw.Matrix(Random(81, 80)));
        Assert.Equal("matrix", large.ParamName);
        Assert.StartsWith("matrix must have at most 6400 elements to be drawn, but is 81×80", large.Message, StringComparison.Ordinal);
        Assert.Equal("w", Assert.Throws<ArgumentNullException>(() => Draw.Weights(null!, W)).ParamName);
        Assert.Equal("gradient", Assert.Throws<ArgumentNullException>(() => Draw.Weights(W, null!)).ParamName);
        Assert.Equal("matrix", Assert.Throws<ArgumentNullException>(() => Draw.Matrix(null!)).ParamName);
    }

    static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + 2 * i, 2), 16) / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}

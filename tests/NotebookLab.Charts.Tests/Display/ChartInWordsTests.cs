using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Charts.Display;
using NotebookLab.Landscapes;
using Plotly.NET;

namespace NotebookLab.Charts.Tests.Display;

public class ChartInWordsTests
{
    [Fact]
    public void Tangents_are_told_with_ranges_points_and_slopes() =>
        Assert.Equal(
            """
            Chart: The tangent's slope is the derivative. f(x) = x·x; slope by the central difference (f(x+h) − f(x−h)) / 2h, h = 1e-4
            x axis: x, from 0 to 4
            y axis: f(x), from −1.28 to 17.28
            scatter f(x): 301 points, x from 0 to 4, y from 0 to 16
            scatter tangent at 2: 2 points, x from 1.082 to 2.918, y from 0.3267 to 7.673
            scatter point at 2: the point (2, 4)
            Labels: f′(2) ≈ 4
            """.ReplaceLineEndings("\n"),
            ChartInWords.Of(Draw.Tangent(x => x * x, 0, 4, [2])));

    [Fact]
    public void A_slider_is_told() =>
        Assert.EndsWith("\nSlider: 5 positions from −2 to 2", ChartInWords.Of(Draw.TangentSlider(Math.Sin, -2, 2, 5)),
            StringComparison.Ordinal);

    [Fact]
    public void A_field_is_told_by_classes_of_steepness() =>
        Assert.Contains("\nscatter |∇f| 0–1.3: 40 points in 20 pieces, ", ChartInWords.Of(Draw.Arrows(x => x[0] * x[0] + x[1] * x[1])),
            StringComparison.Ordinal);

    [Fact]
    public void A_surface_is_told_with_its_three_axes_and_its_values()
    {
        string words = ChartInWords.Of(Draw.Surface(Landscape.Bowl));
        Assert.Contains("\nz axis: f, from ", words, StringComparison.Ordinal);
        Assert.Contains("\nsurface f: 61 × 61 values, f from 0 to 40.5", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Holes_are_told() =>
        Assert.Contains("\nsurface f: 61 × 61 values, of which 1830 are not a finite number, f from 0 to 1",
            ChartInWords.Of(Draw.Surface(x => Math.Sqrt(x[0]), new Window(-1, 1, -1, 1))), StringComparison.Ordinal);

    [Fact]
    public void A_log_axis_is_told_in_losses_and_not_in_exponents() =>
        Assert.Contains("\ny axis: loss (log scale), from 0.7943 to 125.9", ChartInWords.Of(Draw.Loss(("a", [1.0, 100.0]))),
            StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_shown_is_told() =>
        Assert.Contains("\nscatter f(x): 301 points, none of which can be shown", ChartInWords.Of(Draw.Curve(x => double.NaN, 0, 1)),
            StringComparison.Ordinal);

    [Fact]
    public void A_chart_of_a_learners_own_is_told_as_far_as_it_says_what_it_is()
    {
        var own = Plotly.NET.CSharp.Chart.Line<int, int, string>([1, 2, 3], [30, 10, 20], Name: "mine");
        Assert.Equal("Chart: untitled\nscatter mine: 3 points, x from 1 to 3, y from 10 to 30", ChartInWords.Of(own));
    }

    [Fact]
    public void Axes_of_several_panels_are_told_once_and_so_is_what_their_headings_say()
    {
        string words = ChartInWords.Of(Draw.LearningRates(Landscape.Ravine, [0.1, 1.05]));
        Assert.Equal(1, words.Split("x axis: x₀, from −10 to 10").Length - 1);
        Assert.Equal(1, words.Split("y axis: ").Length - 1);
        Assert.Contains("\nLabels: η = 0.1: slow; η = 1.05: diverges", words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_axis_without_a_title_is_told_by_its_range()
    {
        var own = Plotly.NET.CSharp.GenericChartExtensions.WithXAxisStyle<double, double, string>(
            Plotly.NET.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4]), MinMax: Tuple.Create(0.0, 5.0));
        Assert.Contains("\nx axis: from 0 to 5\n", ChartInWords.Of(own), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_matrix_is_told_number_by_number_and_a_large_one_by_its_range()
    {
        Assert.EndsWith("\nheatmap A: 2 × 2 values, row by row: 1, –; −0.25, 3",
            ChartInWords.Of(Draw.Matrix(Matrix<double>.Build.DenseOfArray(new[,] { { 1, double.NaN }, { -0.25, 3 } }), "A")),
            StringComparison.Ordinal);
        Assert.EndsWith("\nheatmap A: 20 × 30 values, values from 0 to 19",
            ChartInWords.Of(Draw.Matrix(Matrix<double>.Build.Dense(20, 30, (i, j) => i), "A")), StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_traces_are_cut_short() =>
        Assert.EndsWith("… and 8 more traces",
            ChartInWords.Of(GenericChart.combine(
                Enumerable.Range(0, 48).Select(_ => GenericChart.ofTraceObject(false, new Trace2D("scatter"))))), StringComparison.Ordinal);

    [Fact]
    public void No_chart_is_refused() =>
        Assert.Equal("chart", Assert.Throws<ArgumentNullException>(() => ChartInWords.Of(null!)).ParamName);
}

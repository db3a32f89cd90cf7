using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Landscapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace NotebookLab.Benchmarks.Charts;

/// <summary>What charts are made of, by Plotly.NET's own typed calls and with its default template.</summary>
static class ByDefault
{
    public static GenericChart Curve(Func<double, double> f, double from, double to) => Line("f", Points(from, to, 301), f);

    public static GenericChart Line(string name, double[] x, Func<double, double> f) => Line(name, x, Array.ConvertAll(x, xi => f(xi)));

    public static GenericChart Line(string name, IEnumerable<double> x, IEnumerable<double> y) =>
        Chart.Line<double, double, string>(x, y, Name: name);

    public static GenericChart Contours(Landscape landscape, int resolution = 61) => Chart.Contour<double, double, double, string>(
        Heights(landscape, resolution), X: Across(landscape, resolution), Y: Up(landscape, resolution), Name: "f");

    public static GenericChart Surface(Landscape landscape, int resolution) => Chart.Surface<double, double, double, string>(
        Heights(landscape, resolution), X: Across(landscape, resolution), Y: Up(landscape, resolution), Name: "f");

    public static GenericChart Path(string name, IReadOnlyList<Iterate> run) => Chart.Line<double, double, string>(
        run.Select(p => p.X[0]), run.Select(p => p.X[1]), Name: name, ShowMarkers: true);

    public static GenericChart Losses(string name, IReadOnlyList<Iterate> run) =>
        Line(name, run.Select(p => (double)p.Step), run.Select(p => p.Value));

    /// <summary>A line an arrow: Plotly.NET has no arrows either.</summary>
    public static GenericChart Arrows(Landscape landscape, int across)
    {
        var arrows = new List<GenericChart>();
        double[] gradient = new double[2];
        foreach (double y in Up(landscape, across))
        {
            foreach (double x in Across(landscape, across))
            {
                landscape.Gradient([x, y], gradient);
                double scale = 0.3 / Math.Max(1e-9, Math.Sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]));
                arrows.Add(Chart.Line<double, double, string>([x, x - scale * gradient[0]], [y, y - scale * gradient[1]]));
            }
        }

        return Chart.Combine(arrows);
    }

    public static GenericChart Heatmap(Matrix<double> values) => Chart.Heatmap<double, int, int, string>(values.ToRowArrays());

    public static Matrix<double> Image(Dataset data, int number) => Matrix<double>.Build.DenseOfRowMajor(8, 8, data.Row(number).ToArray());

    public static Matrix<double> Counts(Dataset data, int[] predicted)
    {
        var counts = Matrix<double>.Build.Dense(data.Classes, data.Classes);
        foreach (var (label, guess) in data.Labels.ToArray().Zip(predicted)) counts[label, guess]++;
        return counts;
    }

    static double[][] Heights(Landscape landscape, int resolution) =>
        Array.ConvertAll(Up(landscape, resolution), y => Array.ConvertAll(Across(landscape, resolution), x => landscape.Value([x, y])));

    static double[] Across(Landscape landscape, int count) => Points(landscape.Window.XMin, landscape.Window.XMax, count);

    static double[] Up(Landscape landscape, int count) => Points(landscape.Window.YMin, landscape.Window.YMax, count);

    static double[] Points(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))];
}

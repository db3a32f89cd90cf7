using System.Runtime.CompilerServices;
using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts;

public static partial class Draw
{
    const int ArrowsAcross = 15, ContourResolution = 61;

    /// <summary>Draws where the negative gradient of a landscape points: arrows over contours, steeper ones longer and darker.</summary>
    /// <param name="landscape">The landscape; the chart shows its window.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="landscape"/> is null.</exception>
    /// <example><code>Draw.Field(Landscape.Bowl)</code></example>
    public static GenericChart Field(Landscape landscape)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        return Field(landscape.Value, landscape.Gradient, landscape.Window, landscape.ToString());
    }

    /// <summary>Draws where the negative gradient of a function points: arrows over contours, steeper ones longer and darker.</summary>
    /// <param name="f">A function of two numbers; its gradient is taken by central differences.</param>
    /// <param name="window">The part of the plane to show.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is empty or not finite.</exception>
    /// <example><code>Draw.Field(x => x[0] * x[0] + x[1] * x[1], new Window(-3, 3, -3, 3))</code></example>
    public static GenericChart Field(ScalarField f, Window window, [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        ArgumentNullException.ThrowIfNull(f);
        return Field(f, Gradient.Central(f), window, Formula.Of(formula).Definition("x"));
    }

    static GenericChart Field(ScalarField f, VectorField gradient, Window window, string name)
    {
        var contours = new ContourMap(Grid.Sample(f, window, ContourResolution));
        double width = window.XMax - window.XMin, height = window.YMax - window.YMin;
        double cell = Math.Max(width, height) / ArrowsAcross;
        var arrows = new ArrowField(gradient, Centres(window.XMin, width, cell), Centres(window.YMin, height, cell), 0.9 * cell);
        return Figure.Of(
            [contours.Trace(numbered: false), .. arrows.Traces],
            WithScale(Plane.Of(window, legend: true)),
            "The negative gradient points downhill",
            Sentence($"−∇f of {name} on its contours; colour and length show |∇f|", contours.Note));
    }

    /// <summary>Draws arrows of −∇f alone, at every point of a square grid: the figure of the book with its own numbers.</summary>
    /// <param name="f">A function of two numbers; its gradient is taken by central differences.</param>
    /// <param name="from">The first number of the grid, in both directions.</param>
    /// <param name="to">Where the grid ends; this number itself no longer belongs to it.</param>
    /// <param name="step">The distance of the points.</param>
    /// <param name="axes">The part of the plane to show; left out, all of the grid.</param>
    /// <param name="formula">What the labels call <paramref name="f"/>; left out, they take it from the code.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The grid is empty, not finite, or has more than 40 points a side.</exception>
    /// <example><code>Draw.Arrows(x => x[0] * x[0] + x[1] * x[1], -2, 2.5, 0.25, new Window(-2, 2, -2, 2))</code></example>
    public static GenericChart Arrows(
        ScalarField f, double from = -2, double to = 2.5, double step = 0.25, Window? axes = null,
        [CallerArgumentExpression(nameof(f))] string formula = "")
    {
        ArgumentNullException.ThrowIfNull(f);
        double count = Math.Ceiling(Interval.Between(from, to).Length / step - 1e-9);
        if (!(step > 0) || count > 40)
            throw new ArgumentOutOfRangeException(nameof(step), step, "The step is above 0 and leaves at most 40 points a side.");
        double[] side = [.. Enumerable.Range(0, (int)count).Select(i => from + i * step)];
        var window = axes ?? new Window(from - step, side[^1] + step, from - step, side[^1] + step);
        return Figure.Of(
            new ArrowField(Gradient.Central(f), side, side, 0.9 * step).Traces,
            WithScale(Plane.Of(window, legend: true)),
            "The negative gradient points downhill",
            $"−∇f of {Formula.Of(formula).Definition("x")} at {side.Length * side.Length} points; colour and length show |∇f|");
    }

    static double[] Centres(double from, double length, double cell)
    {
        int count = Math.Max(1, (int)Math.Round(length / cell));
        return [.. Enumerable.Range(0, count).Select(i => from + length * (i + 0.5) / count)];
    }

    static Layout WithScale(Layout layout)
    {
        layout.TryGetTypedPropertyValue<Legend>("legend").Value.Set("title", new Title().Set("text", "|∇f|"));
        return layout;
    }

    static string Sentence(params IEnumerable<string?> parts) => string.Join("; ", parts.Where(part => part is not null));
}

using NotebookLab.Charts.Axes;
using NotebookLab.Charts.Labels;
using NotebookLab.Landscapes;

namespace NotebookLab.Charts.Shapes;

/// <summary>
/// A function of two numbers along one of them, while the other keeps its value: a curve with a point, and its slope there.
/// </summary>
/// <param name="Variable">Which number moves: 0 or 1.</param>
/// <param name="At">The point that the slice goes through.</param>
/// <param name="Domain">From where to where the number moves.</param>
/// <param name="Points">Points of the plane at equal distances.</param>
/// <param name="Values">The function at each of them; not a number where it is not finite.</param>
/// <param name="Value">The function at the point.</param>
/// <param name="Slope">The partial derivative at the point.</param>
sealed record Slice(int Variable, double[] At, Interval Domain, double[][] Points, double[] Values, double Value, double Slope)
{
    public const int Count = 61;

    public static Slice Of(ScalarField f, Window window, double[] at, int variable, double slope)
    {
        var domain = variable == 0 ? new Interval(window.XMin, window.XMax) : new Interval(window.YMin, window.YMax);
        double[][] points = Array.ConvertAll(domain.Points(Count), moved => variable == 0 ? new[] { moved, at[1] } : [at[0], moved]);
        return new Slice(variable, at, domain, points, Array.ConvertAll(points, point => Finite(f(point))), Finite(f(at)), Finite(slope));
    }

    public string Moving => Name(Variable);

    public string Fixed => $"{Name(1 - Variable)} = {Number.Text(At[1 - Variable])} fixed";

    public int Holes => Values.Count(double.IsNaN);

    public bool HasTangent => double.IsFinite(Value) && double.IsFinite(Slope);

    public string SlopeInWords =>
        HasTangent ? $"∂f/∂{Moving} ≈ <b>{Number.Text(Slope)}</b>" : $"<b>no slope</b> at {Moving} = {Number.Text(At[Variable])}";

    public double[] Along(int variable) => Array.ConvertAll(Points, point => point[variable]);

    /// <summary>Both ends of the tangent, equally long on the picture whatever its slope.</summary>
    /// <param name="range">What the picture shows of f.</param>
    public (double[] X, double[] Y) Tangent(Interval range)
    {
        double steepness = Slope * Domain.Length / (1.5 * range.Length);
        double reach = 0.35 * Domain.Length / Math.Sqrt(1 + steepness * steepness), x = At[Variable];
        return ([x - reach, x + reach], [Value - Slope * reach, Value + Slope * reach]);
    }

    static string Name(int variable) => variable == 0 ? "x₀" : "x₁";

    static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}

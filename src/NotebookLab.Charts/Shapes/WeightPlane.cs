using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Charts.Labels;
using NotebookLab.Landscapes;
using NotebookLab.Learning;

namespace NotebookLab.Charts.Shapes;

/// <summary>The loss of a network as a function of two of its weights, while it holds all others.</summary>
sealed class WeightPlane
{
    readonly Matrix<double> w;
    readonly Vector<double> x, t;
    readonly (int Row, int Column) first, second;

    public WeightPlane(SimpleNet net, Vector<double> x, Vector<double> t, (int Row, int Column) first, (int Row, int Column) second)
    {
        ArgumentNullException.ThrowIfNull(net);
        net.Loss(x, t);   // refuses an x or a t that does not fit
        w = net.W.Clone();
        (this.x, this.t) = (x, t);
        this.first = Checked(first, nameof(first));
        this.second = Checked(second, nameof(second));
        if (first == second)
            throw new ArgumentException($"second must be another weight than first, but both are {NameOf(first)}.", nameof(second));
        foreach (var (row, column, value) in w.EnumerateIndexed())
            if (!double.IsFinite(value))
                throw new ArgumentException(
                    $"net must have finite weights, but {NameOf((row, column))} is {Number.Text(value)}.", nameof(net));
        Start = [w[first.Row, first.Column], w[second.Row, second.Column]];
    }

    public double[] Start { get; }

    public string First => NameOf(first);

    public string Second => NameOf(second);

    public int Held => w.RowCount * w.ColumnCount - 2;

    public double Loss(ReadOnlySpan<double> weights)
    {
        (w[first.Row, first.Column], w[second.Row, second.Column]) = (weights[0], weights[1]);
        return SimpleNet.Loss(w, x, t);
    }

    /// <summary>
    /// The part of the plane around a path: a third of its length as room on each side, and wider than high, as a page has room for.
    /// </summary>
    public static Window Around(IEnumerable<double[]> path)
    {
        double[][] points = [.. path.Where(p => double.IsFinite(p[0]) && double.IsFinite(p[1]))];
        double left = points.Min(p => p[0]), right = points.Max(p => p[0]), low = points.Min(p => p[1]), high = points.Max(p => p[1]);
        double extent = Math.Max(right - left, high - low);
        double room = extent > 1e-6 ? extent / 3 : 1;   // without a step the loss near the start
        double up = Math.Max((high - low) / 2 + room, 0.5 * (extent / 2 + room)), across = Math.Max((right - left) / 2 + room, 1.3 * up);
        double x = left + (right - left) / 2, y = low + (high - low) / 2;
        return new Window(x - across, x + across, y - up, y + up);
    }

    (int Row, int Column) Checked((int Row, int Column) weight, string argument) =>
        weight.Row >= 0 && weight.Row < w.RowCount && weight.Column >= 0 && weight.Column < w.ColumnCount
            ? weight
            : throw new ArgumentOutOfRangeException(
                argument, weight, $"{argument} must be a row and a column of the {w.RowCount}×{w.ColumnCount} weights, counted from 0.");

    static string NameOf((int Row, int Column) weight) =>
        "w" + Below(weight.Row) + (Math.Max(weight.Row, weight.Column) > 9 ? "," : "") + Below(weight.Column);

    static string Below(int index) =>
        string.Concat(index.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => "₀₁₂₃₄₅₆₇₈₉"[digit - '0']));
}

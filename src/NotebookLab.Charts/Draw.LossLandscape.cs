using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Charts.Labels;
using NotebookLab.Charts.Shapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;
using Plotly.NET;

namespace NotebookLab.Charts;

public static partial class Draw
{
    /// <summary>
    /// Draws the loss of simpleNet as contours over two of its weights, and the descent of these two while the others are held.
    /// </summary>
    /// <param name="net">The network; it stays as it is.</param>
    /// <param name="x">One example: an element per input.</param>
    /// <param name="t">Its target, one-hot: an element per class.</param>
    /// <param name="first">The row and the column of the weight along the horizontal axis, from 0.</param>
    /// <param name="second">The row and the column of the weight along the vertical axis.</param>
    /// <param name="optimizer">The rule of the steps; left out, it is gradient descent with η = 0.5.</param>
    /// <param name="steps">How many steps to make.</param>
    /// <returns>The chart; its window leaves room around the path.</returns>
    /// <exception cref="ArgumentNullException">The network, <paramref name="x"/> or <paramref name="t"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> or <paramref name="t"/> does not fit the weights, both weights are the same, or a weight is not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A row or a column lies outside of W, or <paramref name="steps"/> is negative.
    /// </exception>
    /// <example><code>Draw.LossLandscape(net, x, t, (0, 2), (1, 2))</code></example>
    public static GenericChart LossLandscape(
        SimpleNet net, Vector<double> x, Vector<double> t, (int Row, int Column) first, (int Row, int Column) second,
        Optimizer? optimizer = null, int steps = 50)
    {
        var plane = new WeightPlane(net, x, t, first, second);
        optimizer ??= new Sgd(0.5);
        double[][] path = [.. optimizer.Minimize(plane.Loss, plane.Start, steps).Select(iterate => iterate.X)];
        return Descent(
            plane.Loss, WeightPlane.Around(path),
            $"f({plane.First}, {plane.Second}) is the loss, the other {Number.Count(plane.Held, "weight")} held; {optimizer}", [],
            [("path", path)], nameof(optimizer), $"Only {plane.First} and {plane.Second} learn, step by step", plane.First, plane.Second);
    }
}

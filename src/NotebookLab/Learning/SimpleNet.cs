using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

/// <summary>
/// The smallest network that learns: one layer of weights W, no bias; the loss is the cross entropy of the softmax of x·W.
/// </summary>
/// <remarks>
/// The static methods are functions of W, as mathematics sees the loss: <c>Gradient.Central(W =&gt; SimpleNet.Loss(W, x, t), W)</c>.
/// The others take the network's own W, as the book does. Source: "Deep Learning from Scratch", section 4.4.2.
/// </remarks>
public sealed class SimpleNet
{
    /// <summary>A network with the given weights. It keeps this very matrix, not a copy, so a change to it is seen.</summary>
    /// <param name="w">The weights: a row per input, a column per class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="w"/> is null.</exception>
    public SimpleNet(Matrix<double> w)
    {
        ArgumentNullException.ThrowIfNull(w);
        W = w;
    }

    /// <summary>A network of two inputs and three classes with random weights, normally distributed about 0 with variance 1.</summary>
    /// <param name="seed">Where the random numbers start; the same seed gives the same weights.</param>
    public SimpleNet(int seed) : this(Matrix<double>.Build.Random(2, 3, seed))
    {
    }

    /// <summary>
    /// The weights: a row per input, a column per class. One step of learning is <c>net.W -= 0.1 * net.Gradient(x, t)</c>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The value is of another shape than the weights it replaces.</exception>
    public Matrix<double> W
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value, nameof(W));
            if (field is not null && (value.RowCount != field.RowCount || value.ColumnCount != field.ColumnCount))
                throw new ArgumentException($"W must be {Shape(field)}, as it was, but is {Shape(value)}.", nameof(W));
            field = value;
        }
    }

    /// <summary>The scores x·W of this network.</summary>
    /// <inheritdoc cref="Predict(Matrix{double}, Vector{double})"/>
    public Vector<double> Predict(Vector<double> x) => Predict(W, x);

    /// <summary>The loss of this network on one example.</summary>
    /// <inheritdoc cref="Loss(Matrix{double}, Vector{double}, Vector{double}, double)"/>
    public double Loss(Vector<double> x, Vector<double> t, double epsilon = 0) => Loss(W, x, t, epsilon);

    /// <summary>The exact gradient of this network's loss by its weights.</summary>
    /// <inheritdoc cref="Gradient(Matrix{double}, Vector{double}, Vector{double})"/>
    public Matrix<double> Gradient(Vector<double> x, Vector<double> t) => Gradient(W, x, t);

    /// <summary>The scores x·W, one per class; the greatest is the prediction.</summary>
    /// <param name="w">The weights: a row per input, a column per class.</param>
    /// <param name="x">One example: an element per input.</param>
    /// <returns>The scores: an element per class.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> has not one element per row of the weights.</exception>
    public static Vector<double> Predict(Matrix<double> w, Vector<double> x)
    {
        ArgumentNullException.ThrowIfNull(w);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Count != w.RowCount)
            throw new ArgumentException(
                $"x must have {w.RowCount} elements, one per row of the {Shape(w)} weights, but has {x.Count}.", nameof(x));
        return x * w;
    }

    /// <summary>The loss on one example, the cross entropy of softmax(x·W) against t.</summary>
    /// <param name="w">The weights: a row per input, a column per class.</param>
    /// <param name="x">One example: an element per input.</param>
    /// <param name="t">Its target, one-hot: an element per class.</param>
    /// <param name="epsilon">ε inside the logarithm: 0 is exact, 1e-7 the book's.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> has not one element per row of the weights, or <paramref name="t"/> not one per column.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is negative or not finite.</exception>
    public static double Loss(Matrix<double> w, Vector<double> x, Vector<double> t, double epsilon = 0)
    {
        Vector<double> y = Softmax.Of(Predict(w, x));
        CheckTarget(w, t);
        return CrossEntropy.Of(y, t, epsilon);
    }

    /// <summary>
    /// The loss on one example with the weights as a vector, row by row: for <see cref="ScalarField"/>s and all that takes one.
    /// </summary>
    /// <example><code>double[] dW = Gradient.Central(w => SimpleNet.Loss(w, [0.6, 0.9], [0, 0, 1]), new double[6]);</code></example>
    /// <param name="w">The weights: the element of input i and class k is <c>w[i * classes + k]</c>.</param>
    /// <param name="x">One example: an element per input.</param>
    /// <param name="t">Its target, one-hot: an element per class.</param>
    /// <param name="epsilon">ε inside the logarithm: 0 is exact, 1e-7 the book's.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="t"/> is empty, or <paramref name="w"/> has not one element per input and class.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is negative or not finite.</exception>
    public static double Loss(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> t, double epsilon = 0)
    {
        Require.NotEmpty(t);
        if (w.Length != x.Length * t.Length)
            throw new ArgumentException(
                $"w must have {x.Length * t.Length} elements, {t.Length} for each of the {x.Length} inputs, but has {w.Length}.",
                nameof(w));

        Span<double> y = t.Length <= MostOnStack ? stackalloc double[MostOnStack] : new double[t.Length];
        y = y[..t.Length];
        for (int k = 0; k < y.Length; k++)
        {
            double score = 0;
            for (int i = 0; i < x.Length; i++)
                score += x[i] * w[i * y.Length + k];
            y[k] = score;
        }
        Softmax.Of(y, y);
        return CrossEntropy.Of(y, t, epsilon);
    }

    /// <summary>The exact gradient of the loss by the weights, ∂L/∂W = xᵀ(softmax(x·W) − t), for ε = 0 and a t of sum 1.</summary>
    /// <param name="w">The weights: a row per input, a column per class.</param>
    /// <param name="x">One example: an element per input.</param>
    /// <param name="t">Its target, one-hot: an element per class.</param>
    /// <returns>The gradient, of the shape of the weights. Each row's sum is 0: what one class gains, the others lose.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> has not one element per row of the weights, or <paramref name="t"/> not one per column.
    /// </exception>
    public static Matrix<double> Gradient(Matrix<double> w, Vector<double> x, Vector<double> t)
    {
        Vector<double> y = Softmax.Of(Predict(w, x));
        CheckTarget(w, t);
        return x.OuterProduct(y - t);
    }

    // A loss is asked for a thousand times in a gradient: a few scores need no array.
    const int MostOnStack = 16;

    static void CheckTarget(Matrix<double> w, Vector<double> t)
    {
        ArgumentNullException.ThrowIfNull(t);
        if (t.Count != w.ColumnCount)
            throw new ArgumentException(
                $"t must have {w.ColumnCount} elements, one per column of the {Shape(w)} weights, but has {t.Count}.", nameof(t));
    }

    static string Shape(Matrix<double> w) => $"{w.RowCount}×{w.ColumnCount}";
}

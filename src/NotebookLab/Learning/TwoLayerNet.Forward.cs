using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

public sealed partial class TwoLayerNet
{
    const int AtOnce = 200;

    /// <summary>The probabilities that the network gives to the classes: the softmax of its scores.</summary>
    /// <param name="data">The examples; their labels do not matter.</param>
    /// <returns>A row per example, a column per class.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="data"/> has another number of inputs than the network.</exception>
    public Matrix<double> Predict(Dataset data)
    {
        CheckInputs(data);
        return Predict(data.X);
    }

    /// <summary>The probabilities that the network gives to the classes, for examples that have no label.</summary>
    /// <param name="x">The examples: a row each, a column per input.</param>
    /// <returns>A row per example, a column per class.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> has no row, or not one column per input of the network.</exception>
    public Matrix<double> Predict(Matrix<double> x)
    {
        Require.NotEmpty(x);
        if (x.ColumnCount != Inputs)
            throw new ArgumentException(
                $"x must have {Inputs} columns, one per input of the network, but is {x.RowCount}×{x.ColumnCount}.", nameof(x));
        return Predict(x.ToRowMajorArray());
    }

    /// <summary>The class that the network thinks most probable, for each example.</summary>
    /// <param name="data">The examples; their labels do not matter.</param>
    /// <returns>The number of a class per example; of classes with equal scores the first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="data"/> has another number of inputs than the network.</exception>
    public int[] Classify(Dataset data)
    {
        CheckInputs(data);
        using var scores = new Borrowed(data.Count * Classes);
        Scores(Parameters, data.X, scores.Span);
        return Greatest(scores.Span);
    }

    /// <summary>The share of the examples whose most probable class is the right one.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>The accuracy, from 0 to 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes than the network.
    /// </exception>
    public double Accuracy(Dataset data)
    {
        Check(data);
        using var scores = new Borrowed(data.Count * Classes);
        Scores(Parameters, data.X, scores.Span);
        return ShareRight(scores.Span, data.Labels);
    }

    /// <summary>The mean loss of the examples.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>The loss, in nats: about ln of the number of classes for a network that knows nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes than the network.
    /// </exception>
    public double Loss(Dataset data)
    {
        Check(data);
        return LossAt(Parameters, data);
    }

    /// <summary>The mean loss and the accuracy, for little more than one of them costs.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>What <see cref="Loss"/> and <see cref="Accuracy"/> return.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes than the network.
    /// </exception>
    public (double Loss, double Accuracy) Evaluate(Dataset data)
    {
        Check(data);
        return EvaluateAt(Parameters, data);
    }

    /// <summary>The same for other parameters; the data was checked.</summary>
    internal (double Loss, double Accuracy) EvaluateAt(ReadOnlySpan<double> parameters, Dataset data)
    {
        using var scores = new Borrowed(data.Count * Classes);
        Scores(parameters, data.X, scores.Span);
        return (MeanLoss(scores.Span, data.Labels), ShareRight(scores.Span, data.Labels));
    }

    /// <summary>The mean loss of these examples as a function of the parameters: what training descends on.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>The function; it takes a vector of the length of <see cref="Parameters"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes than the network.
    /// </exception>
    public ScalarField LossOn(Dataset data)
    {
        Check(data);
        return parameters =>
        {
            Require.SameLength(parameters, Parameters);
            return LossAt(parameters, data);
        };
    }

    Matrix<double> Predict(ReadOnlySpan<double> x)
    {
        var scores = new double[x.Length / Inputs * Classes];
        Scores(Parameters, x, scores);
        return Softmax.OfRows(Matrix<double>.Build.DenseOfRowMajor(x.Length / Inputs, Classes, scores));
    }

    double LossAt(ReadOnlySpan<double> parameters, Dataset data)
    {
        using var scores = new Borrowed(data.Count * Classes);
        Scores(parameters, data.X, scores.Span);
        return MeanLoss(scores.Span, data.Labels);
    }

    /// <summary>z = x·W₁ + b₁: a row per example.</summary>
    void HiddenInputs(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, Span<double> z) =>
        Affine.Forward(x, parameters[W1Range], parameters[B1Range], z);

    /// <summary>scores = hidden·W₂ + b₂: a row per example.</summary>
    void OutputLayer(ReadOnlySpan<double> parameters, ReadOnlySpan<double> hidden, Span<double> scores) =>
        Affine.Forward(hidden, parameters[W2Range], parameters[B2Range], scores);

    /// <summary>All the way forwards, hidden = σ(z) in between.</summary>
    void Scores(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, Span<double> scores)
    {
        // Some examples after the others: the hidden layer of all of them would not fit into the processor's cache.
        int count = x.Length / Inputs, parts = (count + AtOnce - 1) / AtOnce;
        using var units = new Borrowed(Math.Min(count, AtOnce) * Hidden);
        for (int part = 1, n = 0, some; part <= parts; part++, n += some)
        {
            some = (int)((long)count * part / parts) - n; // no part has only the few that were left over
            Span<double> hidden = units.Span[..(some * Hidden)];
            HiddenInputs(parameters, x.Slice(n * Inputs, some * Inputs), hidden);
            Sigmoid.Of(hidden, hidden);
            OutputLayer(parameters, hidden, scores.Slice(n * Classes, some * Classes));
        }
    }

    double MeanLoss(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        double sum = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            ReadOnlySpan<double> a = scores.Slice(n * Classes, Classes);
            double surprise = LogSumExp.Of(a) - a[labels[n]]; // −ln y of the right class
            sum += Epsilon == 0 ? surprise : -Math.Log(Math.Exp(-surprise) + Epsilon);
        }
        return sum / labels.Length;
    }

    int[] Greatest(ReadOnlySpan<double> scores)
    {
        var classes = new int[scores.Length / Classes];
        for (int n = 0; n < classes.Length; n++)
            classes[n] = TensorPrimitives.IndexOfMax<double>(scores.Slice(n * Classes, Classes));
        return classes;
    }

    double ShareRight(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        int[] classes = Greatest(scores);
        int right = 0;
        for (int n = 0; n < classes.Length; n++)
        {
            if (classes[n] == labels[n])
                right++;
        }
        return (double)right / classes.Length;
    }
}

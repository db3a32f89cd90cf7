using System.Buffers;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

public sealed partial class TwoLayerNet
{
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
        return Greatest(Scores(Parameters, data.X));
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
        return ShareRight(Scores(Parameters, data.X), data.Labels);
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
        return MeanLoss(Scores(Parameters, data.X), data.Labels);
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
        double[] scores = Scores(Parameters, data.X);
        return (MeanLoss(scores, data.Labels), ShareRight(scores, data.Labels));
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
            return MeanLoss(Scores(parameters, data.X), data.Labels);
        };
    }

    Matrix<double> Predict(ReadOnlySpan<double> x) =>
        Softmax.OfRows(Matrix<double>.Build.DenseOfRowMajor(x.Length / Inputs, Classes, Scores(Parameters, x)));

    /// <summary>z = x·W₁ + b₁: a row per example.</summary>
    void HiddenInputs(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, Span<double> z) =>
        Affine.Forward(x, parameters[W1Range], parameters[B1Range], z);

    /// <summary>scores = hidden·W₂ + b₂: a row per example.</summary>
    double[] OutputLayer(ReadOnlySpan<double> parameters, ReadOnlySpan<double> hidden)
    {
        var scores = new double[hidden.Length / Hidden * Classes];
        Affine.Forward(hidden, parameters[W2Range], parameters[B2Range], scores);
        return scores;
    }

    /// <summary>All the way forwards, hidden = σ(z) in between.</summary>
    double[] Scores(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x)
    {
        // The hidden layer is large for all the data, and thrown away: it is borrowed.
        int length = x.Length / Inputs * Hidden;
        double[] rented = ArrayPool<double>.Shared.Rent(length);
        try
        {
            Span<double> hidden = rented.AsSpan(0, length);
            HiddenInputs(parameters, x, hidden);
            Sigmoid.Of(hidden, hidden);
            return OutputLayer(parameters, hidden);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
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

    int[] Greatest(double[] scores)
    {
        var classes = new int[scores.Length / Classes];
        for (int n = 0; n < classes.Length; n++)
            classes[n] = TensorPrimitives.IndexOfMax<double>(scores.AsSpan(n * Classes, Classes));
        return classes;
    }

    double ShareRight(double[] scores, ReadOnlySpan<int> labels)
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

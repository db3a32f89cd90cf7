using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace NotebookLab.Learning;

/// <summary>A network of two layers: hidden = σ(x·W₁ + b₁), scores = hidden·W₂ + b₂; the loss is the cross entropy of their softmax.</summary>
/// <remarks>
/// <para>
/// All weights and biases are one vector, <see cref="Parameters"/>, so the loss is a function of a vector like any other: every
/// optimizer can walk on <see cref="LossOn"/>, and every derivative can be taken of it. In the vector stand W₁ row by row, b₁, W₂ row by row, b₂.
/// </para>
/// <para>
/// The gradient comes in three ways that agree: backwards through the formulas (<see cref="Gradient(Dataset)"/>), as the plain
/// definition (<see cref="BruteForceGradient"/>), and as the same differences without the work that a single moved weight leaves
/// unchanged (<see cref="NumericalGradient"/>).
/// </para>
/// <para>Source: "Deep Learning from Scratch", section 4.5.</para>
/// </remarks>
public sealed partial class TwoLayerNet
{
    /// <summary>A network with random weights, normally distributed about 0, and biases of 0.</summary>
    /// <param name="inputs">How many numbers an example has.</param>
    /// <param name="hidden">How many units stand in between.</param>
    /// <param name="classes">How many classes there are to tell apart.</param>
    /// <param name="seed">Where the random numbers start; the same seed gives the same weights.</param>
    /// <param name="scale">The standard deviation of the weights. The book's is 0.01; with 1/√inputs a sigmoid network starts faster.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or <paramref name="scale"/> is negative or not finite.</exception>
    public TwoLayerNet(int inputs, int hidden, int classes, int seed, double scale = 0.01)
    {
        Require.Positive(inputs);
        Require.Positive(hidden);
        Require.Positive(classes);
        Require.NotNegative(scale);
        (Inputs, Hidden, Classes) = (inputs, hidden, classes);
        Parameters = new double[(inputs + 1) * hidden + (hidden + 1) * classes];

        var random = new MersenneTwister(seed);
        foreach (Range weights in new[] { W1Range, W2Range })
        {
            foreach (ref double w in Parameters.AsSpan(weights))
                w = Normal.Sample(random, 0, scale);
        }
    }

    /// <summary>How many numbers an example has.</summary>
    public int Inputs { get; }

    /// <summary>How many units the hidden layer has.</summary>
    public int Hidden { get; }

    /// <summary>How many classes the network tells apart.</summary>
    public int Classes { get; }

    /// <summary>W₁ row by row, b₁, W₂ row by row, b₂: this very array is what the network computes with, so a change to it is learning.</summary>
    public double[] Parameters { get; }

    /// <summary>ε inside the logarithm of the loss: 0 is exact, 1e-7 the book's. All gradients are those of the loss with this ε.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Epsilon { get; init => field = Require.NotNegative(value, nameof(Epsilon)); }

    /// <summary>The weights of the first layer, to look at: a copy, a row per input and a column per hidden unit.</summary>
    public Matrix<double> W1 => Matrix<double>.Build.DenseOfRowMajor(Inputs, Hidden, Parameters[W1Range]);

    /// <summary>The biases of the first layer, to look at: a copy, an element per hidden unit.</summary>
    public Vector<double> B1 => Vector<double>.Build.Dense(Parameters[B1Range]);

    /// <summary>The weights of the second layer, to look at: a copy, a row per hidden unit and a column per class.</summary>
    public Matrix<double> W2 => Matrix<double>.Build.DenseOfRowMajor(Hidden, Classes, Parameters[W2Range]);

    /// <summary>The biases of the second layer, to look at: a copy, an element per class.</summary>
    public Vector<double> B2 => Vector<double>.Build.Dense(Parameters[B2Range]);

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
            throw new ArgumentException($"x must have {Inputs} columns, one per input of the network, but is {x.RowCount}×{x.ColumnCount}.", nameof(x));
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
    /// <exception cref="ArgumentException"><paramref name="data"/> has another number of inputs or more classes than the network.</exception>
    public double Accuracy(Dataset data)
    {
        Check(data);
        return ShareRight(Scores(Parameters, data.X), data.Labels);
    }

    /// <summary>The mean loss of the examples.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>The loss, in nats: about ln of the number of classes for a network that knows nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="data"/> has another number of inputs or more classes than the network.</exception>
    public double Loss(Dataset data)
    {
        Check(data);
        return MeanLoss(Scores(Parameters, data.X), data.Labels);
    }

    /// <summary>The mean loss and the accuracy, for little more than one of them costs.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>What <see cref="Loss"/> and <see cref="Accuracy"/> return.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="data"/> has another number of inputs or more classes than the network.</exception>
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
    /// <exception cref="ArgumentException"><paramref name="data"/> has another number of inputs or more classes than the network.</exception>
    public ScalarField LossOn(Dataset data)
    {
        Check(data);
        return parameters =>
        {
            Require.SameLength(parameters, Parameters);
            return MeanLoss(Scores(parameters, data.X), data.Labels);
        };
    }

    // Where each group of parameters stands in the vector.
    private Range W1Range => ..(Inputs * Hidden);
    private Range B1Range => (Inputs * Hidden)..((Inputs + 1) * Hidden);
    private Range W2Range => ((Inputs + 1) * Hidden)..^Classes;
    private Range B2Range => ^Classes..;

    private Matrix<double> Predict(ReadOnlySpan<double> x) =>
        Softmax.OfRows(Matrix<double>.Build.DenseOfRowMajor(x.Length / Inputs, Classes, Scores(Parameters, x)));

    /// <summary>z = x·W₁ + b₁: a row per example.</summary>
    private void HiddenInputs(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, Span<double> z) =>
        Affine.Forward(x, parameters[W1Range], parameters[B1Range], z);

    /// <summary>scores = hidden·W₂ + b₂: a row per example.</summary>
    private double[] OutputLayer(ReadOnlySpan<double> parameters, ReadOnlySpan<double> hidden)
    {
        var scores = new double[hidden.Length / Hidden * Classes];
        Affine.Forward(hidden, parameters[W2Range], parameters[B2Range], scores);
        return scores;
    }

    /// <summary>All the way forwards, hidden = σ(z) in between.</summary>
    private double[] Scores(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x)
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

    private double MeanLoss(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
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

    private int[] Greatest(double[] scores)
    {
        var classes = new int[scores.Length / Classes];
        for (int n = 0; n < classes.Length; n++)
            classes[n] = TensorPrimitives.IndexOfMax<double>(scores.AsSpan(n * Classes, Classes));
        return classes;
    }

    private double ShareRight(double[] scores, ReadOnlySpan<int> labels)
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

    private void CheckInputs(Dataset data, [CallerArgumentExpression(nameof(data))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(data, name);
        if (data.Inputs != Inputs)
            throw new ArgumentException($"{name} must have {Inputs} inputs an example, as the network has, but has {data.Inputs}.", name);
    }

    /// <summary>The data fits the network: as many inputs, and no more classes.</summary>
    internal void Check(Dataset data, [CallerArgumentExpression(nameof(data))] string name = "")
    {
        CheckInputs(data, name);
        if (data.Classes > Classes)
            throw new ArgumentException($"{name} must have at most {Classes} classes, as the network has, but has {data.Classes}.", name);
    }
}

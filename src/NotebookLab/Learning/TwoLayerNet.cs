using System.Runtime.CompilerServices;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace NotebookLab.Learning;

/// <summary>
/// A network of two layers: hidden = σ(x·W₁ + b₁), scores = hidden·W₂ + b₂; the loss is the cross entropy of their softmax.
/// </summary>
/// <remarks>
/// <para>
/// All weights and biases are one vector, <see cref="Parameters"/>, so the loss is a function of a vector like any other: every
/// optimizer can walk on <see cref="LossOn"/>, and every derivative can be
/// taken of it. In the vector stand W₁ row by row, b₁, W₂ row by row, b₂.
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
    /// <param name="scale">
    /// The standard deviation of the weights. The book's is 0.01; with 1/√inputs a sigmoid network starts faster.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is not positive, or <paramref name="scale"/> is negative or not finite.
    /// </exception>
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

    /// <summary>
    /// W₁ row by row, b₁, W₂ row by row, b₂: this very array is what the network computes with, so a change to it is learning.
    /// </summary>
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

    // Where each group of parameters stands in the vector.
    Range W1Range => ..(Inputs * Hidden);
    Range B1Range => (Inputs * Hidden)..((Inputs + 1) * Hidden);
    Range W2Range => ((Inputs + 1) * Hidden)..^Classes;
    Range B2Range => ^Classes..;

    void CheckInputs(Dataset data, [CallerArgumentExpression(nameof(data))] string name = "")
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

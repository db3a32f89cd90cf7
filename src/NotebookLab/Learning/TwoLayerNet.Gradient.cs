namespace NotebookLab.Learning;

public sealed partial class TwoLayerNet
{
    /// <summary>The gradient of the mean loss by every parameter, backwards through the formulas, exact up to rounding.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>The gradient, in the order and of the length of <see cref="Parameters"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes than the network.
    /// </exception>
    public double[] Gradient(Dataset data)
    {
        var gradient = new double[Parameters.Length];
        Gradient(data, gradient);
        return gradient;
    }

    /// <summary>The gradient of the mean loss by every parameter, written to memory that the caller owns.</summary>
    /// <param name="data">The examples with their labels.</param>
    /// <param name="gradient">Where the gradient goes, of the length of <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes
    /// than the network, or <paramref name="gradient"/> is of another length.
    /// </exception>
    public void Gradient(Dataset data, Span<double> gradient)
    {
        Check(data);
        Require.SameLength(gradient, Parameters);
        Backpropagate(Parameters, data, gradient);
    }

    /// <summary>
    /// The gradient of the mean loss of these examples as a function of the parameters: the field that belongs to <see cref="LossOn"/>.
    /// </summary>
    /// <param name="data">The examples with their labels.</param>
    /// <returns>The field; its points and vectors have the length of <see cref="Parameters"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes than the network.
    /// </exception>
    public VectorField GradientOn(Dataset data)
    {
        Check(data);
        return (parameters, gradient) =>
        {
            Require.SameLength(parameters, Parameters);
            Require.SameLength(gradient, Parameters);
            Backpropagate(parameters, data, gradient);
        };
    }

    /// <summary>Forwards, keeping the hidden layer, then backwards: each line is the derivative of one line of the way forwards.</summary>
    void Backpropagate(ReadOnlySpan<double> parameters, Dataset data, Span<double> gradient)
    {
        using Borrowed units = new(data.Count * Hidden), dUnits = new(data.Count * Hidden), classes = new(data.Count * Classes);
        Span<double> hidden = units.Span, scores = classes.Span;
        HiddenInputs(parameters, data.X, hidden);
        Sigmoid.Of(hidden, hidden);
        OutputLayer(parameters, hidden, scores);

        Span<double> dScores = scores;
        for (int n = 0; n < data.Count; n++)
        {
            Span<double> dn = dScores.Slice(n * Classes, Classes);
            int label = data.Labels[n];
            Softmax.Of(dn, dn);
            double weight = Epsilon == 0 ? 1 : dn[label] / (dn[label] + Epsilon); // ε inside the logarithm makes it flatter
            dn[label] -= 1;
            foreach (ref double d in dn)
                d *= weight / data.Count; // ∂L/∂a = (y − t) / count
        }
        Affine.Backward(hidden, dScores, gradient[W2Range], gradient[B2Range]);

        Span<double> dHidden = dUnits.Span;
        Affine.BackwardToInputs(dScores, parameters[W2Range], Classes, dHidden);
        for (int i = 0; i < dHidden.Length; i++)
            dHidden[i] *= Sigmoid.SlopeAt(hidden[i]);
        Affine.Backward(data.X, dHidden, gradient[W1Range], gradient[B1Range]);
    }
}

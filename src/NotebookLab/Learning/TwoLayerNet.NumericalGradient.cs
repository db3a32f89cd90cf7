using NotebookLab.Differentiation;

namespace NotebookLab.Learning;

public sealed partial class TwoLayerNet
{
    /// <summary>The gradient by its definition: each parameter in turn moved by ±h, and the whole network computed anew for each.</summary>
    /// <remarks>
    /// Two losses per parameter: minutes for a network of the book's size. <see cref="NumericalGradient"/> gives the same numbers sooner.
    /// </remarks>
    /// <param name="data">The examples with their labels.</param>
    /// <param name="h">The step.</param>
    /// <returns>The gradient, in the order and of the length of <see cref="Parameters"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> has another number of inputs or more classes than the network.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change a parameter.
    /// </exception>
    public double[] BruteForceGradient(Dataset data, double h = 1e-4) =>
        Differentiation.Gradient.Central(LossOn(data), Parameters, h);

    /// <summary>
    /// The gradient by central differences, (L(…, w + h, …) − L(…, w − h, …)) / 2h for every parameter, without computing
    /// again what stays the same while that one moves.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A weight that leads into hidden unit j changes what this unit says, by δₙ for example n, and nothing else in the hidden
    /// layer; so the scores change by δₙ times row j of W₂, and only the softmax has to be taken anew. A weight that leads into
    /// class k changes one column of scores. A bias is a weight on an input that is always 1.
    /// </para>
    /// <para>
    /// It is the definition still: two losses per parameter, none of them approximated. All that is saved is work whose
    /// result was known. The hidden units are shared out to the processor's cores.
    /// </para>
    /// </remarks>
    /// <inheritdoc cref="BruteForceGradient"/>
    public double[] NumericalGradient(Dataset data, double h = 1e-4)
    {
        Check(data);
        new Step(h).MustChange(Parameters, Step.Central);
        double[] z = new double[data.Count * Hidden], hidden = new double[z.Length], scores = new double[data.Count * Classes];
        HiddenInputs(Parameters, data.X, z);
        Sigmoid.Of(z, hidden);
        OutputLayer(Parameters, hidden, scores);
        var network = new MovedWeight(data, z, hidden, scores, Parameters[W2Range], Epsilon);

        // In Parameters the biases stand right behind the weights, like the row of one more input.
        var gradient = new double[Parameters.Length];
        Memory<double> byW1 = gradient.AsMemory(..W2Range.Start.Value), byW2 = gradient.AsMemory(W2Range.Start);
        Parallel.For(0, Hidden, network.Fork, (j, _, fork) =>
        {
            fork.IntoHidden(j);
            for (int i = 0; i <= Inputs; i++)
                byW1.Span[i * Hidden + j] = (fork.LossByW1(i, j, +h) - fork.LossByW1(i, j, -h)) / (2 * h);
            return fork;
        }, _ => { });
        for (int k = 0; k < Classes; k++)
        {
            network.IntoClass(k);
            for (int j = 0; j <= Hidden; j++)
                byW2.Span[j * Classes + k] = (network.LossByW2(j, +h) - network.LossByW2(j, -h)) / (2 * h);
        }
        return gradient;
    }
}

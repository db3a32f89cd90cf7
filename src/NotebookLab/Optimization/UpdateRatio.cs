using System.Numerics.Tensors;

namespace NotebookLab.Optimization;

/// <summary>How long an update is beside the weights that it changes, |w′ − w| / |w|.</summary>
/// <remarks>
/// A rule of thumb for networks: about 1e-3 a step. Far less, and the learning rate is probably too low; far more, and it is too
/// high. It is of the weights of one layer; biases, which start at 0, say little.
/// Source: A. Karpathy, CS231n, "Neural networks, part 3", Stanford University.
/// </remarks>
public static class UpdateRatio
{
    /// <summary>The ratio of one update.</summary>
    /// <param name="before">The weights before it.</param>
    /// <param name="after">The weights after it, as many.</param>
    /// <returns>The ratio: infinite if the weights were all 0, NaN if they were and stayed so, or are not numbers.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="before"/> is empty, or <paramref name="after"/> is of another length.
    /// </exception>
    public static double Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        Require.NotEmpty(before);
        Require.SameLength(after, before);
        return TensorPrimitives.Distance(after, before) / TensorPrimitives.Norm(before);
    }
}

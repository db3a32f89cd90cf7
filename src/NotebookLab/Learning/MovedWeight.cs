using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;

namespace NotebookLab.Learning;

/// <summary>The loss of a two-layer network when one weight is elsewhere, from what the network computes with all of them in place.</summary>
/// <remarks>
/// The matrices here have a row per unit and a column per example: the numbers of one unit for the whole batch stand side by
/// side, and the processor takes several of them at a time. The inputs and the hidden layer end in a row of ones, for the biases.
/// </remarks>
internal sealed class MovedWeight
{
    private readonly int count, classes;
    private readonly double epsilon;
    private readonly double[] x, z, hidden, scores;  // with every weight in place: hidden = σ(z)
    private readonly double[] w2;                    // a row per hidden unit, a column per class
    private readonly int[] rightScore;               // where among the scores that of each example's class stands

    private double[] change, moved, greatest, exponentials, surprises;

    /// <param name="data">The examples.</param>
    /// <param name="z">What enters the hidden units, x·W₁ + b₁: a row per example.</param>
    /// <param name="hidden">What leaves them, σ(z): a row per example.</param>
    /// <param name="scores">A row per example.</param>
    /// <param name="w2">The weights of the second layer, row by row.</param>
    /// <param name="epsilon">ε inside the logarithm.</param>
    public MovedWeight(Dataset data, double[] z, double[] hidden, double[] scores, double[] w2, double epsilon)
    {
        count = data.Count;
        classes = scores.Length / count;
        x = [.. ByUnit(data.X), .. Ones()];
        this.z = ByUnit(z);
        this.hidden = [.. ByUnit(hidden), .. Ones()];
        this.scores = ByUnit(scores);
        this.w2 = w2;
        this.epsilon = epsilon;
        rightScore = [.. Enumerable.Range(0, count).Select(n => data.Labels[n] * count + n)];
        TakeMemory();
    }

    /// <summary>One for another thread: the numbers of the network are shared, what is computed with them is not.</summary>
    public MovedWeight Fork()
    {
        var fork = (MovedWeight)MemberwiseClone();
        fork.TakeMemory();
        return fork;
    }

    /// <summary>The mean loss when the weight from input i to hidden unit j is larger by dw.</summary>
    public double LossByW1(int i, int j, double dw)
    {
        TensorPrimitives.MultiplyAdd(Row(x, i), dw, Row(z, j), change);
        TensorPrimitives.Sigmoid(change, change);
        TensorPrimitives.Subtract(change, Row(hidden, j), change);  // δ = σ(z + dw·x) − σ(z)
        for (int k = 0; k < classes; k++)
            TensorPrimitives.MultiplyAdd(change, w2[j * classes + k], Row(scores, k), Row(moved, k));
        return MeanLoss();
    }

    /// <summary>The mean loss when the weight from hidden unit j to class k is larger by dw.</summary>
    public double LossByW2(int j, int k, double dw)
    {
        scores.CopyTo(moved);
        TensorPrimitives.MultiplyAdd(Row(hidden, j), dw, Row(scores, k), Row(moved, k));
        return MeanLoss();
    }

    /// <summary>−ln y of the right class, ln Σₖ exp(aₖ) − a, for all examples at once; as <see cref="LogSumExp"/> does it for one.</summary>
    private double MeanLoss()
    {
        Row(moved, 0).CopyTo(greatest);
        for (int k = 1; k < classes; k++)
            TensorPrimitives.Max(greatest, Row(moved, k), greatest);
        for (int k = 0; k < classes; k++)
            TensorPrimitives.Subtract(Row(moved, k), greatest, Row(exponentials, k));
        TensorPrimitives.Exp(exponentials, exponentials);

        Row(exponentials, 0).CopyTo(surprises);
        for (int k = 1; k < classes; k++)
            TensorPrimitives.Add(surprises, Row(exponentials, k), surprises);
        TensorPrimitives.Log(surprises, surprises);

        for (int n = 0; n < count; n++)
            surprises[n] += greatest[n] - moved[rightScore[n]];
        if (epsilon != 0)
            AddEpsilonToProbabilities(surprises);
        return TensorPrimitives.Sum<double>(surprises) / count;
    }

    /// <summary>−ln y becomes −ln(y + ε).</summary>
    private void AddEpsilonToProbabilities(Span<double> surprises)
    {
        TensorPrimitives.Negate(surprises, surprises);
        TensorPrimitives.Exp(surprises, surprises);
        TensorPrimitives.Add(surprises, epsilon, surprises);
        TensorPrimitives.Log(surprises, surprises);
        TensorPrimitives.Negate(surprises, surprises);
    }

    [MemberNotNull(nameof(change), nameof(moved), nameof(greatest), nameof(exponentials), nameof(surprises))]
    private void TakeMemory()
    {
        change = new double[count];
        moved = new double[classes * count];
        greatest = new double[count];
        exponentials = new double[classes * count];
        surprises = new double[count];
    }

    private Span<double> Row(double[] matrix, int unit) => matrix.AsSpan(unit * count, count);

    private double[] Ones() => [.. Enumerable.Repeat(1.0, count)];

    private double[] ByUnit(ReadOnlySpan<double> byExample)
    {
        int units = byExample.Length / count;
        var byUnit = new double[byExample.Length];
        for (int n = 0; n < count; n++)
        {
            for (int unit = 0; unit < units; unit++)
                byUnit[unit * count + n] = byExample[n * units + unit];
        }
        return byUnit;
    }
}

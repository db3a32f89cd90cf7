using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookLab.Learning;

/// <summary>
/// The mean loss of a two-layer network when one weight is elsewhere, from what the network computes with all of them in place.
/// </summary>
/// <remarks>
/// <para>
/// The matrices here have a row per unit and a column per example: the numbers of one unit for the whole batch stand side by
/// side, and eight of them are taken at a time (as two or four shorter vectors where the processor has no longer ones). So that
/// no example is left over, the batch is filled up with blank ones, whose loss counts for nothing. The inputs and the hidden
/// layer end in a row of ones, for the biases.
/// </para>
/// <para>
/// Whichever weight moves, the scores of example n change by some δₙ times the same row of numbers, one per class: the row
/// of W₂ that leads out of a hidden unit, or, if a weight of class k itself moves, a 1 for k and 0 for the others.
/// </para>
/// </remarks>
sealed class MovedWeight
{
    readonly int count, filled, classes;
    readonly double epsilon;
    readonly double[] x, z, hidden, scores;  // with every weight in place: hidden = σ(z)
    readonly double[] w2;                    // a row per hidden unit, a column per class
    readonly int[] labels;
    readonly double[] rightScores;           // of each example's class
    readonly double[] shares;                // of each example in the mean: 1/count, and 0 for a blank one

    double[] changes, row, rightChanges;     // δ; how the scores change for a δ of 1; and that of the right class

    /// <param name="data">The examples.</param>
    /// <param name="z">What enters the hidden units, x·W₁ + b₁: a row per example.</param>
    /// <param name="hidden">What leaves them, σ(z): a row per example.</param>
    /// <param name="scores">A row per example.</param>
    /// <param name="w2">The weights of the second layer, row by row.</param>
    /// <param name="epsilon">ε inside the logarithm.</param>
    public MovedWeight(Dataset data, double[] z, double[] hidden, double[] scores, double[] w2, double epsilon)
    {
        count = data.Count;
        filled = (count + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        classes = scores.Length / count;
        x = [.. ByUnit(data.X), .. Ones()];
        this.z = ByUnit(z);
        this.hidden = [.. ByUnit(hidden), .. Ones()];
        this.scores = ByUnit(scores);
        this.w2 = w2;
        this.epsilon = epsilon;
        labels = data.Labels.ToArray();
        rightScores = new double[filled];
        shares = new double[filled];
        for (int n = 0; n < count; n++)
        {
            rightScores[n] = scores[n * classes + labels[n]];
            shares[n] = 1.0 / count;
        }
        (changes, row, rightChanges) = (new double[filled], new double[classes], new double[filled]);
    }

    /// <summary>One for another thread: the numbers of the network are shared, what is computed with them is not.</summary>
    public MovedWeight Fork()
    {
        var fork = (MovedWeight)MemberwiseClone();
        (fork.changes, fork.row, fork.rightChanges) = (new double[filled], new double[classes], new double[filled]);
        return fork;
    }

    /// <summary>From now on a weight that leads into hidden unit j moves.</summary>
    public void IntoHidden(int j)
    {
        w2.AsSpan(j * classes, classes).CopyTo(row);
        FindRightChanges();
    }

    /// <summary>From now on a weight that leads into class k moves.</summary>
    public void IntoClass(int k)
    {
        row.AsSpan().Clear();
        row[k] = 1;
        FindRightChanges();
    }

    /// <summary>The mean loss when the weight from input i to hidden unit j is larger by dw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double LossByW1(int i, int j, double dw)
    {
        Span<Vector512<double>> δ = Vectors(changes), xi = Unit(x, i), zj = Unit(z, j), hiddenj = Unit(hidden, j);
        for (int n = 0; n < δ.Length; n++)
            // σ(z + dw·x) − σ(z)
            δ[n] = Vector512<double>.One / (Vector512<double>.One + Vector512.Exp(-(zj[n] + dw * xi[n]))) - hiddenj[n];
        return MeanLoss();
    }

    /// <summary>The mean loss when the weight from hidden unit j to the class is larger by dw.</summary>
    public double LossByW2(int j, double dw)
    {
        Span<Vector512<double>> δ = Vectors(changes), hiddenj = Unit(hidden, j);
        for (int n = 0; n < δ.Length; n++)
            δ[n] = dw * hiddenj[n];
        return MeanLoss();
    }

    /// <summary>The mean of −ln y of the right class, ln Σₖ exp(aₖ) − a; <see cref="LogSumExp"/> does it for one example.</summary>
    // Compiled once and for good: a learner runs it a single time, and the compiler's first draft takes ten times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    double MeanLoss()
    {
        Span<Vector512<double>> δ = Vectors(changes), right = Vectors(rightScores), rightδ = Vectors(rightChanges), share = Vectors(shares);
        Span<Vector512<double>> a = Vectors(scores);
        var mean = Vector512<double>.Zero;
        for (int n = 0; n < δ.Length; n++)
        {
            Vector512<double> greatest = a[n] + row[0] * δ[n];
            for (int k = 1; k < row.Length; k++)
                greatest = Vector512.Max(greatest, a[k * δ.Length + n] + row[k] * δ[n]);

            var sum = Vector512<double>.Zero;
            for (int k = 0; k < row.Length; k++)
                sum += Vector512.Exp(a[k * δ.Length + n] + row[k] * δ[n] - greatest);

            Vector512<double> surprise = Vector512.Log(sum) + greatest - (right[n] + rightδ[n] * δ[n]);
            if (epsilon != 0)
                surprise = WithEpsilon(surprise);
            mean += share[n] * surprise;
        }
        return Vector512.Sum(mean);
    }

    /// <summary>−ln y becomes −ln(y + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Vector512<double> WithEpsilon(Vector512<double> surprise) => -Vector512.Log(Vector512.Exp(-surprise) + Vector512.Create(epsilon));

    void FindRightChanges()
    {
        for (int n = 0; n < count; n++)
            rightChanges[n] = row[labels[n]];
    }

    static Span<Vector512<double>> Vectors(Span<double> numbers) => MemoryMarshal.Cast<double, Vector512<double>>(numbers);

    Span<Vector512<double>> Unit(double[] matrix, int unit) => Vectors(matrix.AsSpan(unit * filled, filled));

    double[] Ones() => [.. Enumerable.Repeat(1.0, filled)];

    double[] ByUnit(ReadOnlySpan<double> byExample)
    {
        int units = byExample.Length / count;
        var byUnit = new double[units * filled];
        for (int n = 0; n < count; n++)
        {
            for (int unit = 0; unit < units; unit++)
                byUnit[unit * filled + n] = byExample[n * units + unit];
        }
        return byUnit;
    }
}

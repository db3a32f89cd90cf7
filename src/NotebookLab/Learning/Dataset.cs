using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Learning;

/// <summary>Examples to learn from: for each a row of numbers x and a label, the number of the class that it belongs to.</summary>
/// <remarks>
/// A part of it is a range, <c>Digits.Train[..100]</c>. A dataset never changes; parts share its memory.
/// </remarks>
public sealed class Dataset
{
    readonly ReadOnlyMemory<double> x;
    readonly ReadOnlyMemory<int> labels;

    /// <summary>Examples whose numbers stand one row after the other.</summary>
    /// <param name="x">The numbers, row by row: each example has <c>x.Length / labels.Length</c> of them. Copied.</param>
    /// <param name="labels">The class of each example, from 0. Copied.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> or <paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> or <paramref name="labels"/> is empty, or
    /// <paramref name="x"/> can't be divided into as many rows as there are labels.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element of <paramref name="x"/> is not finite, a label is no class, or <paramref name="classes"/> is not positive.
    /// </exception>
    public Dataset(double[] x, int[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(labels);
        Require.NotEmpty(x);
        if (labels.Length == 0 || x.Length % labels.Length != 0)
            throw new ArgumentException(
                $"labels must be one per row of x, but {labels.Length} of them do not divide the {x.Length} elements of x evenly.",
                nameof(labels));
        Require.Finite(x);
        Require.Positive(classes);
        Require.Labels(labels, classes);
        this.x = x.ToArray();
        this.labels = labels.ToArray();
        Inputs = x.Length / labels.Length;
        Classes = classes;
    }

    /// <summary>Examples whose numbers are the rows of a matrix.</summary>
    /// <param name="x">The numbers: a row per example. Copied.</param>
    /// <param name="labels">The class of each row, from 0. Copied.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> or <paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty, or there is not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element of <paramref name="x"/> is not finite, a label is no class, or <paramref name="classes"/> is not positive.
    /// </exception>
    public Dataset(Matrix<double> x, int[] labels, int classes) : this(Rows(x, labels), labels, classes)
    {
    }

    Dataset(ReadOnlyMemory<double> x, ReadOnlyMemory<int> labels, int inputs, int classes)
    {
        this.x = x;
        this.labels = labels;
        Inputs = inputs;
        Classes = classes;
    }

    /// <summary>How many examples there are; at least one.</summary>
    public int Count => labels.Length;

    /// <summary>How many numbers an example has.</summary>
    public int Inputs { get; }

    /// <summary>How many classes there are; the labels go from 0 to one less.</summary>
    public int Classes { get; }

    /// <summary>All numbers, row by row: <see cref="Count"/> × <see cref="Inputs"/>.</summary>
    public ReadOnlySpan<double> X => x.Span;

    /// <summary>The class of each example, from 0.</summary>
    public ReadOnlySpan<int> Labels => labels.Span;

    /// <summary>The numbers of one example.</summary>
    /// <param name="n">Which example, from 0.</param>
    /// <returns>Its row: <see cref="Inputs"/> numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is no example.</exception>
    public ReadOnlySpan<double> Row(int n)
    {
        if (n < 0 || n >= Count)
            throw Require.OutOfRange(nameof(n), $"n must be from 0 to {Count - 1}, but was {n}.");
        return X.Slice(n * Inputs, Inputs);
    }

    /// <summary>The numbers as a matrix: a row per example.</summary>
    /// <returns>A new matrix, <see cref="Count"/> × <see cref="Inputs"/>.</returns>
    public Matrix<double> ToMatrix() => Matrix<double>.Build.DenseOfRowMajor(Count, Inputs, X.ToArray());

    /// <summary>The labels as a matrix of targets: a row per example that is 1 in the column of its class and 0 elsewhere.</summary>
    /// <returns>A new matrix, <see cref="Count"/> × <see cref="Classes"/>.</returns>
    public Matrix<double> OneHot() => Matrix<double>.Build.Dense(Count, Classes, (n, k) => Labels[n] == k ? 1 : 0);

    /// <summary>Neighbouring examples, in place; C# writes it as a range: <c>data[100..200]</c>.</summary>
    /// <param name="start">The first example.</param>
    /// <param name="length">How many examples; at least one.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="start"/> is no example, or <paramref name="length"/> leads past the end or is not positive.
    /// </exception>
    public Dataset Slice(int start, int length)
    {
        if (start < 0 || start >= Count)
            throw Require.OutOfRange(nameof(start), $"start must be from 0 to {Count - 1}, but was {start}.");
        if (length < 1 || length > Count - start)
            throw Require.OutOfRange(
                nameof(length), $"length must be from 1 to {Count - start}, the examples from {start} on, but was {length}.");
        return new Dataset(x.Slice(start * Inputs, length * Inputs), labels.Slice(start, length), Inputs, Classes);
    }

    /// <summary>All examples in a random order, in batches: one epoch of learning.</summary>
    /// <param name="size">How many examples a batch has; the last one may have fewer.</param>
    /// <param name="seed">Where the random numbers start; the same seed gives the same batches.</param>
    /// <returns>The batches, made as they are asked for; each example is in one of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not positive.</exception>
    public IEnumerable<Dataset> MiniBatches(int size, int seed) => MiniBatches(size, new Random(seed));

    /// <inheritdoc cref="MiniBatches(int, int)"/>
    /// <param name="size">How many examples a batch has; the last one may have fewer.</param>
    /// <param name="random">The random numbers; an epoch after another takes the next ones, and so has another order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public IEnumerable<Dataset> MiniBatches(int size, Random random)
    {
        Require.Positive(size);
        ArgumentNullException.ThrowIfNull(random);
        return Deal(size, random).Select(rows => Pick(rows, new double[rows.Length * Inputs], new int[rows.Length]));
    }

    /// <summary>The same batches, all in the same memory: each is good until the next one is asked for.</summary>
    internal IEnumerable<Dataset> PassingBatches(int size, Random random)
    {
        size = Math.Min(size, Count);
        var x = new double[size * Inputs];
        var labels = new int[size];
        return Deal(size, random).Select(rows => Pick(rows, x.AsMemory(0, rows.Length * Inputs), labels.AsMemory(0, rows.Length)));
    }

    IEnumerable<int[]> Deal(int size, Random random)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        random.Shuffle(order);
        return order.Chunk(size);
    }

    Dataset Pick(int[] rows, Memory<double> pickedX, Memory<int> pickedLabels)
    {
        for (int n = 0; n < rows.Length; n++)
        {
            Row(rows[n]).CopyTo(pickedX.Span[(n * Inputs)..]);
            pickedLabels.Span[n] = Labels[rows[n]];
        }
        return new Dataset(pickedX, pickedLabels, Inputs, Classes);
    }

    static double[] Rows(Matrix<double> x, int[] labels)
    {
        Require.NotEmpty(x);
        ArgumentNullException.ThrowIfNull(labels);
        Require.OnePerRow(labels, x);
        return x.ToRowMajorArray();
    }
}

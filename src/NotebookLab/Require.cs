using System.Numerics;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab;

/// <summary>The conditions on arguments: each throws an exception that says what was expected and what came instead.</summary>
static class Require
{
    public static T PositiveAndFinite<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : IFloatingPointIeee754<T> =>
        T.IsFinite(value) && value > T.Zero
            ? value
            : throw OutOfRange(name, $"{name} must be positive and finite, but was {value}.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw OutOfRange(name, $"{name} must be 0 or positive, and finite, but was {value}.");

    public static double BelowOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && value < 1
            ? value
            : throw OutOfRange(name, $"{name} must be at least 0 and below 1, but was {value}.");

    public static double AtMostOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && value <= 1
            ? value
            : throw OutOfRange(name, $"{name} must be above 0 and at most 1, but was {value}.");

    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0
            ? value
            : throw OutOfRange(name, $"{name} must be positive, but was {value}.");

    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0
            ? value
            : throw OutOfRange(name, $"{name} must be 0 or more, but was {value}.");

    public static void NotEmpty(ReadOnlySpan<double> x, [CallerArgumentExpression(nameof(x))] string name = "")
    {
        if (x.IsEmpty)
            throw new ArgumentException($"{name} must have at least one element, but has 0.", name);
    }

    public static void NotEmpty(Matrix<double> w, [CallerArgumentExpression(nameof(w))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(w, name);
        if (w.RowCount == 0 || w.ColumnCount == 0)
            throw new ArgumentException($"{name} must have at least one element, but is {w.RowCount}×{w.ColumnCount}.", name);
    }

    public static void SameLength(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> like,
        [CallerArgumentExpression(nameof(x))] string name = "",
        [CallerArgumentExpression(nameof(like))] string likeName = "")
    {
        if (x.Length != like.Length)
            throw new ArgumentException($"{name} must have {like.Length} elements, as {likeName} has, but has {x.Length}.", name);
    }

    public static void SameShape(
        Matrix<double> w,
        Matrix<double> like,
        [CallerArgumentExpression(nameof(w))] string name = "",
        [CallerArgumentExpression(nameof(like))] string likeName = "")
    {
        ArgumentNullException.ThrowIfNull(w, name);
        if (w.RowCount != like.RowCount || w.ColumnCount != like.ColumnCount)
        {
            throw new ArgumentException(
                $"{name} must be {like.RowCount}×{like.ColumnCount}, as {likeName} is, but is {w.RowCount}×{w.ColumnCount}.", name);
        }
    }

    /// <summary>What an update asks of its arguments.</summary>
    public static void UpdateShapes(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, int dimension)
    {
        if (x.Length != dimension)
            throw new ArgumentException($"x must have {dimension} elements, as the run was started with, but has {x.Length}.", nameof(x));
        SameLength(gradient, x);
    }

    public static void Finite(ReadOnlySpan<double> x, [CallerArgumentExpression(nameof(x))] string name = "")
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]))
                throw OutOfRange(name, $"{name} must be finite, but {name}[{i}] was {x[i]}.");
        }
    }

    /// <summary>There is a label for each row of a matrix.</summary>
    public static void OnePerRow(
        ReadOnlySpan<int> labels,
        Matrix<double> rows,
        [CallerArgumentExpression(nameof(labels))] string name = "",
        [CallerArgumentExpression(nameof(rows))] string rowsName = "")
    {
        if (labels.Length != rows.RowCount)
            throw new ArgumentException(
                $"{name} must have {rows.RowCount} elements, one per row of {rowsName}, but has {labels.Length}.", name);
    }

    /// <summary>Every label is the number of a class, counted from 0.</summary>
    public static void Labels(ReadOnlySpan<int> labels, int classes, [CallerArgumentExpression(nameof(labels))] string name = "")
    {
        for (int n = 0; n < labels.Length; n++)
        {
            if (labels[n] < 0 || labels[n] >= classes)
                throw OutOfRange(name, $"{name} must be from 0 to {classes - 1}, but {name}[{n}] was {labels[n]}.");
        }
    }

    /// <summary>The exception for a number outside its range; numbers are written as in code, whatever the reader's culture.</summary>
    public static ArgumentOutOfRangeException OutOfRange(string name, FormattableString message) =>
        new(name, FormattableString.Invariant(message));
}

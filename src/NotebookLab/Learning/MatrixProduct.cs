using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NotebookLab.Learning;

/// <summary>
/// The product of two matrices whose rows stand one after the other in memory, plus a row that is added to each of its rows.
/// </summary>
/// <remarks>
/// cᵣₖ = addedₖ + Σᵢ aᵣᵢ bᵢₖ. <see cref="Plain"/> is that formula. <see cref="Of"/> computes the same numbers up to rounding in a
/// fraction of the time: it takes a tile of c at a time, four rows high and two of the processor's vectors wide, small enough
/// that all its sums stay in registers while the rows of b pass by. A last tile that would not fit moves back over its neighbour.
/// </remarks>
static class MatrixProduct
{
    const int Rows = 4;

    /// <summary>c = a·b + added.</summary>
    /// <param name="a">The left matrix. Its element (r, i) is <c>a[r * down + i * across]</c>, so a transposed one needs no copy.</param>
    /// <param name="down">How far an element of a is from the one below.</param>
    /// <param name="across">How far an element of a is from the next in its row.</param>
    /// <param name="b">The right matrix, row by row, as wide as <paramref name="added"/>.</param>
    /// <param name="added">What is added to each row.</param>
    /// <param name="c">Where the product goes, row by row.</param>
    public static void Of(ReadOnlySpan<double> a, int down, int across, ReadOnlySpan<double> b, ReadOnlySpan<double> added, Span<double> c)
    {
        int columns = added.Length, rows = c.Length / columns, wide = Vector<double>.Count;
        if (rows < Rows || columns < 2 * wide)
        {
            Plain(a, down, across, b, added, c);
            return;
        }

        for (int r = 0; r < rows; r += Rows)
        {
            int row = Math.Min(r, rows - Rows);
            for (int k = 0; k < columns; k += 2 * wide)
            {
                int column = Math.Min(k, columns - 2 * wide);
                Tile(a[(row * down)..], down, across, b[column..], added[column..], c[(row * columns + column)..], columns);
            }
        }
    }

    /// <summary>The formula as it stands.</summary>
    static void Plain(ReadOnlySpan<double> a, int down, int across, ReadOnlySpan<double> b, ReadOnlySpan<double> added, Span<double> c)
    {
        int columns = added.Length, rows = c.Length / columns, inner = b.Length / columns;
        for (int r = 0; r < rows; r++)
        {
            for (int k = 0; k < columns; k++)
            {
                double sum = added[k];
                for (int i = 0; i < inner; i++)
                    sum += a[r * down + i * across] * b[i * columns + k];
                c[r * columns + k] = sum;
            }
        }
    }

    /// <summary>The corner of c: the sum in row r and vector v is <c>c{r}{v}</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile(
        ReadOnlySpan<double> a, int down, int across, ReadOnlySpan<double> b, ReadOnlySpan<double> added, Span<double> c, int columns)
    {
        int wide = Vector<double>.Count;
        Vector<double> left = new(added), right = new(added[wide..]);
        Vector<double> c00 = left, c10 = left, c20 = left, c30 = left;
        Vector<double> c01 = right, c11 = right, c21 = right, c31 = right;

        ref double corner = ref MemoryMarshal.GetReference(b);
        for (int at = 0, i = 0; i + 2 * wide <= b.Length; at += across, i += columns)
        {
            Vector<double> b0 = Vector.LoadUnsafe(ref corner, (nuint)i), b1 = Vector.LoadUnsafe(ref corner, (nuint)(i + wide));
            Vector<double> a0 = new(a[at]), a1 = new(a[at + down]), a2 = new(a[at + 2 * down]), a3 = new(a[at + 3 * down]);
            c00 = Vector.MultiplyAddEstimate(a0, b0, c00);
            c01 = Vector.MultiplyAddEstimate(a0, b1, c01);
            c10 = Vector.MultiplyAddEstimate(a1, b0, c10);
            c11 = Vector.MultiplyAddEstimate(a1, b1, c11);
            c20 = Vector.MultiplyAddEstimate(a2, b0, c20);
            c21 = Vector.MultiplyAddEstimate(a2, b1, c21);
            c30 = Vector.MultiplyAddEstimate(a3, b0, c30);
            c31 = Vector.MultiplyAddEstimate(a3, b1, c31);
        }

        Store(c00, c01, c);
        Store(c10, c11, c[columns..]);
        Store(c20, c21, c[(2 * columns)..]);
        Store(c30, c31, c[(3 * columns)..]);

        static void Store(Vector<double> left, Vector<double> right, Span<double> c)
        {
            left.CopyTo(c);
            right.CopyTo(c[Vector<double>.Count..]);
        }
    }
}

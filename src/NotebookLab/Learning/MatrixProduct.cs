using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookLab.Learning;

/// <summary>
/// The product of two matrices whose rows stand one after the other in memory, plus a row that is added to each of its rows.
/// </summary>
/// <remarks>
/// <para>
/// cᵣₖ = addedₖ + Σᵢ aᵣᵢ bᵢₖ. <see cref="Plain"/> is that formula. <see cref="Of"/> computes the same numbers up to rounding in a
/// fraction of the time: it takes a tile of c at a time, five rows high and one vector wide, small enough that all its sums stay
/// in registers while the rows of b pass by. A last tile that would not fit moves back over its neighbour.
/// </para>
/// <para>
/// A large product is shared out to the processor's cores, some rows of c each. Every element is the same sum in the same order
/// whoever computes it, so the result does not depend on how many there are.
/// </para>
/// </remarks>
static class MatrixProduct
{
    const int High = 5;
    const long Large = 2_000_000; // multiplications, some 80 µs: to wake a thread that sleeps may take as long

    static int Wide => Vector512<double>.Count;

    /// <summary>c = a·b + added.</summary>
    /// <param name="a">The left matrix. Its element (r, i) is <c>a[r * down + i * across]</c>, so a transposed one needs no copy.</param>
    /// <param name="down">How far an element of a is from the one below.</param>
    /// <param name="across">How far an element of a is from the next in its row.</param>
    /// <param name="b">The right matrix, row by row, as wide as <paramref name="added"/>.</param>
    /// <param name="added">What is added to each row.</param>
    /// <param name="c">Where the product goes, row by row.</param>
    public static void Of(ReadOnlySpan<double> a, int down, int across, ReadOnlySpan<double> b, ReadOnlySpan<double> added, Span<double> c)
    {
        int columns = added.Length, rows = c.Length / columns;
        if (rows < High || columns < Wide)
            Plain(a, down, across, b, added, c);
        else if ((long)rows * b.Length < Large || Environment.ProcessorCount == 1)
            Tiles(a, down, across, b, added, c);
        else
            Shared(a, down, across, b, added, c);
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

    /// <summary>As many rows of tiles for each core. What a span is of can be handed to others only by its address.</summary>
    static unsafe void Shared(
        ReadOnlySpan<double> a, int down, int across, ReadOnlySpan<double> b, ReadOnlySpan<double> added, Span<double> c)
    {
        int columns = added.Length, rows = c.Length / columns, aLength = a.Length, bLength = b.Length;
        int parts = Math.Min(Environment.ProcessorCount, rows / High);
        fixed (double* aFixed = a, bFixed = b, addedFixed = added, cFixed = c)
        {
            double* a0 = aFixed, b0 = bFixed, added0 = addedFixed, c0 = cFixed;
            Parallel.For(0, parts, part =>
            {
                int first = First(part), end = First(part + 1);
                ReadOnlySpan<double> aPart = new(a0 + first * down, aLength - first * down), bAll = new(b0, bLength);
                Tiles(aPart, down, across, bAll, new(added0, columns), new(c0 + first * columns, (end - first) * columns));
            });
        }

        int First(int part) => part == parts ? rows : rows / High * part / parts * High;
    }

    static void Tiles(ReadOnlySpan<double> a, int down, int across, ReadOnlySpan<double> b, ReadOnlySpan<double> added, Span<double> c)
    {
        int columns = added.Length, rows = c.Length / columns;
        for (int k = 0; k < columns; k += Wide)
        {
            int column = Math.Min(k, columns - Wide);
            for (int r = 0; r < rows; r += High)
            {
                int row = Math.Min(r, rows - High);
                Tile(a[(row * down)..], down, across, b[column..], added[column..], c[(row * columns + column)..], columns);
            }
        }
    }

    /// <summary>The corner of c: <c>c2</c> is its part of row 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Tile(
        ReadOnlySpan<double> a, int down, int across, ReadOnlySpan<double> b, ReadOnlySpan<double> added, Span<double> c, int columns)
    {
        Vector512<double> c0 = Vector512.Create(added), c1 = c0, c2 = c0, c3 = c0, c4 = c0;
        ref double corner = ref MemoryMarshal.GetReference(b);
        for (int at = 0, i = 0; i + Vector512<double>.Count <= b.Length; at += across, i += columns)
        {
            Vector512<double> bi = Vector512.LoadUnsafe(ref corner, (nuint)i);
            c0 = Vector512.MultiplyAddEstimate(Vector512.Create(a[at]), bi, c0);
            c1 = Vector512.MultiplyAddEstimate(Vector512.Create(a[at + down]), bi, c1);
            c2 = Vector512.MultiplyAddEstimate(Vector512.Create(a[at + 2 * down]), bi, c2);
            c3 = Vector512.MultiplyAddEstimate(Vector512.Create(a[at + 3 * down]), bi, c3);
            c4 = Vector512.MultiplyAddEstimate(Vector512.Create(a[at + 4 * down]), bi, c4);
        }
        c0.CopyTo(c);
        c1.CopyTo(c[columns..]);
        c2.CopyTo(c[(2 * columns)..]);
        c3.CopyTo(c[(3 * columns)..]);
        c4.CopyTo(c[(4 * columns)..]);
    }
}

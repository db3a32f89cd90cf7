using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NotebookLab.Learning;

/// <summary>A layer without its activation, z = x·W + b, forwards and backwards, on matrices that stand row by row in memory.</summary>
/// <remarks>
/// x is count × inputs, W is inputs × outputs, b has an element per output, z is count × outputs; a d before a name means the
/// gradient of the loss by it. Each product is a sum of multiples of rows, since a row's numbers stand side by side.
/// </remarks>
internal static class Affine
{
    /// <summary>z = x·W + b.</summary>
    public static void Forward(ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z)
    {
        int outputs = b.Length, inputs = w.Length / outputs, count = z.Length / outputs;
        for (int n = 0; n < count; n++)
        {
            ReadOnlySpan<double> xn = x.Slice(n * inputs, inputs);
            Span<double> zn = z.Slice(n * outputs, outputs);
            b.CopyTo(zn);
            int i = 0;
            for (; i + 4 <= inputs; i += 4)
                AddFourRows(zn, w[(i * outputs)..], xn[i], xn[i + 1], xn[i + 2], xn[i + 3]);
            for (; i < inputs; i++)
                TensorPrimitives.MultiplyAdd(w.Slice(i * outputs, outputs), xn[i], zn, zn);
        }
    }

    /// <summary>dW = xᵀ·dz, and db is the sum of the rows of dz.</summary>
    public static void Backward(ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> dw, Span<double> db)
    {
        int outputs = db.Length, inputs = dw.Length / outputs, count = dz.Length / outputs;
        dw.Clear();
        db.Clear();
        int n = 0;
        for (; n + 4 <= count; n += 4)
        {
            ReadOnlySpan<double> x0 = x[(n * inputs)..], x1 = x0[inputs..], x2 = x1[inputs..], x3 = x2[inputs..];
            for (int i = 0; i < inputs; i++)
                AddFourRows(dw.Slice(i * outputs, outputs), dz[(n * outputs)..], x0[i], x1[i], x2[i], x3[i]);
        }
        for (; n < count; n++)
        {
            for (int i = 0; i < inputs; i++)
            {
                Span<double> dwi = dw.Slice(i * outputs, outputs);
                TensorPrimitives.MultiplyAdd(dz.Slice(n * outputs, outputs), x[n * inputs + i], dwi, dwi);
            }
        }
        for (n = 0; n < count; n++)
            TensorPrimitives.Add(db, dz.Slice(n * outputs, outputs), db);
    }

    /// <summary>dx = dz·Wᵀ.</summary>
    public static void BackwardToInputs(ReadOnlySpan<double> dz, ReadOnlySpan<double> w, int outputs, Span<double> dx)
    {
        int inputs = w.Length / outputs, count = dz.Length / outputs;
        for (int n = 0; n < count; n++)
        {
            for (int i = 0; i < inputs; i++)
                dx[n * inputs + i] = TensorPrimitives.Dot(dz.Slice(n * outputs, outputs), w.Slice(i * outputs, outputs));
        }
    }

    /// <summary>sum ← sum + c₀·row₀ + c₁·row₁ + c₂·row₂ + c₃·row₃, the rows being the first four of <paramref name="rows"/>.</summary>
    /// <remarks>One row at a time would read and write the sum four times: most of what a layer costs is memory, not arithmetic.</remarks>
    private static void AddFourRows(Span<double> sum, ReadOnlySpan<double> rows, double c0, double c1, double c2, double c3)
    {
        int length = sum.Length;
        ReadOnlySpan<double> row0 = rows[..length], row1 = rows.Slice(length, length), row2 = rows.Slice(2 * length, length), row3 = rows.Slice(3 * length, length);

        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(sum);
        ReadOnlySpan<Vector<double>> v0 = MemoryMarshal.Cast<double, Vector<double>>(row0), v1 = MemoryMarshal.Cast<double, Vector<double>>(row1);
        ReadOnlySpan<Vector<double>> v2 = MemoryMarshal.Cast<double, Vector<double>>(row2), v3 = MemoryMarshal.Cast<double, Vector<double>>(row3);
        Vector<double> k0 = new(c0), k1 = new(c1), k2 = new(c2), k3 = new(c3);
        for (int i = 0; i < sums.Length && i < v0.Length && i < v1.Length && i < v2.Length && i < v3.Length; i++)
        {
            Vector<double> s01 = Vector.MultiplyAddEstimate(k1, v1[i], Vector.MultiplyAddEstimate(k0, v0[i], sums[i]));
            sums[i] = Vector.MultiplyAddEstimate(k3, v3[i], Vector.MultiplyAddEstimate(k2, v2[i], s01));
        }
        for (int i = sums.Length * Vector<double>.Count; i < length; i++)
            sum[i] += c0 * row0[i] + c1 * row1[i] + c2 * row2[i] + c3 * row3[i];
    }
}

using System.Numerics.Tensors;

namespace NotebookLab.Learning;

/// <summary>A layer without its activation, z = x·W + b, forwards and backwards, on matrices that stand row by row in memory.</summary>
/// <remarks>
/// x is count × inputs, W is inputs × outputs, b has an element per output, z is count × outputs; a d before a name means the
/// gradient of the loss by it.
/// </remarks>
static class Affine
{
    /// <summary>z = x·W + b.</summary>
    public static void Forward(ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z)
    {
        int inputs = w.Length / b.Length;
        MatrixProduct.Of(x, down: inputs, across: 1, w, b, z);
    }

    /// <summary>dW = xᵀ·dz, and db is the sum of the rows of dz.</summary>
    public static void Backward(ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> dw, Span<double> db)
    {
        int outputs = db.Length, inputs = dw.Length / outputs;
        db.Clear();
        MatrixProduct.Of(x, down: 1, across: inputs, dz, added: db, dw); // db is still 0
        for (int n = 0; n < dz.Length; n += outputs)
            TensorPrimitives.Add(db, dz.Slice(n, outputs), db);
    }

    /// <summary>dx = dz·Wᵀ.</summary>
    public static void BackwardToInputs(ReadOnlySpan<double> dz, ReadOnlySpan<double> w, int outputs, Span<double> dx)
    {
        int inputs = w.Length / outputs;
        using Borrowed turned = new(w.Length), nothing = new(inputs);
        Span<double> transposed = turned.Span, zeros = nothing.Span;
        zeros.Clear();
        for (int i = 0; i < inputs; i++)
        {
            for (int k = 0; k < outputs; k++)
                transposed[k * inputs + i] = w[i * outputs + k];
        }
        MatrixProduct.Of(dz, down: outputs, across: 1, transposed, added: zeros, dx);
    }
}

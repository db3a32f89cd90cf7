using System.Buffers;

namespace NotebookLab;

/// <summary>
/// Memory for as long as a computation takes, from the pool: what is computed thousands of times, batch after batch, is computed
/// where it was before, which is still in the processor's cache, and leaves nothing to be collected.
/// </summary>
/// <remarks>What it holds at first is left over from others.</remarks>
readonly ref struct Borrowed
{
    readonly double[] array;

    public Borrowed(int length)
    {
        array = ArrayPool<double>.Shared.Rent(length);
        Span = array.AsSpan(0, length);
    }

    public Span<double> Span { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(array);
}

using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// Takes what a formatter writes, up to what can be shown: a value without an end must not fill the memory. What is written at
/// once, as a chart's JSON is, is not copied.
/// </summary>
sealed unsafe class FormWriter : TextWriter
{
    // How many bytes of stack a value may take: some four hundred collections in each other. It can't be all that there is, because
    // each of them wraps the exception in one of its own on its way back, and that takes more of it.
    const int Deepest = 512 << 10;

    readonly nint begin;
    readonly StringBuilder text = new();
    string first = "";

    [ThreadStatic] static InsufficientExecutionStackException? overflow;
    [ThreadStatic] static int writers;

    // Formatters take what a getter or a ToString throws for its value, and go on: a thousand calls too deep as well.
    static FormWriter() => AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
    {
        if (writers > 0 && thrown.Exception is InsufficientExecutionStackException exception) overflow ??= exception;
    };

    /// <summary>Begins the form of a value.</summary>
    public FormWriter() : base(CultureInfo.InvariantCulture)
    {
        if (writers++ == 0) overflow = null;
        byte here;
        begin = (nint)(&here);
    }

    /// <summary>A form is larger than anything that can be shown.</summary>
    public sealed class TooLargeException() : Exception("It is larger than what can be shown.");

    /// <summary>Collections stand in each other, and there is no end to it.</summary>
    public sealed class TooDeepException() : Exception("A collection holds itself, or there are hundreds in each other.");

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value)
    {
        if (first.Length + text.Length > 0 || value is null) Write(value.AsSpan());
        else
        {
            Take(value.Length);
            first = value;
        }
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Take(buffer.Length);
        if (first.Length > 0) text.Append(first);
        first = "";
        text.Append(buffer);
    }

    public override string ToString() => first.Length > 0 ? first : text.ToString();

    protected override void Dispose(bool disposing) => writers--;

    void Take(int count)
    {
        CellStop.Check();
        if (overflow is not null) ExceptionDispatchInfo.Throw(overflow);
        // There need not be any code of the learner's in it that would find this out.
        byte here;
        if (begin - (nint)(&here) > Deepest) throw new TooDeepException();
        if (first.Length + text.Length + (long)count > OutputLimit.MostShown) throw new TooLargeException();
    }
}

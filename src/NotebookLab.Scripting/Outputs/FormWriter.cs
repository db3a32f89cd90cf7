using System.Globalization;

namespace NotebookLab.Scripting.Outputs;

/// <summary>Takes what a formatter writes, up to what can be shown: a value without an end must not fill the memory.</summary>
sealed class FormWriter() : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Take(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Take(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Take(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Take(value?.Length ?? 0);
        base.Write(value);
    }

    void Take(int count)
    {
        if (GetStringBuilder().Length + (long)count > OutputLimit.MostShown) throw new TooLargeException();
    }
}

/// <summary>A form is larger than anything that can be shown.</summary>
sealed class TooLargeException : Exception;

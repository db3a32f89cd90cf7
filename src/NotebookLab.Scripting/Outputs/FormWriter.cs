using System.Text;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// Takes what a formatter writes, up to what can be shown: a value without an end must not fill the memory. What is written at
/// once, as a chart's JSON is, is not copied.
/// </summary>
sealed class FormWriter() : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    readonly StringBuilder text = new();
    string first = "";

    /// <summary>A form is larger than anything that can be shown.</summary>
    public sealed class TooLargeException : Exception;

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value)
    {
        if (first.Length + text.Length > 0 || value is null) Write(value.AsSpan());
        else if (value.Length > OutputLimit.MostShown) throw new TooLargeException();
        else first = value;
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (first.Length > 0) text.Append(first);
        first = "";
        if (text.Length + (long)buffer.Length > OutputLimit.MostShown) throw new TooLargeException();
        text.Append(buffer);
    }

    public override string ToString() => first.Length > 0 ? first : text.ToString();
}

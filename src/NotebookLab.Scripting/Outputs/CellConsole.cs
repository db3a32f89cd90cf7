using System.Text;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// Stands in for <see cref="Console.Out"/> and <see cref="Console.Error"/>: what a cell writes, on whichever thread or
/// task it started, goes to that cell's outputs; everybody else's text goes where it went before.
/// </summary>
sealed class CellConsole : TextWriter
{
    static readonly AsyncLocal<Action<Output>?> current = new();
    static readonly Lock installing = new();
    readonly string stream;
    readonly TextWriter elsewhere;

    CellConsole(string stream, TextWriter elsewhere)
    {
        this.stream = stream;
        this.elsewhere = elsewhere;
        CoreNewLine = ['\n'];
    }

    /// <summary>Where the outputs of the cell go to which the running code belongs; null outside of cells.</summary>
    public static Action<Output>? Current
    {
        get => current.Value;
        set => current.Value = value;
    }

    /// <summary>Shows something as an output of the cell to which the running code belongs.</summary>
    /// <returns>Whether there is such a cell.</returns>
    public static bool Show(MimeBundle bundle)
    {
        if (Current is not { } publish) return false;
        publish(new DisplayedData(bundle, Guid.NewGuid().ToString("N")));
        return true;
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Puts itself before the console's writers; again after somebody else has replaced them.</summary>
    public static void Install()
    {
        lock (installing)
        {
            // Console wraps a writer in a synchronized one, so its type can't be asked; our own marker can.
            if (!ReferenceEquals(Console.Out, installedOut))
            {
                Console.SetOut(new CellConsole("stdout", Console.Out));
                installedOut = Console.Out;
            }
            if (!ReferenceEquals(Console.Error, installedError))
            {
                Console.SetError(new CellConsole("stderr", Console.Error));
                installedError = Console.Error;
            }
        }
    }

    static TextWriter? installedOut, installedError;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine() => Write("\n");

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (Current is { } publish) publish(new ConsoleText(stream, value.Replace("\r\n", "\n", StringComparison.Ordinal)));
        else elsewhere.Write(value);
    }
}

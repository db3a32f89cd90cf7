namespace NotebookLab.Scripting.Outputs;

/// <summary>What a cell asks the learner for.</summary>
/// <param name="Prompt">What to show beside the field.</param>
/// <param name="IsPassword">Whether what is typed is not to be seen.</param>
public sealed record InputRequest(string Prompt, bool IsPassword);

/// <summary>Stands in for <see cref="Console.In"/>: a cell that reads a line asks the learner for it.</summary>
sealed class CellInput : TextReader
{
    static readonly AsyncLocal<Func<InputRequest, Task<string>>?> current = new();
    static TextReader? installed;
    string rest = "";

    /// <summary>Who asks the learner for the cell to which the running code belongs; null where nobody is there to answer.</summary>
    public static Func<InputRequest, Task<string>>? Current
    {
        get => current.Value;
        set => current.Value = value;
    }

    /// <summary>Asks the learner.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer: the notebook is run without a front end.</exception>
    public static Task<string> Ask(InputRequest request) => Current is { } ask ? ask(request)
        : Task.FromException<string>(new InvalidOperationException(
            $"The cell asks for {(request.IsPassword ? "a password" : "input")}{(request.Prompt is "" ? "" : $" (\"{request.Prompt}\")")}, "
            + "and nobody is there to answer: this notebook is run without a front end. Put the value into a variable instead."));

    /// <summary>Puts itself before the console's reader; again after somebody else has replaced it.</summary>
    public static void Install()
    {
        if (ReferenceEquals(Console.In, installed)) return;
        Console.SetIn(new CellInput());
        installed = Console.In;
    }

    /// <summary>Asks for a line, of which the first character is the key that was pressed.</summary>
    /// <inheritdoc cref="Ask" path="/exception"/>
    public static ConsoleKeyInfo ReadKey()
    {
        char key = Ask(new("", IsPassword: false)).GetAwaiter().GetResult() is [var first, ..] ? first : '\r';
        return new(key, char.IsAsciiLetterOrDigit(key) || key is '\r' or ' ' ? (ConsoleKey)char.ToUpperInvariant(key) : ConsoleKey.None,
            shift: char.IsUpper(key), alt: false, control: false);
    }

    public override string? ReadLine()
    {
        if (rest.Length > 0)
        {
            string line = rest.TrimEnd('\n');
            rest = "";
            return line;
        }

        // A null would say that the input has ended, and what asks until it has an answer would ask for ever.
        return CellConsole.Current is null ? null : Ask(new("", IsPassword: false)).GetAwaiter().GetResult();
    }

    // There is no end to what a learner can type: all that there is to read is the line that is typed now.
    public override string ReadToEnd() => ReadLine() ?? "";

    public override int Peek() => Fill() ? rest[0] : -1;

    public override int Read()
    {
        if (!Fill()) return -1;
        char first = rest[0];
        rest = rest[1..];
        return first;
    }

    bool Fill()
    {
        if (rest.Length == 0 && ReadLine() is { } line) rest = line + "\n";
        return rest.Length > 0;
    }
}

namespace NotebookLab.Notebooks.Publishing;

/// <summary>A colour of a console.</summary>
/// <param name="Css">The colour as CSS writes it.</param>
/// <param name="IsLight">Whether dark letters are read on it, and not light ones.</param>
/// <param name="Name">Its name, when it is one of the eight that the page has tones of its own for; null otherwise.</param>
readonly record struct AnsiColour(string Css, bool IsLight, string? Name = null)
{
    static readonly AnsiColour[] Eight =
    [
        Given(0, 0, 0) with { Name = "black" }, Given(196, 43, 28) with { Name = "red" }, Given(22, 138, 62) with { Name = "green" },
        Given(214, 170, 0) with { Name = "yellow" }, Given(11, 92, 173) with { Name = "blue" },
        Given(158, 58, 150) with { Name = "magenta" }, Given(0, 128, 144) with { Name = "cyan" },
        Given(229, 229, 229) with { Name = "white" },
    ];

    /// <summary>One of the eight, from black to white.</summary>
    public static AnsiColour Named(int number) => Eight[number];

    /// <summary>The colour that <c>5;n</c> or <c>2;r;g;b</c> names behind a 38 or a 48; null when it is none.</summary>
    /// <param name="codes">All codes.</param>
    /// <param name="i">Where the 38 or 48 stands; afterwards the last number that belongs to it.</param>
    public static AnsiColour? Of(int[] codes, ref int i)
    {
        switch (codes[(i + 1)..])
        {
            case [5, var n, ..]:
                i += 2;
                return n <= 255 ? Indexed(n) : null;
            case [2, var red, var green, var blue, ..]:
                i += 4;
                return Given(Math.Min(red, 255), Math.Min(green, 255), Math.Min(blue, 255));
            default:
                return null;
        }
    }

    // The eight twice, a cube of six steps a side, and greys.
    static AnsiColour Indexed(int n) => n switch
    {
        < 16 => Named(n % 8),
        < 232 => Given(Step((n - 16) / 36), Step((n - 16) / 6 % 6), Step((n - 16) % 6)),
        _ => Given(8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)),
    };

    static int Step(int n) => n == 0 ? 0 : 55 + 40 * n;

    static AnsiColour Given(int red, int green, int blue) =>
        new($"#{red:x2}{green:x2}{blue:x2}", 0.299 * red + 0.587 * green + 0.114 * blue > 140);
}

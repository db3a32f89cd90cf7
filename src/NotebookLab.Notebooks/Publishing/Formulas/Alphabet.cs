using System.Text;

namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>
/// The mathematical alphabets of Unicode. Browsers ignore MathML's own attribute for them (all but
/// <c>mathvariant="normal"</c>), so a bold letter is written as the bold letter that it is.
/// </summary>
/// <param name="Upper">Where the alphabet's A stands, or 0.</param>
/// <param name="Lower">Where its a stands, or 0.</param>
/// <param name="Digit">Where its 0 stands, or 0.</param>
/// <param name="Greek">Where its Α stands, or 0.</param>
/// <param name="Early">Letters that were in Unicode before the alphabet was, and so are not in their place.</param>
sealed record Alphabet(int Upper, int Lower, int Digit, int Greek, string Early = "")
{
    /// <summary><c>\mathbf</c>.</summary>
    public static readonly Alphabet Bold = new(0x1D400, 0x1D41A, 0x1D7CE, 0);

    /// <summary><c>\boldsymbol</c>.</summary>
    public static readonly Alphabet BoldItalic = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D71C);

    /// <summary><c>\mathbb</c>.</summary>
    public static readonly Alphabet DoubleStruck = new(0x1D538, 0x1D552, 0x1D7D8, 0, "CℂHℍNℕPℙQℚRℝZℤ");

    /// <summary><c>\mathcal</c>.</summary>
    public static readonly Alphabet Script = new(0x1D49C, 0x1D4B6, 0, 0, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ");

    /// <summary>The text in this alphabet; what it lacks stays as it is.</summary>
    public string Write(string text) => string.Concat(text.EnumerateRunes().Select(Letter));

    string Letter(Rune letter)
    {
        var early = letter.IsBmp ? Early.IndexOf((char)letter.Value) : -1;
        var (start, first) = letter.Value switch
        {
            >= 'A' and <= 'Z' => (Upper, 'A'),
            >= 'a' and <= 'z' => (Lower, 'a'),
            >= '0' and <= '9' => (Digit, '0'),
            >= 'Α' and <= 'ω' => (Greek, 'Α'),
            '∇' when Greek != 0 => (0x1D735, '∇'),
            '∂' when Greek != 0 => (0x1D74F, '∂'),
            _ => (0, '\0'),
        };
        // Between Ω and α the mathematical alphabets have a nabla, the Greek block has seven other letters.
        var gap = first == 'Α' && letter.Value >= 'α' ? 6 : 0;
        return early >= 0 && early % 2 == 0 ? Early[early + 1].ToString()
            : start == 0 ? letter.ToString()
            : char.ConvertFromUtf32(start + letter.Value - first - gap);
    }
}

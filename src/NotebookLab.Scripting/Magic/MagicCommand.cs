using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Magic;

/// <summary>A line of a cell that is no C#: it does something, or says what to take the lines below it for.</summary>
/// <param name="Names">Its name as it is typed, and its other names.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
abstract record MagicCommand(string[] Names, string Meaning);

/// <summary>What follows is C#, as a cell is anyway.</summary>
sealed record CSharpMagic(string[] Names, string Meaning, bool IsTimed = false) : MagicCommand(Names, Meaning);

/// <summary>What follows is text, and its form is shown.</summary>
sealed record ShownMagic(string[] Names, string Meaning, Func<string, MimeBundle> Form) : MagicCommand(Names, Meaning);

/// <summary>It does something, with what stands behind it in its line; below it the C# goes on.</summary>
sealed record ActingMagic(string[] Names, string Meaning, Func<MagicCall, Task> Act) : MagicCommand(Names, Meaning);

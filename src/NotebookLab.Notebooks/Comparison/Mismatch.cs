namespace NotebookLab.Notebooks.Comparison;

/// <summary>A <see cref="Difference"/> within some cell.</summary>
readonly record struct Mismatch
{
    const int Longest = 100;

    public Mismatch(string where, string expected, string actual) =>
        (Where, Expected, Actual) = (where, Clip(expected), Clip(actual));

    public string Where { get; }

    public string Expected { get; }

    public string Actual { get; }

    static string Clip(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";
}

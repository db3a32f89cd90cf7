namespace NotebookLab.Charts.Tests.Browser;

/// <summary>A line of text as it stands in a chart.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Owner">The text it is a line of.</param>
/// <param name="IsContour">Whether it is the height of a contour line; plotly.js places those, and places them close.</param>
/// <param name="HasGround">Whether a ground of its own keeps it readable on a picture.</param>
/// <param name="Box">Where it stands.</param>
/// <param name="Room">Beyond this it is cut off.</param>
sealed record TextBox(string Words, int Owner, bool IsContour, bool HasGround, Box Box, Box Room)
{
    const double Tolerance = 2;   // a box is as high as the font, which leaves room above and below the letters

    /// <summary>What a reader could not read, in words; empty where all is well.</summary>
    public static string[] Faults(TextBox[] texts) =>
    [
        .. from text in texts
           where !text.Room.Holds(text.Box, Tolerance)
           select $"“{text.Words}” {text.Box} is cut off by {text.Room}",
        .. from i in Enumerable.Range(0, texts.Length)
           from j in Enumerable.Range(i + 1, texts.Length - i - 1)
           let one = texts[i]
           let other = texts[j]
           where one.Owner != other.Owner && !one.MayLieOn(other) && !other.MayLieOn(one) && one.Box.Overlaps(other.Box, Tolerance)
           select $"“{one.Words}” {one.Box} overlaps “{other.Words}” {other.Box}",
    ];

    public static void AssertReadable(TextBox[] texts, string chart)
    {
        string[] faults = Faults(texts);
        if (faults.Length > 0) Assert.Fail($"{chart}:\n{string.Join("\n", faults)}");
    }

    bool MayLieOn(TextBox other) => other.IsContour && (IsContour || HasGround);
}

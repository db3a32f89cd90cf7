namespace NotebookLab.Controls;

/// <summary>A whole number that runs by itself: play, pause, and one step at a time.</summary>
public sealed class Player : IntSlider
{
    /// <summary>Makes a player.</summary>
    /// <param name="name">What stands beside it: <c>step</c>.</param>
    /// <param name="from">The first number.</param>
    /// <param name="to">The last number.</param>
    /// <param name="milliseconds">The time from one number to the next.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="to"/> is not above <paramref name="from"/>, or the time is not positive.
    /// </exception>
    public Player(string name, int from, int to, int milliseconds = 300) : base(name, from, to, from)
    {
        if (milliseconds < 1)
            throw OutOfRange(milliseconds, $"{name} needs a positive time from one number to the next, but it was {milliseconds} ms.");
        Milliseconds = milliseconds;
    }

    /// <summary>The time from one number to the next.</summary>
    public int Milliseconds { get; }
}

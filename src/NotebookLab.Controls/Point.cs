namespace NotebookLab.Controls;

/// <summary>
/// A point of the plane, such as where a descent starts: an array of two numbers. It has a slider for each; where the front end
/// allows it, a click on a chart of the plane moves both.
/// </summary>
/// <param name="name">What it is called: <c>start</c>.</param>
/// <param name="x">Its first coordinate.</param>
/// <param name="y">Its second coordinate.</param>
/// <exception cref="ArgumentException">There is no name.</exception>
public sealed class Point(string name, Slider x, Slider y) : Control<double[]>(name, [x.Value, y.Value])
{
    /// <summary>The first coordinate.</summary>
    public Slider X => x;

    /// <summary>The second coordinate.</summary>
    public Slider Y => y;

    /// <inheritdoc />
    public override string Words(object? value) =>
        value is double[] at ? FormattableString.Invariant($"{Name} = ({at[0]}, {at[1]})") : Name;
}

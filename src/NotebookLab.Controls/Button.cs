namespace NotebookLab.Controls;

/// <summary>Something to press. Its value is how often it was pressed: a seed for what is drawn by chance.</summary>
/// <param name="name">What stands on it.</param>
/// <exception cref="ArgumentException">There is no name.</exception>
public sealed class Button(string name) : Control<int>(name, 0)
{
    /// <inheritdoc />
    public override string? Words(object? value) => null;
}

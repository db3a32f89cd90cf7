namespace NotebookLab.Controls;

/// <summary>Something that is on or off.</summary>
/// <param name="name">What stands beside it.</param>
/// <param name="value">Whether it is on before it is touched.</param>
/// <exception cref="ArgumentException">There is no name.</exception>
public sealed class Toggle(string name, bool value = false) : Control<bool>(name, value)
{
    /// <inheritdoc />
    public override string Words(object? value) => $"{Name}: {(value is true ? "on" : "off")}";
}

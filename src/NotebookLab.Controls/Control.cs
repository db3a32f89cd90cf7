using System.Runtime.CompilerServices;

namespace NotebookLab.Controls;

/// <summary>Something that a learner moves, chooses or presses, and the value that it has before.</summary>
public abstract class Control
{
    private protected Control(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>What stands beside it.</summary>
    public string Name { get; }

    /// <summary>The value before anything was moved.</summary>
    public abstract object? First { get; }

    /// <summary>A value in words, such as <c>η = 0.3</c>; null where there is nothing to say, as for a button.</summary>
    public virtual string? Words(object? value) => FormattableString.Invariant($"{Name} = {value}");

    private protected static ArgumentOutOfRangeException OutOfRange(
        object? value, FormattableString message, [CallerArgumentExpression(nameof(value))] string name = "") =>
        new(name, FormattableString.Invariant(message));
}

/// <summary>A control whose values are of one type.</summary>
/// <typeparam name="T">The type: what a function gets.</typeparam>
public abstract class Control<T> : Control
{
    private protected Control(string name, T value) : base(name) => Value = value;

    /// <summary>The value before anything was moved.</summary>
    public T Value { get; }

    /// <inheritdoc />
    public override object? First => Value;
}

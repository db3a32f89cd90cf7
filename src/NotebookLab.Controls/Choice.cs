namespace NotebookLab.Controls;

/// <summary>One of several things.</summary>
/// <typeparam name="T">What they are.</typeparam>
public sealed class Choice<T> : Control<T>, IChoice
{
    readonly (string Label, T Value)[] options;

    /// <summary>Makes a choice among things that say themselves what they are called.</summary>
    /// <param name="name">What stands beside it: <c>rule</c>.</param>
    /// <param name="options">The things; the first is chosen before anything else is.</param>
    /// <exception cref="ArgumentException">There is no name, or no option, or two of them have the same label.</exception>
    public Choice(string name, params IEnumerable<T> options)
        : this(name, options.Select(option => (FormattableString.Invariant($"{option}"), option)))
    {
    }

    /// <summary>Makes a choice among things with labels.</summary>
    /// <param name="name">What stands beside it.</param>
    /// <param name="options">The labels and the things; the first is chosen before anything else is.</param>
    /// <inheritdoc cref="Choice{T}(string, IEnumerable{T})" path="/exception"/>
    public Choice(string name, params IEnumerable<(string Label, T Value)> options) : this(name, options.ToArray())
    {
    }

    Choice(string name, (string Label, T Value)[] options) : base(name, options.Select(option => option.Value).FirstOrDefault()!)
    {
        if (options.Length == 0) throw new ArgumentException($"{name} must have an option, but has none.", nameof(options));
        if (options.GroupBy(option => option.Label).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"The options of {name} must differ in their labels, but \"{twice.Key}\" is there twice.", nameof(options));
        this.options = options;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Labels => [.. options.Select(option => option.Label)];

    /// <inheritdoc />
    public object? ValueAt(int index) => options[Math.Clamp(index, 0, options.Length - 1)].Value;

    /// <inheritdoc />
    public override string Words(object? value) => $"{Name} = {options.First(option => Equals(option.Value, value)).Label}";
}

/// <summary>A choice, whatever its options are.</summary>
public interface IChoice
{
    /// <summary>What the options are called.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>An option.</summary>
    /// <param name="index">Its place, from 0.</param>
    object? ValueAt(int index);
}

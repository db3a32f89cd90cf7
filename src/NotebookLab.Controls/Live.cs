using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Controls;

/// <summary>
/// A function and the controls that feed it. Where there is a front end with controls, moving one calls the function, and what it
/// returns takes the place of what is shown; anywhere else it is shown for the first values, with a line that says which.
/// </summary>
[TypeFormatterSource(typeof(LiveFormats), PreferredMimeTypes = ["text/html"])]
public sealed class Live
{
    readonly Func<IReadOnlyList<object?>, object?> function;

    Live(Func<IReadOnlyList<object?>, object?> function, params IReadOnlyList<Control> controls)
    {
        if (controls.Any(control => control is null)) throw new ArgumentNullException(nameof(controls), "A control is null.");
        if (controls.GroupBy(control => control.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"The controls must differ in their names, but \"{twice.Key}\" is there twice.", nameof(controls));
        (this.function, Controls) = (function, controls);
    }

    /// <summary>The controls, in the order of the function's parameters.</summary>
    public IReadOnlyList<Control> Controls { get; }

    /// <summary>The values before anything was moved.</summary>
    public IReadOnlyList<object?> FirstValues => [.. Controls.Select(control => control.First)];

    /// <summary>Has a function called with the value of a control.</summary>
    /// <param name="control">The control.</param>
    /// <param name="function">The function; what it returns is shown.</param>
    /// <exception cref="ArgumentNullException">One of both is null.</exception>
    public static Live Of<T>(Control<T> control, Func<T, object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(values => function((T)values[0]!), control);
    }

    /// <summary>Has a function called with the values of two controls.</summary>
    /// <param name="first">The control of its first parameter.</param>
    /// <param name="second">The control of its second parameter.</param>
    /// <param name="function">The function; what it returns is shown.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">Two controls have the same name.</exception>
    public static Live Of<T1, T2>(Control<T1> first, Control<T2> second, Func<T1, T2, object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(values => function((T1)values[0]!, (T2)values[1]!), first, second);
    }

    /// <summary>Has a function called with the values of three controls.</summary>
    /// <param name="first">The control of its first parameter.</param>
    /// <param name="second">The control of its second parameter.</param>
    /// <param name="third">The control of its third parameter.</param>
    /// <param name="function">The function; what it returns is shown.</param>
    /// <inheritdoc cref="Of{T1, T2}" path="/exception"/>
    public static Live Of<T1, T2, T3>(Control<T1> first, Control<T2> second, Control<T3> third, Func<T1, T2, T3, object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(values => function((T1)values[0]!, (T2)values[1]!, (T3)values[2]!), first, second, third);
    }

    /// <summary>Has a function called with the values of four controls.</summary>
    /// <param name="first">The control of its first parameter.</param>
    /// <param name="second">The control of its second parameter.</param>
    /// <param name="third">The control of its third parameter.</param>
    /// <param name="fourth">The control of its fourth parameter.</param>
    /// <param name="function">The function; what it returns is shown.</param>
    /// <inheritdoc cref="Of{T1, T2}" path="/exception"/>
    public static Live Of<T1, T2, T3, T4>(
        Control<T1> first, Control<T2> second, Control<T3> third, Control<T4> fourth, Func<T1, T2, T3, T4, object?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(values => function((T1)values[0]!, (T2)values[1]!, (T3)values[2]!, (T4)values[3]!), first, second, third, fourth);
    }

    /// <summary>Calls the function.</summary>
    /// <param name="values">A value for each control.</param>
    /// <returns>What is to be shown.</returns>
    public object? Call(IReadOnlyList<object?> values) => function(values);

    /// <summary>The first values in words, for where nothing can be moved.</summary>
    public override string ToString()
    {
        string values = string.Join(", ", Controls.Select(control => control.Words(control.First)).OfType<string>());
        return $"{(values.Length > 0 ? values : "As it begins")} (in a running notebook: {string.Join(", ", Controls.Select(Doing))})";
    }

    static string Doing(Control control) => control switch
    {
        Button => $"press {control.Name}",
        IChoice => $"choose {control.Name}",
        Toggle => $"switch {control.Name}",
        Player => $"play {control.Name}",
        _ => $"move {control.Name}",
    };
}

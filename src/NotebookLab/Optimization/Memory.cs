namespace NotebookLab.Optimization;

/// <summary>What one run of an optimizer remembers: how many steps it made, and vectors such as Adam's m and v.</summary>
/// <remarks>
/// The rule owns it; others look in between two steps:
/// <code>
/// var memory = new Memory(2);
/// Update update = new Adam(0.3).Start(memory);
/// update(x, gradient);
/// memory["v"]
/// </code>
/// </remarks>
public sealed class Memory
{
    readonly Dictionary<string, double[]> vectors = [];
    bool taken;

    /// <summary>A memory in which nothing has happened yet.</summary>
    /// <param name="dimension">How many variables the function has.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is not positive.</exception>
    public Memory(int dimension)
    {
        Require.Positive(dimension);
        Dimension = dimension;
    }

    /// <summary>How many variables the function has: the length of each vector.</summary>
    public int Dimension { get; }

    /// <summary>How many steps were made. While a rule works it counts the step in work too: the t of the papers, from 1.</summary>
    public int Steps { get; internal set; }

    /// <summary>The names of the vectors, in the order in which the rule asked for them.</summary>
    public IReadOnlyCollection<string> Names => vectors.Keys;

    /// <summary>A vector as it is now.</summary>
    /// <param name="name">Its name, as the rule's documentation has it.</param>
    /// <returns>A copy: it does not change with the next step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no vector of that name.</exception>
    public double[] this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            if (vectors.TryGetValue(name, out double[]? vector))
                return [.. vector];
            string known = vectors.Count == 0 ? "nothing but the number of steps" : string.Join(", ", Names);
            throw new ArgumentException($"name must be one of what this memory holds ({known}), but was {name}.", nameof(name));
        }
    }

    /// <summary>Gives a rule a vector of zeros to keep between steps. For rules: others read by <see cref="this[string]"/>.</summary>
    /// <param name="name">What others read it by.</param>
    /// <returns>The vector itself, of <see cref="Dimension"/> elements.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">There already is a vector of that name.</exception>
    public double[] Vector(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var vector = new double[Dimension];
        if (!vectors.TryAdd(name, vector))
            throw new ArgumentException($"name must be a new one, but this memory already holds {name}.", nameof(name));
        return vector;
    }

    /// <summary>One memory serves one run: in a second one the momentum of the first would leak.</summary>
    internal void Take()
    {
        if (taken)
            throw new ArgumentException("memory must be a fresh one, but a run was started with it before.", "memory");
        taken = true;
    }
}

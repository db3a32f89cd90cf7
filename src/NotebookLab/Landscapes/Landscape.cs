namespace NotebookLab.Landscapes;

/// <summary>A function to descend on, with all that an optimizer or a chart asks of it.</summary>
/// <remarks>
/// Every use of, say, <see cref="Bowl"/> is of the same landscape, so nothing can change it: arrays are copied on their way in
/// and out, and another start is another landscape, <c>Landscape.Bowl with { Start = [2, 1] }</c>. Two landscapes are equal
/// only if one is a copy of the other that was made by <c>with</c>, not if their functions merely agree.
/// </remarks>
/// <param name="Name">One or two words for a title or a legend.</param>
/// <param name="Formula">The value as a formula of x₀ and x₁, for people.</param>
/// <param name="Value">The height at a point.</param>
/// <param name="Gradient">The exact gradient at a point, derived by hand; numerical ones are judged by it.</param>
/// <param name="Start">Where a descent customarily starts: one element per variable.</param>
/// <param name="Minima">The local minima, each of the length of <paramref name="Start"/>, a lowest one first.</param>
/// <param name="Window">The part of the plane to draw; where there are more variables than two, of the first two.</param>
/// <exception cref="ArgumentNullException"><paramref name="Start"/>, <paramref name="Minima"/> or one of these is null.</exception>
/// <exception cref="ArgumentException">
/// <paramref name="Start"/> is empty, there is no minimum, or a minimum is of another length than <paramref name="Start"/>.
/// </exception>
public sealed partial record Landscape(
    string Name,
    string Formula,
    ScalarField Value,
    VectorField Gradient,
    double[] Start,
    double[][] Minima,
    Window Window)
{
    /// <summary>Every landscape of two variables in this library, easy ones first.</summary>
    public static IReadOnlyList<Landscape> All =>
        [Bowl, Ravine, IllConditioned, Saddle, Plateau, Rosenbrock, Beale, Himmelblau, Rastrigin];

    /// <summary>Where a descent starts: one element per variable. A copy.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The value is of another length than the minima.</exception>
    public double[] Start
    {
        get => [.. field];
        init => field = CheckedStart(value, Name, Minimum.Length);
    } = CheckedStart(Start, Name);

    /// <summary>The local minima, a lowest one first; every one there is, unless the landscape says which are left out. A copy.</summary>
    /// <exception cref="ArgumentNullException">The value or an element of it is null.</exception>
    /// <exception cref="ArgumentException">The value is empty, or an element is of another length than <see cref="Start"/>.</exception>
    public double[][] Minima
    {
        get => Copy(field);
        init => field = CheckedMinima(value, Name, Dimension);
    } = CheckedMinima(Minima, Name, Start.Length);

    /// <summary>A point of least height: the first of <see cref="Minima"/>. A copy.</summary>
    public double[] Minimum => Minima[0];

    /// <summary>How many variables the function has.</summary>
    public int Dimension => Start.Length;

    /// <summary>The name and the formula, as a chart's title has them: "Bowl, x₀² + x₁²".</summary>
    public override string ToString() => $"{Name}, {Formula}";

    static double[][] Copy(double[][] points) => Array.ConvertAll(points, x => (double[])[.. x]);

    static double[] CheckedStart(double[] start, string name, int? dimension = null)
    {
        ArgumentNullException.ThrowIfNull(start, nameof(Start));
        if (start.Length == 0)
            throw new ArgumentException($"Start of {name} must have at least one element, but has 0.", nameof(Start));
        if (dimension is not null && start.Length != dimension)
            throw new ArgumentException(
                $"Start of {name} must have {dimension} elements, as its minima have, but has {start.Length}.", nameof(Start));
        return [.. start];
    }

    static double[][] CheckedMinima(double[][] minima, string name, int dimension)
    {
        ArgumentNullException.ThrowIfNull(minima, nameof(Minima));
        if (minima.Length == 0)
            throw new ArgumentException($"Minima of {name} must be at least one, but are 0.", nameof(Minima));
        for (int i = 0; i < minima.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(minima[i], $"{nameof(Minima)}[{i}]");
            if (minima[i].Length != dimension)
                throw new ArgumentException(
                    $"Minima of {name} must have {dimension} elements each, as Start has, but Minima[{i}] has {minima[i].Length}.",
                    nameof(Minima));
        }
        return Copy(minima);
    }
}

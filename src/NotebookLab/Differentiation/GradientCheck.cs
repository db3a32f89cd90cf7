using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Differentiation;

/// <summary>How far two gradients of the same function agree: the one that was derived, usually, and the one that was measured.</summary>
/// <remarks>
/// <para>
/// Elements are compared by their relative difference |aᵢ − bᵢ| / max(|aᵢ|, |bᵢ|, s). The scale s = max(1, M) / 100, with M
/// the greatest |element| of all, keeps the rounding errors about a zero from counting as a difference of 100 %: with the
/// default tolerance, elements within 1e-7 · max(1, M) of each other always agree.
/// </para>
/// <para>
/// The default tolerance, 1e-5, is far above the errors of central differences and far below those of a slip in a formula.
/// An element that is not a number agrees with nothing, and an infinite one only with itself.
/// </para>
/// </remarks>
/// <param name="GreatestAbsolute">The greatest |aᵢ − bᵢ|; infinite if an element is not a number.</param>
/// <param name="GreatestRelative">The greatest relative difference; infinite if an element is not a number or only one is infinite.</param>
/// <param name="Place">Where the relative difference is greatest: "[1]" or "[0, 2]".</param>
/// <param name="A">The element of the first gradient there.</param>
/// <param name="B">The element of the second gradient there.</param>
/// <param name="Tolerance">The relative difference that is still taken for agreement.</param>
/// <param name="Hint">What all elements have in common if the gradients differ by a sign or a factor of two; else empty.</param>
public sealed record GradientCheck(
    double GreatestAbsolute, double GreatestRelative, string Place, double A, double B, double Tolerance, string Hint)
{
    const double DefaultTolerance = 1e-5;

    /// <summary>Whether no relative difference is above the tolerance.</summary>
    public bool Agree => GreatestRelative <= Tolerance;

    /// <summary>What the greatest relative difference means, in words, by the thresholds that CS231n teaches.</summary>
    /// <remarks>
    /// They are meant for <see cref="double"/> and central differences. The deeper a network, the more its errors add up: 1e-2
    /// may do for one of ten layers. Check after some steps of training too, not only at the first weights, which may be a special
    /// place: small gradients everywhere hide a slip. Source: A. Karpathy, CS231n, "Neural networks, part 3", Stanford University.
    /// </remarks>
    public string Verdict => GreatestRelative switch
    {
        <= 1e-7 => "very likely right",
        <= 1e-4 => "right if the function has kinks, worth another look if it is smooth",
        <= 1e-2 => "doubtful",
        _ => "probably wrong",
    };

    /// <summary>
    /// Checks a gradient that was derived against central differences of the function, and says so if it is a kink that parts them.
    /// </summary>
    /// <remarks>
    /// A kink, as those of |x| and max(0, x), has two slopes, and a central difference across it gives something in between, though
    /// the formula may be right. So where the two differ most, it is measured again with h/100: if they agree then, a kink lies
    /// within h; if the slopes to the left and to the right differ even so, x stands on it.
    /// </remarks>
    /// <param name="f">The function.</param>
    /// <param name="gradient">Its gradient, as it was derived.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="h">The step, in the unit of <paramref name="x"/>; else 1e-4.</param>
    /// <param name="tolerance">The relative difference that is still taken for agreement.</param>
    /// <returns>Where and by how much they differ most: a is the derived gradient, b the measured one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="gradient"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or too small to change an element of <paramref name="x"/>, or
    /// <paramref name="tolerance"/> is not positive and finite.
    /// </exception>
    public static GradientCheck Of(
        ScalarField f, VectorField gradient, ReadOnlySpan<double> x, Step h = default, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        double[] measured = Differentiation.Gradient.Central(f, x, h), derived = At(gradient, x);
        GradientCheck check = Compare(derived, measured, tolerance);
        if (check.Agree)
            return check;
        int worst = WorstOf(derived, measured).Index;
        double step = h.Or(Step.Usual).At(x[worst]) / 100;
        double[] point = x.ToArray();
        double here = f(point), left = (here - Moved(-step)) / step, right = (Moved(step) - here) / step;
        double scale = Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));
        string kink = Math.Abs(right - left) > 1e-2 * scale
                ? FormattableString.Invariant($"x[{worst}] stands on a kink: the slope is {left:G3} to the left, {right:G3} to the right")
            : Math.Abs((left + right) / 2 - derived[worst]) < 1e-4 * scale
                ? $"a kink lies within h of x[{worst}]: measured with h/100, they agree"
            : "";
        return kink.Length == 0 ? check : check with { Hint = kink };

        double Moved(double move)
        {
            point[worst] += move;
            double value = f(point);
            point[worst] -= move;
            return value;
        }
    }

    /// <summary>Compares two gradients, element by element.</summary>
    /// <param name="a">The first gradient.</param>
    /// <param name="b">The second gradient, of the length of <paramref name="a"/>.</param>
    /// <param name="tolerance">The relative difference that is still taken for agreement.</param>
    /// <returns>Where and by how much they differ most.</returns>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty, or <paramref name="b"/> is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is not positive and finite.</exception>
    public static GradientCheck Compare(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double tolerance = DefaultTolerance)
    {
        Require.NotEmpty(a);
        Require.SameLength(b, a);
        return Compare(a, b, tolerance, i => $"[{i}]");
    }

    /// <summary>Compares two gradients by a matrix; the place is "[i, j]".</summary>
    /// <param name="a">The first gradient.</param>
    /// <param name="b">The second gradient, of the shape of <paramref name="a"/>.</param>
    /// <param name="tolerance">The relative difference that is still taken for agreement.</param>
    /// <returns>Where and by how much they differ most.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="a"/> or <paramref name="b"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="a"/> is empty, or <paramref name="b"/> is of another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is not positive and finite.</exception>
    public static GradientCheck Compare(Matrix<double> a, Matrix<double> b, double tolerance = DefaultTolerance)
    {
        Require.NotEmpty(a);
        Require.SameShape(b, a);
        return Compare(a.ToRowMajorArray(), b.ToRowMajorArray(), tolerance, k => $"[{k / a.ColumnCount}, {k % a.ColumnCount}]");
    }

    /// <summary>
    /// Compares two gradients as fields, at one point: <c>GradientCheck.Compare(derived, Gradient.Central(f), [3, 4])</c>.
    /// </summary>
    /// <param name="a">The first gradient.</param>
    /// <param name="b">The second gradient.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="tolerance">The relative difference that is still taken for agreement.</param>
    /// <returns>Where and by how much they differ most; an element that a field does not write counts as not a number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="a"/> or <paramref name="b"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is not positive and finite.</exception>
    public static GradientCheck Compare(VectorField a, VectorField b, ReadOnlySpan<double> x, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Require.NotEmpty(x);
        return Compare(At(a, x), At(b, x), tolerance);
    }

    /// <summary>The result in words: "differ at [1]: 8 against 4, greatest relative difference 0.5; a is twice b".</summary>
    public override string ToString()
    {
        string where = FormattableString.Invariant($"{Place}: {A} against {B}");
        string hint = Hint.Length == 0 ? "" : $"; {Hint}";
        return Agree
            ? FormattableString.Invariant($"agree: greatest relative difference {GreatestRelative:G1}, at {where}")
            : FormattableString.Invariant($"differ at {where}, greatest relative difference {GreatestRelative:G2}{hint}");
    }

    // An element that the field does not write is not a number.
    static double[] At(VectorField gradient, ReadOnlySpan<double> x)
    {
        var y = new double[x.Length];
        Array.Fill(y, double.NaN);
        gradient(x, y);
        return y;
    }

    static GradientCheck Compare(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double tolerance, Func<int, string> place)
    {
        Require.PositiveAndFinite(tolerance);
        (int worst, double greatestAbsolute, double greatestRelative) = WorstOf(a, b);
        string hint = greatestRelative <= tolerance ? "" : HintOf(a, b);
        return new GradientCheck(greatestAbsolute, greatestRelative, place(worst), a[worst], b[worst], tolerance, hint);
    }

    static (int Index, double Absolute, double Relative) WorstOf(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double scale = Math.Max(1, Math.Max(GreatestOf(a), GreatestOf(b))) / 100;
        (int worst, double greatestAbsolute, double greatestRelative) = (0, 0, 0);
        for (int i = 0; i < a.Length; i++)
        {
            greatestAbsolute = Math.Max(greatestAbsolute, Absolute(a[i], b[i]));
            double relative = Relative(a[i], b[i], scale);
            if (relative > greatestRelative)
                (worst, greatestRelative) = (i, relative);
        }
        return (worst, greatestAbsolute, greatestRelative);
    }

    static string HintOf(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        IsMultiple(b, -1, a) ? "the signs are opposite"
        : IsMultiple(b, 2, a) ? "b is twice a: was a factor of 2 lost, as the one in 2h?"
        : IsMultiple(a, 2, b) ? "a is twice b: was a factor of 2 lost, as the one in 2h?"
        : "";

    // A hint must be certain, so it asks for more than the tolerance does: gradients of 1e-7 are near each other, but not multiples.
    static bool IsMultiple(ReadOnlySpan<double> v, double factor, ReadOnlySpan<double> of)
    {
        double scale = GreatestOf(v);
        for (int i = 0; i < v.Length; i++)
        {
            if (Relative(v[i], factor * of[i], scale) > DefaultTolerance)
                return false;
        }
        return true;
    }

    // NaN is unequal to everything, itself included, and then infinitely different.
    static double Absolute(double a, double b) =>
        a == b ? 0 : double.IsNaN(a - b) ? double.PositiveInfinity : Math.Abs(a - b);

    static double Relative(double a, double b, double scale)
    {
        double absolute = Absolute(a, b);
        return absolute is 0 or double.PositiveInfinity
            ? absolute
            : absolute / Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), scale);
    }

    static double GreatestOf(ReadOnlySpan<double> v)
    {
        double greatest = 0;
        foreach (double vi in v)
            greatest = double.IsFinite(vi) ? Math.Max(greatest, Math.Abs(vi)) : greatest;
        return greatest;
    }
}

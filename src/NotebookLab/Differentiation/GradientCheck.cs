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
        double[] atX = new double[x.Length], bAtX = new double[x.Length];
        Array.Fill(atX, double.NaN);
        Array.Fill(bAtX, double.NaN);
        a(x, atX);
        b(x, bAtX);
        return Compare(atX, bAtX, tolerance);
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

    static GradientCheck Compare(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double tolerance, Func<int, string> place)
    {
        Require.PositiveAndFinite(tolerance);
        double scale = Math.Max(1, Math.Max(GreatestOf(a), GreatestOf(b))) / 100;
        (int worst, double greatestAbsolute, double greatestRelative) = (0, 0, 0);
        for (int i = 0; i < a.Length; i++)
        {
            greatestAbsolute = Math.Max(greatestAbsolute, Absolute(a[i], b[i]));
            double relative = Relative(a[i], b[i], scale);
            if (relative > greatestRelative)
                (worst, greatestRelative) = (i, relative);
        }
        string hint = greatestRelative <= tolerance ? "" : HintOf(a, b);
        return new GradientCheck(greatestAbsolute, greatestRelative, place(worst), a[worst], b[worst], tolerance, hint);
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

namespace NotebookLab.Differentiation;

public static partial class Derivative
{
    /// <summary>
    /// Richardson's extrapolation: central differences D(h), D(h/2), D(h/4), …, and from these what they tend to as h → 0.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The error of D(h) is a series in h², h⁴, h⁶, …. Of two neighbours D(h) and D(h/2) one combination cancels the h²,
    /// D(h/2) + (D(h/2) − D(h)) / (4 − 1); of two such combinations another cancels the h⁴, with 4² in place of 4; and so on:
    /// </para>
    /// <code>
    /// D(h)
    /// D(h/2)   T₁₁
    /// D(h/4)   T₂₁   T₂₂        Tₖⱼ = Tₖ,ⱼ₋₁ + (Tₖ,ⱼ₋₁ − Tₖ₋₁,ⱼ₋₁) / (4ʲ − 1)
    /// </code>
    /// <para>
    /// Down the tableau the secants get better, but rounding grows as h shrinks. The result is the entry that agrees best
    /// with its neighbours: to the left, above and below. Its error is how far it is from them, plus what rounding may have
    /// done to it. Entries that are not finite agree with nothing, so steps that leave the domain of f, as for ln at 0.05,
    /// are passed over; where none is finite, the result is NaN ± ∞.
    /// </para>
    /// <para>
    /// With the default h and levels, on functions that are smooth within h, the true error is hardly ever above the
    /// estimated one, and in the tests never above twice of it. That is no proof. Values tell nothing about what lies
    /// between them: sin 63x is nearly the same at x ± 0.1, and |x| at 0, which has no derivative, is said to have 0. With
    /// fewer levels neighbours may agree by chance. And rounding inside f is seen only in the size of f and x, not that of
    /// 1 + x² in ln(1 + x²) near 0.
    /// </para>
    /// <para>
    /// Source: L. F. Richardson, "The deferred approach to the limit" (1927); the choice of the entry is that of
    /// C. J. F. Ridders, "Accurate computation of F′(x) and F′(x) F″(x)" (1982).
    /// </para>
    /// </remarks>
    /// <param name="f">The function; it is asked for two values a level.</param>
    /// <param name="x">Where the derivative is taken.</param>
    /// <param name="h">The first and longest step, in the unit of <paramref name="x"/>.</param>
    /// <param name="levels">How many steps to take, each half of the one before; fewer if rounding would swallow them.</param>
    /// <returns>The estimate of f′(x) and of its error.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or its half too small to change <paramref name="x"/>;
    /// or <paramref name="levels"/> is less than 2.
    /// </exception>
    public static Estimate Richardson(Func<double, double> f, double x, double h = 0.1, int levels = 8)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.PositiveAndFinite(h);
        if (!Step.Changes(x, h / 2))
            throw Step.Refusal(x, h / 2, nameof(x), "0.1 * Math.Max(1, Math.Abs(x))", 0.1 * Math.Max(1, Math.Abs(x)));
        if (levels < 2)
            throw Require.OutOfRange(nameof(levels), $"levels must be 2 or more, but was {levels}.");

        var rows = new List<double[]>();
        var rounding = new List<double>();
        for (int k = 0; k < levels && Step.Changes(x, h); k++, h /= 2)
        {
            (double difference, double roundingOfIt) = CentralWithRounding(f, x, h);
            var row = new double[k + 1];
            row[0] = difference;
            for (int j = 1; j <= k; j++)
                row[j] = row[j - 1] + (row[j - 1] - rows[k - 1][j - 1]) / (Math.Pow(4, j) - 1);
            rows.Add(row);
            rounding.Add(roundingOfIt);
        }

        var best = new Estimate(double.NaN, double.PositiveInfinity);
        for (int k = 1; k < rows.Count; k++)
        {
            for (int j = 1; j <= k; j++)
            {
                double error = DistanceToNeighbours(rows, k, j) + rounding[k];
                if (error < best.Error)
                    best = new Estimate(rows[k][j], error);
            }
        }
        return best;
    }

    static double DistanceToNeighbours(List<double[]> rows, int k, int j)
    {
        double entry = rows[k][j];
        double farthest = Math.Max(Math.Abs(entry - rows[k][j - 1]), Math.Abs(entry - rows[k - 1][j - 1]));
        if (j < k)
            farthest = Math.Max(farthest, Math.Abs(entry - rows[k - 1][j]));
        if (k + 1 < rows.Count)
            farthest = Math.Max(farthest, Math.Abs(entry - rows[k + 1][j]));
        return farthest;
    }

    static (double Difference, double Rounding) CentralWithRounding(Func<double, double> f, double x, double h)
    {
        const double ε = 1.0 / (1L << 52);
        double right = x + h, left = x - h; // rounded, so they may be a little more or less than 2h apart
        double above = f(right), below = f(left);
        double difference = (above - below) / (right - left);
        // A value of f is rounded, and so is what f computes from x on the way to it: a last digit of each.
        double rounding = ε * (Math.Max(Math.Abs(above), Math.Abs(below)) + Math.Abs(x * difference)) / h;
        return (difference, rounding);
    }
}

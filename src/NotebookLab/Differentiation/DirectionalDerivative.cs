using System.Numerics.Tensors;

namespace NotebookLab.Differentiation;

/// <summary>The slope of a function of several variables along a direction d: D_d f(x) = ∇f(x)·d, from two values of f.</summary>
/// <remarks>
/// d is taken as it is: one of length 1 gives the slope for a unit of way, one twice as long twice the slope. The slope is
/// greatest along the gradient and 0 across it, which is why the gradient is at right angles to the contours.
/// </remarks>
public static class DirectionalDerivative
{
    /// <summary>The directional derivative by a central difference, (f(x + hd) − f(x − hd)) / 2h.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <param name="d">The direction, of the length of <paramref name="x"/>, and not zero.</param>
    /// <param name="h">The step, in multiples of <paramref name="d"/>.</param>
    /// <returns>An estimate of ∇f(x)·d whose error shrinks in proportion to h². It is NaN where f, x or d is infinite or NaN.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is empty, or <paramref name="d"/> is of another length or the zero vector.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="h"/> is not positive and finite, or so small that x + hd == x in every element.
    /// </exception>
    public static double Central(ScalarField f, ReadOnlySpan<double> x, ReadOnlySpan<double> d, double h = 1e-4)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.NotEmpty(x);
        Require.SameLength(d, x);
        Require.PositiveAndFinite(h);
        if (!d.ContainsAnyExcept(0))
            throw new ArgumentException("d must point somewhere, but every element was 0.", nameof(d));
        if (!Changes(x, d, h))
        {
            double better = StepSize.Central(GreatestOf(x)) / GreatestOf(d);
            throw Require.OutOfRange(nameof(h), $"h must be large enough to change x, but x + {h} * d == x. Try h = {better:G2}.");
        }

        double[] start = x.ToArray(), direction = d.ToArray(), point = new double[x.Length];
        return Derivative.CentralDifference(Along, 0, h);

        double Along(double t)
        {
            for (int i = 0; i < point.Length; i++)
                point[i] = start[i] + t * direction[i];
            return f(point);
        }
    }

    static bool Changes(ReadOnlySpan<double> x, ReadOnlySpan<double> d, double h)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] + h * d[i] != x[i] || !double.IsFinite(x[i]))
                return true;
        }
        return false;
    }

    static double GreatestOf(ReadOnlySpan<double> v) => Math.Abs(TensorPrimitives.MaxMagnitude(v));
}

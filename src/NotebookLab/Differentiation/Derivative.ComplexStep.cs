using System.Numerics;

namespace NotebookLab.Differentiation;

public static partial class Derivative
{
    /// <summary>The complex step, Im f(x + ih) / h: a derivative without a difference, exact but for rounding.</summary>
    /// <remarks>
    /// <para>
    /// f(x + ih) = f(x) + ih f′(x) − h² f″(x)/2 − …, so the imaginary part is h f′(x) up to a term in h³. Nothing is
    /// subtracted, so nothing cancels, and h can be so small that h² vanishes altogether. No h is too small to change x:
    /// the real part stays x, and the step lives in the imaginary part.
    /// </para>
    /// <para>
    /// f must be written for complex numbers and be analytic, a formula of +, −, ·, / and functions such as
    /// <see cref="Complex.Sin"/>. Absolute values and real parts lose the imaginary part, and the derivative with it.
    /// </para>
    /// <para>
    /// Source: W. Squire and G. Trapp, "Using complex variables to estimate derivatives of real functions", SIAM Review 40 (1998).
    /// </para>
    /// </remarks>
    /// <param name="f">The function, of a complex number: <c>z =&gt; z * Complex.Sin(z)</c>.</param>
    /// <param name="x">Where the derivative is taken, a real number.</param>
    /// <param name="h">The step along the imaginary axis.</param>
    /// <returns>f′(x).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not positive and finite.</exception>
    public static double ComplexStep(Func<Complex, Complex> f, double x, double h = 1e-100)
    {
        ArgumentNullException.ThrowIfNull(f);
        Require.PositiveAndFinite(h);
        return f(new Complex(x, h)).Imaginary / h;
    }
}

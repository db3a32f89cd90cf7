using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab;

/// <summary>The way in for functions that are declared otherwise: <c>Hessian.Central(f.AsScalarField(), [3, 4])</c>.</summary>
public static class ScalarFieldExtensions
{
    /// <summary>A function of an array as a scalar field.</summary>
    /// <param name="f">The function; each call gets an array of its own, to keep or change.</param>
    /// <returns>The same function.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    public static ScalarField AsScalarField(this Func<double[], double> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return x => f(x.ToArray());
    }

    /// <summary>A function of Math.NET's vector as a scalar field.</summary>
    /// <param name="f">The function; each call gets a vector of its own, to keep or change.</param>
    /// <returns>The same function.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    public static ScalarField AsScalarField(this Func<Vector<double>, double> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return x => f(Vector<double>.Build.Dense(x.ToArray()));
    }
}

using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Optimization;

/// <summary>
/// Which fixed learning rates suit a quadratic ½xᵀHx, or near a minimum any function, told by the eigenvalues of its Hessian H.
/// </summary>
/// <remarks>
/// In the direction of an eigenvector of λ a step of gradient descent multiplies the distance to the minimum by 1 − ηλ. All
/// distances shrink only if |1 − ηλ| &lt; 1 for each λ, so η &lt; 2/λmax, and the slowest shrinks fastest when the least and the
/// greatest λ are equally slow, at η = 2/(λmin + λmax).
/// <para>
/// With momentum a distance u obeys uₜ₊₁ = (1 + β − ηλ)uₜ − βuₜ₋₁, so it shrinks in the long run by |z| a step, z being the greater
/// root of z² − (1 + β − ηλ)z + β = 0. While the roots are complex, for (1 − √β)² &lt; ηλ &lt; (1 + √β)², both are as long as √β,
/// whatever η and λ: a whole range of curvatures shrinks alike. The least β whose range reaches from λmin to λmax is the best,
/// and with it η = (1 + √β)²/λmax; above η = 2(1 + β)/λmax a root passes −1. For β = 0 it is gradient descent.
/// </para>
/// Source: B. T. Polyak, "Introduction to optimization" (1987), chapters 1 and 3.
/// </remarks>
public sealed record LearningRateBounds
{
    // Eigenvalues have an error in the order of this times the greatest one; a Hessian by differences is that little symmetric.
    const double Rounding = 1e-14;
    const double Asymmetry = 1e-6;

    LearningRateBounds(double least, double greatest) => (LeastEigenvalue, GreatestEigenvalue) = (least, greatest);

    /// <summary>λmin, the curvature along the valley.</summary>
    public double LeastEigenvalue { get; }

    /// <summary>λmax, the curvature across the valley.</summary>
    public double GreatestEigenvalue { get; }

    /// <summary>The condition number κ = λmax/λmin: 1 for a round bowl; the greater, the slower is every fixed rate.</summary>
    public double ConditionNumber => GreatestEigenvalue / LeastEigenvalue;

    /// <summary>2/λmax: gradient descent converges for every learning rate below it, and for none above.</summary>
    public double LargestStable => 2 / GreatestEigenvalue;

    /// <summary>2/(λmin + λmax): no other fixed rate shrinks the greatest distance so much in a step.</summary>
    public double Best => 2 / (LeastEigenvalue + GreatestEigenvalue);

    /// <summary>(κ − 1)/(κ + 1): what a step at the best rate leaves of the distance to the minimum, at worst.</summary>
    public double BestContraction => (ConditionNumber - 1) / (ConditionNumber + 1);

    /// <summary>max |1 − ηλ|: what a step leaves of the distance to the minimum, at worst; above 1 the run diverges.</summary>
    /// <param name="learningRate">η.</param>
    /// <returns>The factor.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not positive and finite.</exception>
    public double Contraction(double learningRate)
    {
        Require.PositiveAndFinite(learningRate);
        return Math.Max(Math.Abs(1 - learningRate * LeastEigenvalue), Math.Abs(1 - learningRate * GreatestEigenvalue));
    }

    /// <summary>2(1 + β)/λmax: the bound for <see cref="Momentum"/>, which stands up to nearly twice the rate.</summary>
    /// <param name="beta">β, how much of the velocity a step keeps.</param>
    /// <returns>The rate below which momentum converges, and above which it does not.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not at least 0 and below 1.</exception>
    public double LargestStableWithMomentum(double beta) => 2 * (1 + Require.BelowOne(beta)) / GreatestEigenvalue;

    /// <summary>
    /// The best momentum: β = ((√κ − 1)/(√κ + 1))² and η = (2/(√λmin + √λmax))². No other pair shrinks all distances so fast.
    /// </summary>
    public Momentum BestMomentum => new(
        Math.Pow(2 / (Math.Sqrt(LeastEigenvalue) + Math.Sqrt(GreatestEigenvalue)), 2),
        Math.Pow(BestContractionWithMomentum, 2));

    /// <summary>(√κ − 1)/(√κ + 1): what <see cref="BestMomentum"/> leaves of the distances a step, in the long run.</summary>
    public double BestContractionWithMomentum => (Math.Sqrt(ConditionNumber) - 1) / (Math.Sqrt(ConditionNumber) + 1);

    /// <summary>
    /// max |z|: what a step with momentum leaves of the distance to the minimum in the long run; above 1 the run diverges.
    /// </summary>
    /// <param name="learningRate">η.</param>
    /// <param name="beta">β, how much of the velocity a step keeps.</param>
    /// <returns>The factor: √β at the least. It is of many steps; a single one may lead further away.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="learningRate"/> is not positive and finite, or <paramref name="beta"/> is not at least 0 and below 1.
    /// </exception>
    public double ContractionWithMomentum(double learningRate, double beta)
    {
        Require.PositiveAndFinite(learningRate);
        Require.BelowOne(beta);
        return Math.Max(Root(LeastEigenvalue), Root(GreatestEigenvalue));

        double Root(double λ)
        {
            double half = Math.Abs(1 + beta - learningRate * λ) / 2, square = half * half - beta;
            return square <= 0 ? Math.Sqrt(beta) : half + Math.Sqrt(square);
        }
    }

    /// <summary>The bounds for a Hessian.</summary>
    /// <param name="hessian">The Hessian: a row and a column per variable; symmetric, of positive eigenvalues.</param>
    /// <returns>The bounds.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hessian"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="hessian"/> is empty, not square, not symmetric or not positive definite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An element of <paramref name="hessian"/> is not finite.</exception>
    public static LearningRateBounds Of(Matrix<double> hessian)
    {
        Require.NotEmpty(hessian);
        CheckSymmetric(hessian);
        double[] λ = [.. (0.5 * (hessian + hessian.Transpose())).Evd(Symmetricity.Symmetric).EigenValues.Select(z => z.Real).Order()];
        if (λ[0] <= Rounding * Math.Abs(λ[^1]))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"hessian must be positive definite, but has the eigenvalue {λ[0]:G6}."), nameof(hessian));
        }
        return new LearningRateBounds(λ[0], λ[^1]);
    }

    /// <summary>The bounds in a line: "stable below 0.02, best 0.0198 with factor 0.9802 a step, condition number 100".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"stable below {LargestStable:G4}, best {Best:G4} with factor {BestContraction:G4} a step, condition number {ConditionNumber:G4}");

    static void CheckSymmetric(Matrix<double> h)
    {
        if (h.RowCount != h.ColumnCount)
            throw new ArgumentException($"hessian must be square, but is {h.RowCount}×{h.ColumnCount}.", "hessian");
        foreach ((int i, int j, double hij) in h.EnumerateIndexed())
        {
            if (!double.IsFinite(hij))
                throw Require.OutOfRange("hessian", $"hessian must be finite, but hessian[{i}, {j}] was {hij}.");
        }
        double greatest = h.Enumerate().Max(Math.Abs);
        foreach ((int i, int j, double hij) in h.EnumerateIndexed())
        {
            if (Math.Abs(hij - h[j, i]) > Asymmetry * greatest)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"hessian must be symmetric, but hessian[{i}, {j}] is {hij} and hessian[{j}, {i}] is {h[j, i]}."), "hessian");
            }
        }
    }
}

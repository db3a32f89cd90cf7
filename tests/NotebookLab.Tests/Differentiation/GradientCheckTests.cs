using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Differentiation;

public class GradientCheckTests
{
    [Fact]
    public void A_derived_and_a_measured_gradient_agree_in_words()
    {
        GradientCheck check = GradientCheck.Compare([6, 8], [6.00000000000378, 7.999999999999119]);
        Assert.True(check.Agree);
        Assert.Equal("agree: greatest relative difference 6E-13, at [0]: 6 against 6.00000000000378", check.ToString());
        Assert.Equal("agree: greatest relative difference 0, at [0]: 6 against 6", GradientCheck.Compare([6, 8], [6, 8]).ToString());
    }

    [Fact]
    public void Differing_ones_are_told_where_and_by_how_much()
    {
        GradientCheck check = GradientCheck.Compare([6, 8, 1], [6, 5, 1.1]);
        Assert.False(check.Agree);
        Assert.Equal("differ at [1]: 8 against 5, greatest relative difference 0.38", check.ToString());
        Assert.Equal((3, 0.375, "[1]", 8, 5, ""),
            (check.GreatestAbsolute, check.GreatestRelative, check.Place, check.A, check.B, check.Hint));
    }

    [Fact]
    public void The_greatest_relative_difference_decides_not_the_greatest_absolute_one()
    {
        GradientCheck check = GradientCheck.Compare([100, 1], [101, 1.5]);
        Assert.Equal("[1]", check.Place);
        Assert.Equal((1, 1.0 / 2 / 1.5), (check.GreatestAbsolute, check.GreatestRelative));
    }

    // By the formula: the difference by the greater of the elements, or by a hundredth of the greatest of all and of 1.
    [Theory]
    [InlineData(0.5, 0.4, 0, 0.2)]
    [InlineData(0, 1e-12, 0, 1e-10)]
    [InlineData(0, 1e-3, 0, 0.1)]
    [InlineData(0, 1e-3, 200, 1e-3 / 2)]
    [InlineData(-3, 3, 0, 2)]
    [InlineData(0, 0, 0, 0)]
    public void The_relative_difference_follows_the_formula(double a, double b, double other, double relative) =>
        Assert.Equal(relative, GradientCheck.Compare([a, other], [b, other]).GreatestRelative, 1e-15);

    [Fact]
    public void A_zero_agrees_with_rounding_but_not_with_a_slope()
    {
        Assert.True(GradientCheck.Compare([0, 1], [1e-10, 1]).Agree);
        Assert.True(GradientCheck.Compare([0], [1e-10]).Agree);
        Assert.False(GradientCheck.Compare([0, 1], [1e-5, 1]).Agree);
        Assert.False(GradientCheck.Compare([1e-5], [2e-5]).Agree);
    }

    [Fact]
    public void The_tolerance_is_the_relative_difference_that_passes()
    {
        Assert.True(GradientCheck.Compare([1], [1.01], tolerance: 0.02).Agree);
        Assert.False(GradientCheck.Compare([1], [1.01], tolerance: 0.005).Agree);
        Assert.False(GradientCheck.Compare([1], [1.0001]).Agree);
        Assert.True(GradientCheck.Compare([1], [1.000001]).Agree);
    }

    [Fact]
    public void The_order_of_the_gradients_makes_no_difference_but_in_the_names() =>
        Gen.Double[-2, 2].Array[6].Sample(v =>
        {
            GradientCheck ab = GradientCheck.Compare(v.AsSpan(0, 3), v.AsSpan(3, 3)),
                ba = GradientCheck.Compare(v.AsSpan(3, 3), v.AsSpan(0, 3));
            Assert.Equal((ab.Agree, ab.GreatestAbsolute, ab.GreatestRelative, ab.Place),
                (ba.Agree, ba.GreatestAbsolute, ba.GreatestRelative, ba.Place));
            Assert.Equal((ab.A, ab.B), (ba.B, ba.A));
        });

    [Theory]
    [InlineData(double.NaN, 1, "differ at [1]: NaN against 1, greatest relative difference Infinity")]
    [InlineData(1, double.NaN, "differ at [1]: 1 against NaN, greatest relative difference Infinity")]
    [InlineData(double.NaN, double.NaN, "differ at [1]: NaN against NaN, greatest relative difference Infinity")]
    [InlineData(double.PositiveInfinity, 1, "differ at [1]: Infinity against 1, greatest relative difference Infinity")]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity,
        "differ at [1]: Infinity against -Infinity, greatest relative difference Infinity")]
    public void What_is_not_finite_is_a_difference_and_is_shown(double a, double b, string words)
    {
        GradientCheck check = GradientCheck.Compare([1, a, 3], [1, b, 3.1]);
        Assert.False(check.Agree);
        Assert.Equal(double.PositiveInfinity, check.GreatestAbsolute);
        Assert.Equal(words, check.ToString());
    }

    [Fact]
    public void The_same_infinity_agrees_and_hides_no_other_difference()
    {
        Assert.True(GradientCheck.Compare([double.NegativeInfinity, 2], [double.NegativeInfinity, 2]).Agree);
        Assert.Equal("[1]", GradientCheck.Compare([double.PositiveInfinity, 2], [double.PositiveInfinity, 2.1]).Place);
        Assert.False(GradientCheck.Compare([double.PositiveInfinity, 2], [double.PositiveInfinity, 2.1]).Agree);
    }

    [Fact]
    public void Opposite_signs_and_a_lost_factor_of_2_are_hinted_at()
    {
        Assert.EndsWith("0.5; b is twice a: was a factor of 2 lost, as the one in 2h?",
            GradientCheck.Compare([3, 0, 4], [6, 0, 8]).ToString());
        Assert.EndsWith("0.5; a is twice b: was a factor of 2 lost, as the one in 2h?",
            GradientCheck.Compare([6, 8], [3, 4.0000000001]).ToString());
        Assert.EndsWith("2; the signs are opposite", GradientCheck.Compare([3, 0, -4], [-3, 0, 4]).ToString());
    }

    [Fact]
    public void The_three_usual_slips_are_recognized_in_measured_gradients()
    {
        Gen.Double[-3, 3].Array[3].Where(x => x.Any(xi => Math.Abs(xi) > 0.1)).Sample(x =>
        {
            double[] exact = [.. x.Select(Math.Cos)], measured = Gradient.Central(u => Math.Sin(u[0]) + Math.Sin(u[1]) + Math.Sin(u[2]), x);
            Assert.Equal("the signs are opposite", GradientCheck.Compare(exact, [.. measured.Select(g => -g)]).Hint);
            Assert.StartsWith("b is twice a", GradientCheck.Compare(exact, [.. measured.Select(g => 2 * g)]).Hint); // divided by h
            Assert.StartsWith("a is twice b", GradientCheck.Compare(exact, [.. measured.Select(g => g / 2)]).Hint);
        });
    }

    [Theory]
    [InlineData(3, 4, -3, 4.1)] // only one sign
    [InlineData(3, 4, 6, 7.9)]
    [InlineData(1e-7, 0, 2.5e-7, 0)] // near twice by the tolerance, but not twice
    [InlineData(0, 0, 1, 0)]
    [InlineData(double.NaN, 1, double.NaN, 2)]
    [InlineData(1, 2, 1, 3)]
    public void A_hint_is_only_given_if_it_is_certain(double a0, double a1, double b0, double b1) =>
        Assert.Equal("", GradientCheck.Compare([a0, a1], [b0, b1]).Hint);

    [Fact]
    public void A_loose_tolerance_does_not_loosen_the_hints() =>
        Assert.Equal("", GradientCheck.Compare([1, 1], [-1, -1.9], tolerance: 0.6).Hint);

    [Fact]
    public void Gradients_that_agree_get_no_hint() => Assert.Equal("", GradientCheck.Compare([1, 2], [2, 4], tolerance: 0.6).Hint);

    [Fact]
    public void In_a_matrix_the_place_is_the_row_and_the_column()
    {
        var a = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Matrix<double> b = a.Clone();
        b[1, 0] = 4.5;
        Assert.Equal("differ at [1, 0]: 4 against 4.5, greatest relative difference 0.11", GradientCheck.Compare(a, b).ToString());
        Assert.True(GradientCheck.Compare(a, Gradient.Central(w => w.PointwiseMultiply(a).ToRowMajorArray().Sum(), b)).Agree);
    }

    [Fact]
    public void Fields_are_compared_at_a_point()
    {
        foreach (Landscape landscape in Landscape.All)
            Assert.True(GradientCheck.Compare(landscape.Gradient, Gradient.Central(landscape.Value), [1.5, -0.5]).Agree, landscape.Name);
        GradientCheck wrong = GradientCheck.Compare(Landscape.Bowl.Gradient, (x, g) => { g[0] = 2 * x[0]; g[1] = x[1]; }, [3, 4]);
        Assert.Equal("differ at [1]: 8 against 4, greatest relative difference 0.5", wrong.ToString());
    }

    [Fact]
    public void An_element_that_a_field_forgets_to_write_is_not_a_number() =>
        Assert.Equal("differ at [1]: 8 against NaN, greatest relative difference Infinity",
            GradientCheck.Compare(Landscape.Bowl.Gradient, (x, g) => g[0] = 2 * x[0], [3, 4]).ToString());

    [Theory]
    [InlineData(1, 1 + 1e-8, "very likely right")]
    [InlineData(1, 1 + 1e-6, "right if the function has kinks, worth another look if it is smooth")]
    [InlineData(1, 1.001, "doubtful")]
    [InlineData(1, 1.5, "probably wrong")]
    [InlineData(1, double.NaN, "probably wrong")]
    public void The_verdict_goes_by_the_thresholds_of_CS231n(double a, double b, string verdict) =>
        Assert.Equal(verdict, GradientCheck.Compare([a], [b]).Verdict);

    [Fact]
    public void A_right_gradient_passes_the_check_and_a_wrong_one_does_not()
    {
        Assert.True(GradientCheck.Of(Landscape.Rosenbrock.Value, Landscape.Rosenbrock.Gradient, [-1.2, 1], 1e-5).Agree);
        Assert.StartsWith("differ at [1]: 9 against 7.99999",
            $"{GradientCheck.Of(Landscape.Bowl.Value, (x, y) => (y[0], y[1]) = (2 * x[0], 2 * x[1] + 1), [3, 4])}");
    }

    // |x₀| + x₁², by a formula that is right on both sides.
    [Theory]
    [InlineData(1, "agree")]
    [InlineData(5e-5, "; a kink lies within h of x[0]: measured with h/100, they agree")]
    [InlineData(-5e-5, "; a kink lies within h of x[0]: measured with h/100, they agree")]
    [InlineData(0, "; x[0] stands on a kink: the slope is -1 to the left, 1 to the right")]
    public void A_kink_that_parts_them_is_told(double x0, string words)
    {
        ScalarField f = x => Math.Abs(x[0]) + x[1] * x[1];
        VectorField gradient = (x, y) => (y[0], y[1]) = (x[0] >= 0 ? 1 : -1, 2 * x[1]);
        Assert.Contains(words, $"{GradientCheck.Of(f, gradient, [x0, 3])}");
    }

    [Fact]
    public void Of_a_wrong_formula_no_kink_is_told() =>
        Assert.DoesNotContain("kink", $"{GradientCheck.Of(x => x[0] * x[0], (x, y) => y[0] = 3 * x[0], [2])}");

    [Fact]
    public void After_some_steps_of_training_the_gradient_is_right_as_well()
    {
        var net = new TwoLayerNet(64, 6, 10, seed: 1, scale: 0.1);
        Dataset batch = Digits.Train[..20];
        for (int step = 0; step < 3; step++)
        {
            new Training(new Sgd(0.5), Epochs: 5, BatchSize: 10).Run(net, batch);
            GradientCheck check = GradientCheck.Of(net.LossOn(batch), net.GradientOn(batch), net.Parameters, Step.Central);
            Assert.Equal("very likely right", check.Verdict);
        }
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Matrix<double> w = Matrix<double>.Build.Dense(2, 3);
        AssertMessage("a must have at least one element, but has 0. (Parameter 'a')", () => GradientCheck.Compare([], []));
        AssertMessage("b must have 2 elements, as a has, but has 3. (Parameter 'b')", () => GradientCheck.Compare([1, 2], [1, 2, 3]));
        AssertMessage("b must be 2×3, as a is, but is 3×2. (Parameter 'b')", () => GradientCheck.Compare(w, w.Transpose()));
        AssertMessage("x must have at least one element, but has 0. (Parameter 'x')",
            () => GradientCheck.Compare((_, _) => { }, (_, _) => { }, []));
        AssertMessage("tolerance must be positive and finite, but was 0. (Parameter 'tolerance')",
            () => GradientCheck.Compare([1], [1], 0));
        Assert.Throws<ArgumentNullException>("f", () => GradientCheck.Of(null!, Landscape.Bowl.Gradient, [1, 2]));
        Assert.Throws<ArgumentNullException>("gradient", () => GradientCheck.Of(Landscape.Bowl.Value, null!, [1, 2]));
        Assert.Throws<ArgumentNullException>("a", () => GradientCheck.Compare(null!, w));
        Assert.Throws<ArgumentNullException>("b", () => GradientCheck.Compare(w, null!));
        Assert.Throws<ArgumentNullException>("a", () => GradientCheck.Compare(null!, Landscape.Bowl.Gradient, [1, 2]));
        Assert.Throws<ArgumentNullException>("b", () => GradientCheck.Compare(Landscape.Bowl.Gradient, null!, [1, 2]));

        static void AssertMessage(string message, Func<object> call) =>
            Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(call).Message);
    }
}

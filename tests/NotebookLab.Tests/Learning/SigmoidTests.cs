using CsCheck;
using NotebookLab.Differentiation;
using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class SigmoidTests
{
    [Fact]
    public void It_goes_from_0_over_a_half_to_1()
    {
        Assert.Equal(0.5, Sigmoid.Of(0));
        Assert.Equal(0.75, Sigmoid.Of(Math.Log(3)), 1e-15);
        Assert.Equal(0, Sigmoid.Of(-800));
        Assert.Equal(1, Sigmoid.Of(800));
        Assert.Equal(0, Sigmoid.Of(double.NegativeInfinity));
        Assert.Equal(1, Sigmoid.Of(double.PositiveInfinity));
        Assert.Equal(double.NaN, Sigmoid.Of(double.NaN));
    }

    [Fact]
    public void A_number_and_its_opposite_share_1() =>
        Gen.Double[-40, 40].Sample(a => Assert.Equal(1, Sigmoid.Of(a) + Sigmoid.Of(-a), 1e-15));

    [Fact]
    public void Its_slope_follows_from_its_value() =>
        Gen.Double[-10, 10].Sample(a => Assert.Equal(Derivative.Central(Sigmoid.Of, a), Sigmoid.SlopeAt(Sigmoid.Of(a)), 1e-9));

    [Fact]
    public void Elements_and_numbers_agree() =>
        Gen.Double[-800, 800].Array[1, 20].Sample(a =>
        {
            var y = new double[a.Length];
            Sigmoid.Of(a, y);
            for (int i = 0; i < a.Length; i++)
                Assert.Equal(Sigmoid.Of(a[i]), y[i], 1e-15);
            Sigmoid.Of(a, a);
            Assert.Equal(y, a);
        });

    [Fact]
    public void Wrong_lengths_are_named()
    {
        Assert.Equal("y must have 2 elements, as a has, but has 3. (Parameter 'y')",
            Assert.Throws<ArgumentException>(() => Sigmoid.Of([1, 2], new double[3])).Message);
        Assert.Equal("a must have at least one element, but has 0. (Parameter 'a')",
            Assert.Throws<ArgumentException>(() => Sigmoid.Of([], [])).Message);
    }
}

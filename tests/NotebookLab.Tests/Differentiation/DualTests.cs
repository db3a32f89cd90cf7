using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class DualTests
{
    [Fact]
    public void A_formula_of_numbers_and_plain_constants_goes_in()
    {
        Assert.Equal(13, Dual.Derivative(x => x * x + 3 * x, 5));
        Assert.Equal([6, 8], Dual.Gradient(x => x[0] * x[0] + x[1] * x[1], [3, 4]));
    }

    [Fact]
    public void Each_operation_has_its_value_and_its_slope()
    {
        Dual x = new(3, 2), y = new(4, 5);
        Assert.Equal(new(-3, -2), -x);
        Assert.Equal(new(7, 7), x + y);
        Assert.Equal(new(-1, -3), x - y);
        Assert.Equal(new(12, 23), x * y);
        Assert.Equal(new(0.75, (2 - 0.75 * 5) / 4), x / y);
        Assert.Equal(new(7, 2), x + 4);
        Assert.Equal(new(1, -2), 4 - x);
        Assert.Equal(new(9, 12), Dual.Pow(x, 2));
        Assert.Equal(new(2, 1.25), Dual.Sqrt(y));
    }

    [Theory]
    [MemberData(nameof(SmoothFunctions.Names), MemberType = typeof(SmoothFunctions))]
    public void Value_and_slope_are_those_of_the_function(string name)
    {
        SmoothFunction f = SmoothFunctions.Named(name);
        Gen.Double[f.From, f.To].Sample(x =>
        {
            Assert.Equal(f.Real(x), f.Dual(x).Value, 1e-14 * (1 + Math.Abs(f.Real(x))));
            Assert.Equal(f.Derivative(x), Dual.Derivative(f.Dual, x), 2e-14 * (1 + Math.Abs(f.Derivative(x))));
        });
    }

    [Fact]
    public void Max_and_min_have_the_slope_of_the_number_they_take()
    {
        Assert.Equal(new(4, 5), Dual.Max(new(3, 2), new(4, 5)));
        Assert.Equal(new(4, 5), Dual.Max(new(4, 5), new(3, 2)));
        Assert.Equal(new(3, 2), Dual.Min(new(3, 2), new(4, 5)));
        Assert.Equal(new(3, 2), Dual.Min(new(4, 5), new(3, 2)));
    }

    [Fact]
    public void At_a_kink_the_slope_is_the_mean_of_both_sides_as_the_central_difference_has_it()
    {
        Assert.Equal(0, Dual.Derivative(Dual.Abs, 0));
        Assert.Equal(1, Dual.Derivative(Dual.Abs, 1e-300));
        Assert.Equal(-1, Dual.Derivative(Dual.Abs, -1e-300));
        Assert.Equal(Derivative.Central(Math.Abs, 0), Dual.Derivative(Dual.Abs, 0));
        Assert.Equal(0.5, Dual.Derivative(x => Dual.Max(0, x), 0)); // the rectifier of a network
        Assert.Equal(Derivative.Central(x => Math.Max(0, x), 0), Dual.Derivative(x => Dual.Max(0, x), 0));
        Assert.Equal(0.5, Dual.Derivative(x => Dual.Min(x, 0), 0));
        Assert.Equal(2, Dual.Derivative(x => Dual.Max(x, 3 * x), 0));
        Assert.Equal(Derivative.Central(x => Math.Max(x, 3 * x), 0), Dual.Derivative(x => Dual.Max(x, 3 * x), 0));
    }

    [Fact]
    public void Infinite_slopes_are_infinite_and_times_0_they_are_not_numbers()
    {
        Assert.Equal(double.PositiveInfinity, Dual.Derivative(Dual.Sqrt, 0));
        Assert.Equal(double.NaN, Dual.Derivative(x => Dual.Sqrt(x * x), 0));
    }

    [Fact]
    public void Powers_behave_at_0_and_below()
    {
        Assert.Equal(0, Dual.Derivative(x => Dual.Pow(x, 0), 0));
        Assert.Equal(1, Dual.Derivative(x => Dual.Pow(x, 1), 0));
        Assert.Equal(0, Dual.Derivative(x => Dual.Pow(x, 2), 0));
        Assert.Equal(12, Dual.Derivative(x => Dual.Pow(x, 3), -2));
        Assert.Equal(8 * Math.Log(2), Dual.Derivative(x => Dual.Pow(2, x), 3), 1e-14);
        Assert.Equal([12, double.NaN], Dual.Gradient(x => Dual.Pow(x[0], x[1]), [-2, 3]));
    }

    [Fact]
    public void Great_arguments_of_the_sigmoid_do_not_overflow()
    {
        Assert.Equal((1, 0), (Dual.Sigmoid(1000).Value, Dual.Derivative(Dual.Sigmoid, 1000)));
        Assert.Equal((0, 0), (Dual.Sigmoid(-1000).Value, Dual.Derivative(Dual.Sigmoid, -1000)));
    }

    [Fact]
    public void Where_the_function_is_not_a_number_neither_is_its_slope()
    {
        Assert.Equal(double.NaN, Dual.Derivative(Dual.Log, -1)); // 1/x would be −1
        Assert.Equal(double.NaN, Dual.Derivative(x => x + double.NaN, 1));
        Assert.Equal(double.NaN, Dual.Derivative(Dual.Abs, double.NaN));
        Assert.Equal(double.NaN, Dual.Derivative(x => Dual.Max(x, 0), double.NaN));
        Assert.Equal([double.NaN, double.NaN], Dual.Gradient(x => Dual.Log(x[0]) + x[1], [-1, 1]));
    }

    [Fact]
    public void Functions_branch_on_the_value()
    {
        Dual Leaky(Dual x) => x > 0 ? x : 0.1 * x;
        Assert.Equal(1, Dual.Derivative(Leaky, 2));
        Assert.Equal(0.1, Dual.Derivative(Leaky, -2));
        Dual two = new(2, 5), three = new(3, -1);
        Assert.True(two < three && two <= three && three > two && three >= two && two <= new Dual(2, 0) && two >= 2);
        Assert.False(three < two || three <= two || two > three || two >= three || two < new Dual(2, 0) || two > 2);
        Assert.False(new Dual(2, 1) == 2); // the slopes differ, and == sees it
    }

    [Fact]
    public void The_chain_rule_holds() =>
        Gen.Double[-3, 3].Sample(x =>
        {
            double outer = Dual.Derivative(Dual.Tanh, Math.Sin(x)), inner = Dual.Derivative(Dual.Sin, x);
            Assert.Equal(outer * inner, Dual.Derivative(u => Dual.Tanh(Dual.Sin(u)), x), 1e-15);
        });

    [Fact]
    public void A_function_may_change_the_array_it_is_given()
    {
        double[] x = [3, 4];
        Assert.Equal([6, 1], Dual.Gradient(u => { u[0] *= u[0]; return u[0] + u[1]; }, x));
        Assert.Equal([3, 4], x);
    }

    [Fact]
    public void A_constant_has_no_slope_and_an_input_has_1()
    {
        Assert.Equal([0, 0], Dual.Gradient(_ => 7, [3, 4]));
        Assert.Equal([0, 1], Dual.Gradient(x => x[1], [3, 4]));
    }

    [Fact]
    public void A_dual_number_prints_as_in_mathematics()
    {
        Assert.Equal("3 + 2.5ε", new Dual(3, 2.5).ToString());
        Assert.Equal("-3 - 2ε", new Dual(-3, -2).ToString());
        Assert.Equal("3 + 0ε", new Dual(3, 0).ToString());
        Assert.Equal("3 + NaNε", new Dual(3, double.NaN).ToString());
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Throws<ArgumentNullException>("f", () => Dual.Derivative(null!, 1));
        Assert.Throws<ArgumentNullException>("f", () => Dual.Gradient(null!, [1]));
        Assert.Throws<ArgumentNullException>("x", () => Dual.Gradient(x => x[0], null!));
        Assert.Equal("x must have at least one element, but has 0. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => Dual.Gradient(_ => 7, [])).Message);
    }
}

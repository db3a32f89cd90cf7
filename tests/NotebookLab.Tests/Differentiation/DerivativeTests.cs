using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class DerivativeTests
{
    // The book's example of section 4.3, multiplied in the order of its 0.01*x**2: (0.01 * x) * x rounds otherwise, and
    // central at 10 then ends in ...99974492.
    private static double F(double x) => 0.01 * (x * x) + 0.1 * x;

    [Theory]
    [InlineData(5, 0.1999999999990898)]
    [InlineData(10, 0.2999999999986347)]
    public void Central_difference_has_the_digits_of_the_book(double x, double printed) =>
        Assert.Equal(printed, Derivative.Central(F, x));

    [Fact]
    public void The_tangent_at_5_cuts_the_axis_where_the_book_draws_it() =>
        Assert.Equal(-0.24999999999544897, F(5) - Derivative.Central(F, 5) * 5);

    [Fact]
    public void A_step_that_rounding_swallows_gives_0()
    {
        Assert.Equal(0.0, Derivative.Forward(F, 5, 10e-50));
        Assert.Equal(0.0, Derivative.Backward(F, 5, 10e-50));
        Assert.Equal(0.0, Derivative.Central(F, 5, 10e-50));
    }

    [Fact]
    public void A_step_that_is_no_float_at_all_is_refused_as_0()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Derivative.Forward(x => x * x, 5f, (float)1e-50));
        Assert.Equal("h must be positive and finite, but was 0. (Parameter 'h')", e.Message);
    }

    [Fact]
    public void Lambdas_methods_local_functions_and_delegates_all_go_in()
    {
        double Local(double x) => 0.01 * (x * x) + 0.1 * x;
        Func<double, double> variable = F;
        double expected = Derivative.Central<double>(F, 5, 1e-4);
        Assert.Equal(expected, Derivative.Central(x => 0.01 * (x * x) + 0.1 * x, 5));
        Assert.Equal(expected, Derivative.Central(x => 0.01 * (x * x) + 0.1 * x, 5, 1e-4));
        Assert.Equal(expected, Derivative.Central(Local, 5.0));
        Assert.Equal(expected, Derivative.Central(variable, 5, h: 1e-4));
        Assert.Equal(Math.Cos(1), Derivative.Central(Math.Sin, 1), 1e-8);
    }

    [Fact]
    public void The_step_is_1e_minus_4_if_none_is_given()
    {
        Assert.Equal(Derivative.Forward(Math.Exp, 1, 1e-4), Derivative.Forward(Math.Exp, 1));
        Assert.Equal(Derivative.Backward(Math.Exp, 1, 1e-4), Derivative.Backward(Math.Exp, 1));
        Assert.Equal(Derivative.Central(Math.Exp, 1, 1e-4), Derivative.Central(Math.Exp, 1));
    }

    [Fact]
    public void Rounding_shows_sooner_in_shorter_numbers()
    {
        double half = Math.Abs((double)Derivative.Central(x => x * x, (Half)3, (Half)0.01) - 6);
        double single = Math.Abs(Derivative.Central(x => x * x, 3f, 0.01f) - 6);
        double full = Math.Abs(Derivative.Central(x => x * x, 3.0, 0.01) - 6);
        Assert.InRange(half, 1e-2, 1);
        Assert.InRange(single, 1e-6, 1e-3);
        Assert.InRange(full, 0, 1e-12);
    }

    [Fact]
    public void On_sin_at_1_each_difference_has_its_best_step()
    {
        (double central, double centralStep) = Best(h => Derivative.Central(Math.Sin, 1, h));
        (double forward, double forwardStep) = Best(h => Derivative.Forward(Math.Sin, 1, h));
        Assert.Equal(1.1e-11, central, 0.05e-11);
        Assert.Equal(1e-5, centralStep);
        Assert.Equal(3.0e-9, forward, 0.05e-9);
        Assert.Equal(1e-8, forwardStep);

        static (double Error, double Step) Best(Func<double, double> estimate) =>
            Enumerable.Range(1, 15).Select(k => double.Parse($"1e-{k}"))
                .Select(h => (Math.Abs(estimate(h) - Math.Cos(1)), h)).Min();
    }

    [Fact]
    public void Central_difference_has_no_error_but_rounding_on_a_parabola() =>
        Gen.Double[-10, 10].Array[4].Sample(v =>
        {
            var (a, b, c, x) = (v[0], v[1], v[2], v[3]);
            Assert.Equal(2 * a * x + b, Derivative.Central(u => a * u * u + b * u + c, x, 0.5), 1e-11);
        });

    [Fact]
    public void Central_difference_is_second_order() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[0.01, 1]).Sample((x, h) =>
            Assert.Equal(3 * x * x + h * h, Derivative.Central(u => u * u * u, x, h), 1e-10));

    [Fact]
    public void Forward_and_backward_differences_are_first_order_with_opposite_errors() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[0.01, 1]).Sample((x, h) =>
        {
            Assert.Equal(2 * x + h, Derivative.Forward(u => u * u, x, h), 1e-11);
            Assert.Equal(2 * x - h, Derivative.Backward(u => u * u, x, h), 1e-11);
        });

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.Equal(double.NaN, Derivative.Central(F, double.NaN));
        Assert.Equal(double.NaN, Derivative.Central(Math.Sqrt, -1));
        Assert.Equal(double.NaN, Derivative.Forward(F, double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0001, "-0.0001")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_step_must_be_positive_and_finite(double h, string shown)
    {
        Func<Func<double, double>, double, double, double>[] all =
            [Derivative.Forward, Derivative.Backward, Derivative.Central, Derivative.Forward<double>, Derivative.Backward<double>, Derivative.Central<double>];
        foreach (var difference in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(() => difference(F, 5, h));
            Assert.Equal("h", e.ParamName);
            Assert.Equal($"h must be positive and finite, but was {shown}. (Parameter 'h')", e.Message);
        }
    }

    [Fact]
    public void A_function_is_needed()
    {
        Assert.Throws<ArgumentNullException>("f", () => Derivative.Forward(null!, 5));
        Assert.Throws<ArgumentNullException>("f", () => Derivative.Backward(null!, 5));
        Assert.Throws<ArgumentNullException>("f", () => Derivative.Central(null!, 5));
    }
}

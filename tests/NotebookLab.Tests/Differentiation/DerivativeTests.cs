using System.Numerics;
using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class DerivativeTests
{
    // The book's example of section 4.3, multiplied in the order of its 0.01*x**2: (0.01 * x) * x rounds otherwise, and
    // central at 10 then ends in ...99974492.
    static double F(double x) => 0.01 * (x * x) + 0.1 * x;

    [Theory]
    [InlineData(5, 0.1999999999990898)]
    [InlineData(10, 0.2999999999986347)]
    public void Central_difference_has_the_digits_of_the_book(double x, double printed) =>
        Assert.Equal(printed, Derivative.Central(F, x));

    [Fact]
    public void The_tangent_at_5_cuts_the_axis_where_the_book_draws_it() =>
        Assert.Equal(-0.24999999999544897, F(5) - Derivative.Central(F, 5) * 5);

    [Fact]
    public void By_the_formula_of_the_book_a_step_that_rounding_swallows_gives_0()
    {
        const double x = 5, h = 10e-50;
        Assert.Equal(0.0, (F(x + h) - F(x)) / h);
        Assert.Equal(0.0, (float)1e-50);
    }

    [Fact]
    public void A_step_that_rounding_swallows_is_refused_with_one_that_is_seen()
    {
        AssertRefused("5 + 1E-49 == 5. Try h = StepSize.Forward(x), here 7.5E-08", () => Derivative.Forward(F, 5, 10e-50));
        AssertRefused("5 + 1E-49 == 5. Try h = StepSize.Forward(x), here 7.5E-08", () => Derivative.Backward(F, 5, 10e-50));
        AssertRefused("5 + 1E-49 == 5. Try h = StepSize.Central(x), here 3E-05", () => Derivative.Central(F, 5, 10e-50));
        AssertRefused("5 + 1E-49 == 5. Try h = StepSize.FivePoint(x), here 0.0037", () => Derivative.FivePoint(F, 5, 10e-50));
        AssertRefused("10000000000000 + 0.0001 == 10000000000000. Try h = StepSize.Central(x), here 6.1E+07",
            () => Derivative.Central(F, 1e13));
        AssertRefused("-1E+20 + 0.0001 == -1E+20. Try h = StepSize.Forward(x), here 1.5E+12", () => Derivative.Forward(F, -1e20));
        AssertRefused("5 + 1E-08 == 5. Try h = StepSize.Central(x), here 0.025", () => Derivative.Central(u => u * u, 5f, 1e-8f));
        AssertRefused("5 + 0.0001 == 5. Try h = StepSize.Forward(x), here 0.16", () => Derivative.Forward(u => u * u, (Half)5, (Half)1e-4));
    }

    [Fact]
    public void A_step_that_rounding_swallows_on_one_side_only_is_refused_with_that_side()
    {
        double half = Math.Pow(2, -53); // below 1 the numbers lie twice as close as above it
        Assert.True(1 + half == 1 && 1 - half != 1);
        foreach (Func<Func<double, double>, double, double, double> difference in
            new Func<Func<double, double>, double, double, double>[] { Derivative.Forward, Derivative.Backward, Derivative.Central })
        {
            Assert.Contains("but 1 + 1.1102230246251565E-16 == 1.",
                Assert.Throws<ArgumentOutOfRangeException>(() => difference(F, 1, half)).Message);
            Assert.Contains("but -1 - 1.1102230246251565E-16 == -1.",
                Assert.Throws<ArgumentOutOfRangeException>(() => difference(F, -1, half)).Message);
        }
    }

    static void AssertRefused(string reason, Func<object> derivative)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(derivative);
        Assert.Equal("h", e.ParamName);
        Assert.Equal($"h must be large enough to change x, but {reason}. (Parameter 'h')", e.Message);
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
    public void The_step_of_five_points_is_1e_minus_3_if_none_is_given_and_no_power_of_10_is_better()
    {
        double error = Math.Abs(Derivative.FivePoint(Math.Exp, 1) - Math.E);
        Assert.Equal(error, Math.Abs(Derivative.FivePoint(Math.Exp, 1, 1e-3) - Math.E));
        Assert.InRange(error, 0, 1e-12);
        Assert.True(error < Math.Abs(Derivative.FivePoint(Math.Exp, 1, 1e-2) - Math.E));
        Assert.True(error < Math.Abs(Derivative.FivePoint(Math.Exp, 1, 1e-4) - Math.E));
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
    public void On_sin_at_1_every_method_reaches_the_digits_it_promises()
    {
        AssertError(5e-5, Derivative.Forward(Math.Sin, 1)); // h/2 · sin 1
        AssertError(1e-9, Derivative.Central(Math.Sin, 1)); // h²/6 · cos 1
        AssertError(2e-13, Derivative.FivePoint(Math.Sin, 1)); // rounding: ε/h
        AssertError(2e-8, Derivative.Forward(Math.Sin, 1, StepSize.Forward(1)));
        AssertError(1e-10, Derivative.Central(Math.Sin, 1, StepSize.Central(1)));
        AssertError(5e-13, Derivative.FivePoint(Math.Sin, 1, StepSize.FivePoint(1)));
        AssertError(5e-15, Derivative.Richardson(Math.Sin, 1).Value);
        AssertError(2e-16, Derivative.ComplexStep(Complex.Sin, 1));

        static void AssertError(double expected, double estimate) => Assert.InRange(Math.Abs(estimate - Math.Cos(1)), 0, expected);
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
    public void Five_points_are_exact_up_to_the_fourth_power() =>
        Gen.Select(Gen.Double[-2, 2].Array[6], Gen.Double[0.1, 1]).Sample((v, h) =>
        {
            double x = v[5];
            double exact = v[1] + x * (2 * v[2] + x * (3 * v[3] + x * 4 * v[4]));
            // Rounding of values up to 200, divided by 0.1.
            Assert.Equal(exact, Derivative.FivePoint(u => v[0] + u * (v[1] + u * (v[2] + u * (v[3] + u * v[4]))), x, h), 1e-11);
        });

    [Fact]
    public void Five_points_are_fourth_order() =>
        Gen.Select(Gen.Double[-2, 2], Gen.Double[0.1, 1]).Sample((x, h) =>
            Assert.Equal(5 * Math.Pow(x, 4) - 4 * Math.Pow(h, 4), Derivative.FivePoint(u => u * u * u * u * u, x, h), 1e-10));

    // On exp the error of order p is f′ hᵖ times a constant, so halving h divides it by 2ᵖ, up to the next term of the series.
    [Theory]
    [InlineData("Forward", 1)]
    [InlineData("Backward", 1)]
    [InlineData("Central", 2)]
    [InlineData("FivePoint", 4)]
    public void Halving_the_step_divides_the_error_by_2_to_the_order(string name, int order)
    {
        Func<Func<double, double>, double, double, double> difference = name switch
        {
            "Forward" => Derivative.Forward,
            "Backward" => Derivative.Backward,
            "Central" => Derivative.Central,
            _ => Derivative.FivePoint,
        };
        Gen.Double[-1, 1].Sample(x =>
        {
            double coarse = difference(Math.Exp, x, 0.1) - Math.Exp(x);
            double fine = difference(Math.Exp, x, 0.05) - Math.Exp(x);
            Assert.Equal(order, Math.Log2(coarse / fine), 0.05);
        });
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Func<Func<double, double>, double, double, double>[] all =
            [Derivative.Forward, Derivative.Backward, Derivative.Central, Derivative.FivePoint];
        foreach (var difference in all)
        {
            Assert.Equal(double.NaN, difference(F, double.NaN, 1e-4));
            Assert.Equal(double.NaN, difference(F, double.PositiveInfinity, 1e-4));
            Assert.Equal(double.NaN, difference(F, double.NegativeInfinity, 1e-4));
            Assert.Equal(double.NaN, difference(Math.Sqrt, -1, 1e-4));
            Assert.Equal(double.NaN, difference(_ => double.PositiveInfinity, 1, 1e-4));
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0001, "-0.0001")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_step_must_be_positive_and_finite(double h, string shown)
    {
        Func<Func<double, double>, double, double, double>[] all =
        [
            Derivative.Forward, Derivative.Backward, Derivative.Central, Derivative.FivePoint,
            Derivative.Forward<double>, Derivative.Backward<double>, Derivative.Central<double>, Derivative.FivePoint<double>,
        ];
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
        Assert.Throws<ArgumentNullException>("f", () => Derivative.FivePoint(null!, 5));
    }
}

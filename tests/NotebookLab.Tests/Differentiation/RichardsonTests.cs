using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class RichardsonTests
{
    [Fact]
    public void On_sin_at_1_it_has_all_digits_but_the_last()
    {
        Estimate slope = Derivative.Richardson(Math.Sin, 1);
        Assert.InRange(Math.Abs(slope.Value - Math.Cos(1)), 0, 5e-15);
        Assert.InRange(slope.Error, 5e-15, 1e-13);
    }

    [Theory]
    [MemberData(nameof(SmoothFunctions.Names), MemberType = typeof(SmoothFunctions))]
    public void The_true_error_is_within_twice_the_estimated_one(string name)
    {
        SmoothFunction f = SmoothFunctions.Named(name);
        Gen.Double[f.From, f.To].Sample(x =>
        {
            Estimate slope = Derivative.Richardson(f.Real, x);
            double error = Math.Abs(slope.Value - f.Derivative(x));
            Assert.InRange(error, 0, 2 * slope.Error + 1e-15 * (1 + Math.Abs(slope.Value))); // the derivative by hand is rounded too
        });
    }

    [Fact]
    public void Neighbours_that_agree_by_chance_are_found_out_by_the_finer_steps()
    {
        // Here two entries cross on their way to the limit: they agree to 1e-14 and are 1e-12 from it.
        const double x = -1.4190962708480823;
        SmoothFunction f = SmoothFunctions.Named("exp(−x²) sin 3x");
        Estimate slope = Derivative.Richardson(f.Real, x);
        Assert.InRange(Math.Abs(slope.Value - f.Derivative(x)), 0, slope.Error);
    }

    [Fact]
    public void With_other_steps_and_levels_it_is_within_the_estimated_one_for_199_of_200_points()
    {
        int points = 0, outside = 0;
        foreach (SmoothFunction f in SmoothFunctions.All)
        {
            for (int i = 1; i < 200; i++)
            {
                double x = f.From + (f.To - f.From) * i / 200, h = 0.02 + 0.4 * (i * 37 % 200) / 200;
                Estimate slope = Derivative.Richardson(f.Real, x, h, levels: 4 + i % 9);
                points++;
                if (Math.Abs(slope.Value - f.Derivative(x)) > slope.Error + 1e-15 * (1 + Math.Abs(slope.Value)))
                    outside++;
            }
        }
        Assert.InRange(outside, 0, points / 200);
    }

    [Theory]
    [MemberData(nameof(SmoothFunctions.Names), MemberType = typeof(SmoothFunctions))]
    public void The_estimated_error_is_small_on_smooth_functions(string name)
    {
        SmoothFunction f = SmoothFunctions.Named(name);
        Gen.Double[f.From, f.To].Sample(x =>
        {
            Estimate slope = Derivative.Richardson(f.Real, x);
            Assert.InRange(slope.Error, 0, 1e-10 * (1 + Math.Abs(f.Real(x)) + Math.Abs(slope.Value)));
        });
    }

    [Fact]
    public void Two_levels_are_the_combination_that_cancels_the_square_of_h()
    {
        double d1 = Derivative.Central(Math.Exp, 1, 0.5), d2 = Derivative.Central(Math.Exp, 1, 0.25);
        Estimate slope = Derivative.Richardson(Math.Exp, 1, 0.5, levels: 2);
        Assert.Equal(d2 + (d2 - d1) / 3, slope.Value, 1e-15);
        Assert.Equal(Math.Abs(slope.Value - d1), slope.Error, 1e-14);
    }

    [Fact]
    public void Each_level_cancels_two_more_powers_of_h() =>
        Gen.Select(Gen.Int[2, 5], Gen.Double[-1, 1]).Sample((levels, x) =>
        {
            // With L levels the derivative of x²ᴸ is exact: the error series of a central difference has ended.
            double exact = 2 * levels * Math.Pow(x, 2 * levels - 1);
            Assert.Equal(exact, Derivative.Richardson(u => Math.Pow(u, 2 * levels), x, 0.25, levels + 1).Value, 1e-12);
        });

    [Fact]
    public void More_levels_do_not_run_into_rounding()
    {
        double error = Math.Abs(Derivative.Richardson(Math.Sin, 1, 0.1, levels: 40).Value - Math.Cos(1));
        Assert.InRange(error, 0, 5e-15);
        // The step of the 40th level alone does.
        Assert.InRange(Math.Abs(Derivative.Central(Math.Sin, 1, 0.1 / Math.Pow(2, 39)) - Math.Cos(1)), 1e-6, 1);
    }

    [Fact]
    public void Steps_that_leave_the_domain_are_passed_over()
    {
        Assert.True(double.IsNaN(Math.Log(0.05 - 0.1)));
        Estimate slope = Derivative.Richardson(Math.Log, 0.05);
        Assert.InRange(Math.Abs(slope.Value - 20), 0, slope.Error);
        Assert.InRange(slope.Error, 0, 1e-6);
    }

    [Fact]
    public void A_pole_within_h_shows_in_the_error_or_not_at_all()
    {
        Estimate slope = Derivative.Richardson(x => 1 / x, 0.06);
        Assert.InRange(Math.Abs(slope.Value + 1 / 0.0036), 0, slope.Error);
        Assert.InRange(slope.Error, 0, 1e-3);
    }

    [Fact]
    public void Halving_ends_where_rounding_would_swallow_the_step()
    {
        int calls = 0;
        // Numbers at 1e14 are 1/64 apart: of 0.1, 0.05, 0.025, 0.0125, … the fourth is rounded up to a gap, the fifth lost.
        Estimate slope = Derivative.Richardson(x => { calls++; return 3 * x; }, 1e14, levels: 20);
        Assert.Equal(2 * 4, calls);
        Assert.Equal(3, slope.Value, slope.Error);
    }

    [Fact]
    public void Where_nothing_is_a_number_the_error_is_infinite()
    {
        Estimate[] all =
        [
            Derivative.Richardson(Math.Sqrt, -1), Derivative.Richardson(Math.Sqrt, 0), Derivative.Richardson(Math.Sin, double.NaN),
            Derivative.Richardson(Math.Exp, double.PositiveInfinity), Derivative.Richardson(_ => double.PositiveInfinity, 1),
        ];
        Assert.All(all, slope => Assert.Equal(new Estimate(double.NaN, double.PositiveInfinity), slope));
        Assert.Equal("NaN ± Infinity", all[0].ToString());
    }

    [Fact]
    public void A_function_that_turns_within_h_fools_it_and_a_smaller_h_does_not()
    {
        Func<double, double> f = x => Math.Sin(40 * Math.PI * x); // the same at x ± 0.1, x ± 0.05 and x ± 0.025
        double exact = 40 * Math.PI * Math.Cos(40 * Math.PI * 0.3);
        Estimate fooled = Derivative.Richardson(f, 0.3, 0.1, levels: 3), better = Derivative.Richardson(f, 0.3, 0.01);
        Assert.True(Math.Abs(fooled.Value - exact) > 100 && fooled.Error < 1e-10);
        Assert.InRange(Math.Abs(better.Value - exact), 0, better.Error);
    }

    [Fact]
    public void A_constant_has_the_slope_0() => Assert.Equal(0, Derivative.Richardson(_ => 7, 1).Value);

    [Fact]
    public void An_estimate_prints_its_value_and_one_digit_of_its_error()
    {
        Assert.Equal("0.5403023058681398 ± 4E-15", new Estimate(0.5403023058681398, 4.2e-15).ToString());
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
            Assert.Equal("0.5 ± 0.1", new Estimate(0.5, 0.12).ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Throws<ArgumentNullException>("f", () => Derivative.Richardson(null!, 1));
        AssertMessage("h must be positive and finite, but was -1. (Parameter 'h')", () => Derivative.Richardson(Math.Sin, 1, -1));
        AssertMessage("levels must be 2 or more, but was 1. (Parameter 'levels')", () => Derivative.Richardson(Math.Sin, 1, levels: 1));
        AssertMessage(
            "h must be large enough to change x, but 1E+17 + 0.05 == 1E+17. "
                + "Try h = 0.1 * Math.Max(1, Math.Abs(x)), here 1E+16. (Parameter 'h')",
            () => Derivative.Richardson(Math.Sin, 1e17));

        static void AssertMessage(string message, Func<object> call) =>
            Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(call).Message);
    }
}

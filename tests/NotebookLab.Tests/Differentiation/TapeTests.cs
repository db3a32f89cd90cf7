using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class TapeTests
{
    [Fact]
    public void A_formula_of_numbers_and_plain_constants_goes_in()
    {
        Assert.Equal([6, 8], Tape.Gradient(x => x[0] * x[0] + x[1] * x[1], [3, 4]));
        Assert.Equal([13], Tape.Gradient(x => x[0] * x[0] + 3 * x[0], [5]));
    }

    [Theory]
    [MemberData(nameof(SmoothFunctions.Names), MemberType = typeof(SmoothFunctions))]
    public void Value_and_slope_are_those_of_the_function(string name)
    {
        SmoothFunction f = SmoothFunctions.Named(name);
        Gen.Double[f.From, f.To].Sample(x =>
        {
            double value = 0;
            double[] gradient = Tape.Gradient(u =>
            {
                Variable y = f.Variable(u[0]);
                value = y.Value;
                return y;
            }, [x]);
            Assert.Equal(f.Real(x), value, 1e-14 * (1 + Math.Abs(f.Real(x))));
            Assert.Equal(f.Derivative(x), gradient[0], 2e-14 * (1 + Math.Abs(f.Derivative(x))));
        });
    }

    [Fact]
    public void Each_operation_has_its_slope_by_either_side()
    {
        Assert.Equal([-1], Tape.Gradient(x => -x[0], [3]));
        Assert.Equal([1, 1], Tape.Gradient(x => x[0] + x[1], [3, 4]));
        Assert.Equal([1, -1], Tape.Gradient(x => x[0] - x[1], [3, 4]));
        Assert.Equal([4, 3], Tape.Gradient(x => x[0] * x[1], [3, 4]));
        Assert.Equal([0.25, -3.0 / 16], Tape.Gradient(x => x[0] / x[1], [3, 4]));
        Assert.Equal([-3.0 / 16], Tape.Gradient(x => 3 / x[0], [4]));
        Assert.Equal([0, 1], Tape.Gradient(x => Variable.Max(x[0], x[1]), [3, 4]));
        Assert.Equal([1, 0], Tape.Gradient(x => Variable.Min(x[0], x[1]), [3, 4]));
    }

    [Fact]
    public void A_number_that_is_used_often_sums_what_it_gets()
    {
        Assert.Equal([6], Tape.Gradient(x => x[0] + x[0] + x[0] + x[0] * x[0] - x[0], [2]));
        Assert.Equal([32], Tape.Gradient(x =>
        {
            Variable square = x[0] * x[0];
            return square * square;
        }, [2]));
    }

    [Fact]
    public void Kinks_and_branches_are_as_with_dual_numbers()
    {
        Assert.Equal([0], Tape.Gradient(x => Variable.Abs(x[0]), [0]));
        Assert.Equal([0.5], Tape.Gradient(x => Variable.Max(0, x[0]), [0]));
        Assert.Equal([0.5, 0.5], Tape.Gradient(x => Variable.Min(x[0], x[1]), [1, 1]));
        Assert.Equal([0.1], Tape.Gradient(x => x[0] > 0 ? x[0] : 0.1 * x[0], [-2]));
        Assert.Equal([0], Tape.Gradient(x => Variable.Pow(x[0], 0), [0]));
        Assert.Equal([12, double.NaN], Tape.Gradient(x => Variable.Pow(x[0], x[1]), [-2, 3]));
        Assert.Equal([double.NaN], Tape.Gradient(x => Variable.Sqrt(x[0] * x[0]), [0]));
    }

    [Fact]
    public void Comparisons_look_at_the_values() =>
        Tape.Gradient(x =>
        {
            (Variable two, Variable three) = (x[0], x[1]);
            Assert.True(two < three && two <= three && three > two && three >= two && two <= 2 && two >= 2);
            Assert.False(three < two || three <= two || two > three || two >= three || two < 2 || two > 2);
            Assert.True(two == x[0] && two != (two + 0));
            Assert.Equal("2", two.ToString());
            return two;
        }, [2, 3]);

    [Fact]
    public void What_the_result_does_not_depend_on_does_no_harm()
    {
        Assert.Equal([0, 1], Tape.Gradient(x =>
        {
            _ = Variable.Sqrt(x[0]); // of infinite slope at 0, and on the tape before the result
            return x[1] + 2;
        }, [0, 1]));
        Assert.Equal([double.PositiveInfinity, 1], Tape.Gradient(x => Variable.Sqrt(x[0]) + x[1], [0, 1]));
    }

    [Fact]
    public void A_constant_has_no_slope_and_an_input_has_1()
    {
        Assert.Equal([0, 0], Tape.Gradient(_ => 7, [3, 4]));
        Assert.Equal([0, 0], Tape.Gradient(_ => Variable.Sin(2) + 1, [3, 4]));
        Assert.Equal([0, 0], Tape.Gradient(_ => default, [3, 4]));
        Assert.Equal([0, 1], Tape.Gradient(x => x[1], [3, 4]));
    }

    [Fact]
    public void Where_the_function_is_not_a_number_neither_is_its_gradient()
    {
        Assert.Equal([double.NaN, double.NaN], Tape.Gradient(x => Variable.Log(x[0]) + x[1], [-1, 1]));
        Assert.Equal([double.NaN], Tape.Gradient(x => Variable.Abs(x[0]), [double.NaN]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void One_call_and_one_tape_give_the_whole_gradient(int variables)
    {
        int calls = 0, recorded = 0;
        double[] x = [.. Enumerable.Range(1, variables).Select(i => (double)i)];
        double[] gradient = Tape.Gradient(u =>
        {
            calls++;
            Variable sum = u.Aggregate((Variable)0, (sum, ui) => sum + ui * ui);
            recorded = sum.Tape!.Count;
            return sum;
        }, x);
        Assert.Equal(1, calls);
        Assert.Equal(3 * variables, recorded); // each variable, its square, and the sum so far
        Assert.Equal(x.Select(xi => 2 * xi), gradient);

        calls = 0;
        Dual.Gradient(u => { calls++; return u.Aggregate((Dual)0, (sum, ui) => sum + ui * ui); }, x);
        Assert.Equal(variables, calls); // forward mode pays for each variable
    }

    [Fact]
    public void Constants_are_not_recorded() =>
        Tape.Gradient(x =>
        {
            Variable y = x[0] + Variable.Exp(2) * 3 - 1;
            Assert.Equal(3, x[0].Tape!.Count); // the variable, + and −
            Assert.Null(Variable.Exp(2).Tape);
            return y;
        }, [1]);

    [Fact]
    public void A_long_chain_needs_no_deep_stack()
    {
        double[] gradient = Tape.Gradient(x =>
        {
            Variable y = x[0];
            for (int i = 0; i < 200_000; i++)
                y = y + 1e-6 * y;
            return y;
        }, [1]);
        Assert.Equal(Math.Pow(1 + 1e-6, 200_000), gradient[0], 1e-9);
    }

    [Fact]
    public void A_function_may_change_the_array_it_is_given()
    {
        double[] x = [3, 4];
        Assert.Equal([6, 1], Tape.Gradient(u => { u[0] *= u[0]; return u[0] + u[1]; }, x));
        Assert.Equal([3, 4], x);
    }

    [Fact]
    public void A_gradient_inside_another_is_refused_if_their_variables_meet()
    {
        var e = Assert.Throws<ArgumentException>(() =>
            Tape.Gradient(x => x[0] * Tape.Gradient(y => y[0] * x[0], [2])[0], [3]));
        Assert.Equal("The variables must be of one tape, but are of two: one belongs to another Tape.Gradient.", e.Message);
        Assert.Equal([12], Tape.Gradient(x => x[0] * Tape.Gradient(y => y[0] * y[0] * y[0], [2])[0], [3])); // 3y² at 2, a constant
    }

    [Fact]
    public void A_result_of_another_tape_is_refused()
    {
        Variable kept = default;
        Tape.Gradient(x => kept = x[0], [3]);
        var e = Assert.Throws<ArgumentException>(() => Tape.Gradient(_ => kept, [3]));
        Assert.Equal("f must return a variable of its own tape, but returned one of another Tape.Gradient. (Parameter 'f')", e.Message);
        Assert.Throws<ArgumentException>(() => Tape.Gradient(x => x[0] + kept, [3]));
        Assert.Throws<ArgumentException>(() => Tape.Gradient(x => kept + x[0], [3]));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Throws<ArgumentNullException>("f", () => Tape.Gradient(null!, [1]));
        Assert.Throws<ArgumentNullException>("x", () => Tape.Gradient(x => x[0], null!));
        Assert.Equal("x must have at least one element, but has 0. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => Tape.Gradient(_ => 7, [])).Message);
    }
}

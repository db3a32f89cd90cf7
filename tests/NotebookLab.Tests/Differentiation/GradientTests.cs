using CsCheck;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public class GradientTests
{
    static readonly ScalarField Bowl = x => x[0] * x[0] + x[1] * x[1];

    static double BowlMethod(ReadOnlySpan<double> x) => x[0] * x[0] + x[1] * x[1];

    [Fact]
    public void The_partial_derivatives_at_3_4_have_the_digits_of_the_book()
    {
        Assert.Equal(6.00000000000378, Derivative.Central(x0 => x0 * x0 + 4.0 * 4.0, 3));
        Assert.Equal(7.999999999999119, Derivative.Central(x1 => 3.0 * 3.0 + x1 * x1, 4));
    }

    [Theory]
    [InlineData(3, 4, 6.00000000000378, 7.999999999999119)]
    [InlineData(0, 2, 0, 4.000000000004)]
    [InlineData(3, 0, 6.000000000012662, 0)]
    public void Central_differences_have_the_digits_of_the_book(double x0, double x1, double g0, double g1) =>
        Assert.Equal([g0, g1], Gradient.Central(Bowl, [x0, x1]));

    [Fact]
    public void Fields_lambdas_methods_and_local_functions_all_go_in()
    {
        double Local(ReadOnlySpan<double> x) => x[0] * x[0] + x[1] * x[1];
        double[] expected = Gradient.Central(Bowl, [3.0, 4.0]);
        Assert.Equal(expected, Gradient.Central(x => x[0] * x[0] + x[1] * x[1], [3.0, 4.0]));
        Assert.Equal(expected, Gradient.Central(BowlMethod, [3.0, 4.0]));
        Assert.Equal(expected, Gradient.Central(Local, [3.0, 4.0], h: 1e-4));
    }

    [Fact]
    public void Integers_are_not_truncated() => Assert.Equal(Gradient.Central(Bowl, [3.0, 4.0]), Gradient.Central(Bowl, [3, 4]));

    [Fact]
    public void The_overload_into_a_span_writes_the_same_numbers()
    {
        var gradient = new double[2];
        Gradient.Central(Bowl, [3.0, 4.0], gradient);
        Assert.Equal(Gradient.Central(Bowl, [3.0, 4.0]), gradient);
        Gradient.Forward(Bowl, [3.0, 4.0], gradient);
        Assert.Equal(Gradient.Forward(Bowl, [3.0, 4.0]), gradient);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(300)]
    public void Into_a_span_nothing_is_allocated(int variables)
    {
        double[] x = new double[variables], gradient = new double[variables];
        VectorField field = Gradient.Central(SumOfSquares);
        Func<double, double> step = StepSize.Central;
        All(); // the first call fills the pool and caches the delegates
        long before = GC.GetAllocatedBytesForCurrentThread();
        All();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void All()
        {
            Gradient.Central(SumOfSquares, x, gradient);
            Gradient.Forward(SumOfSquares, x, gradient);
            Gradient.Central(SumOfSquares, x, gradient, step);
            field(x, gradient);
        }
    }

    [Fact]
    public void The_field_is_the_gradient_as_a_function_of_the_point()
    {
        var gradient = new double[2];
        Gradient.Central(Bowl)([3.0, 4.0], gradient);
        Assert.Equal(Gradient.Central(Bowl, [3.0, 4.0]), gradient);
        Gradient.Central(Bowl, h: 0.5)([3.0, 4.0], gradient);
        Assert.Equal([6, 8], gradient); // with h = 1e-4 rounding shows, with 0.5 it does not
        Gradient.Forward(Bowl)([3.0, 4.0], gradient);
        Assert.Equal(Gradient.Forward(Bowl, [3.0, 4.0]), gradient);
        Gradient.Forward(Bowl, h: 0.5)([3.0, 4.0], gradient);
        Assert.Equal([6.5, 8.5], gradient);
    }

    [Fact]
    public void The_gradient_may_overwrite_the_point()
    {
        double[] x = [3.0, 4.0];
        Gradient.Central(Bowl, x, x);
        Assert.Equal(Gradient.Central(Bowl, [3.0, 4.0]), x);
    }

    [Fact]
    public void The_point_is_left_as_it_was_also_when_f_throws()
    {
        double[] x = [0.1, 0.2, 0.3];
        int calls = 0;
        Gradient.Central(u => u[0] * u[1] * u[2], x);
        Gradient.Forward(u => u[0] * u[1] * u[2], x);
        Assert.Throws<InvalidOperationException>(() => Gradient.Central(_ => ++calls < 4 ? 0 : throw new InvalidOperationException(), x));
        Assert.Equal([0.1, 0.2, 0.3], x);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void A_function_that_threw_does_not_spoil_the_next_gradient(int variables)
    {
        double[] x = new double[variables];
        Array.Fill(x, 1.0);
        int calls = 0;
        Assert.Throws<InvalidOperationException>(() => Gradient.Central(_ => ++calls < 2 ? 0 : throw new InvalidOperationException(), x));
        Assert.All(Gradient.Central(SumOfSquares, x, 0.5), g => Assert.Equal(2, g));
    }

    [Fact]
    public void A_batch_of_points_is_one_point_of_many_variables()
    {
        // The grid of the book's figure, 324 points: as one vector it has one gradient, and Bowl looks at its first two elements.
        double[] axis = [.. Enumerable.Range(0, 18).Select(i => -2 + 0.25 * i)];
        double[][] points = [.. axis.SelectMany(x0 => axis.Select(x1 => new[] { x0, x1 }))];
        double[] asOne = Gradient.Central(Bowl, points.SelectMany(x => x).ToArray());
        Assert.Equal(324 * 2, asOne.Length);
        Assert.All(asOne[2..], g => Assert.Equal(0, g));

        foreach (double[] x in points)
        {
            double[] g = Gradient.Central(Bowl, x);
            Assert.Equal(2 * x[0], g[0], 1e-10);
            Assert.Equal(2 * x[1], g[1], 1e-10);
        }
    }

    [Fact]
    public void One_element_at_a_time_moves_and_is_restored_before_the_next()
    {
        var seen = new List<double[]>();
        Gradient.Central(Watch, [0.1, 0.7], h: 0.3);
        Assert.Equal([[0.1 + 0.3, 0.7], [0.1 - 0.3, 0.7], [0.1, 0.7 + 0.3], [0.1, 0.7 - 0.3]], seen);

        seen.Clear();
        Gradient.Forward(Watch, [0.1, 0.7], h: 0.3);
        Assert.Equal([[0.1, 0.7], [0.1 + 0.3, 0.7], [0.1, 0.7 + 0.3]], seen);

        double Watch(ReadOnlySpan<double> x)
        {
            seen.Add(x.ToArray());
            return 0;
        }
    }

    [Fact]
    public void A_gradient_can_be_taken_inside_a_gradient()
    {
        // ∂/∂xᵢ of ∂f/∂x₀ for f = x₀²x₁: the first row of the Hessian, (2x₁, 2x₀).
        double[] row = Gradient.Central(x => Gradient.Central(u => u[0] * u[0] * u[1], x, 1e-3)[0], [3, 4], 1e-3);
        Assert.Equal(8, row[0], 1e-6);
        Assert.Equal(6, row[1], 1e-6);
    }

    [Fact]
    public void Central_differences_have_no_error_but_rounding_on_a_quadratic() =>
        Gen.Double[-10, 10].Array[5].Sample(v =>
        {
            var (a, b, c) = (v[0], v[1], v[2]);
            double[] x = [v[3], v[4]];
            double[] g = Gradient.Central(u => a * u[0] * u[0] + b * u[0] * u[1] + c * u[1], x, 0.5);
            Assert.Equal(2 * a * x[0] + b * x[1], g[0], 1e-11);
            Assert.Equal(b * x[0] + c, g[1], 1e-11);
        });

    [Fact]
    public void Forward_differences_are_off_by_half_the_curvature_times_h() =>
        Gen.Select(Gen.Double[-3, 3].Array[2], Gen.Double[0.01, 1]).Sample((x, h) =>
        {
            double[] g = Gradient.Forward(Bowl, x, h);
            Assert.Equal(2 * x[0] + h, g[0], 1e-10);
            Assert.Equal(2 * x[1] + h, g[1], 1e-10);
        });

    [Fact]
    public void Every_partial_derivative_of_a_long_vector_is_its_own() =>
        Gen.Double[-5, 5].Array[1, 300].Sample(x =>
        {
            double[] g = Gradient.Central(SumOfSquares, x, 0.5);
            for (int i = 0; i < x.Length; i++)
                Assert.Equal(2 * x[i], g[i], 1e-8);
        });

    [Fact]
    public void A_direct_call_refuses_a_step_that_rounding_swallows()
    {
        AssertRefused("x[0], but 10000000000000 + 0.0001 == 10000000000000. Try h = Step.Central, here 6.1E+07",
            () => Gradient.Central(Bowl, [1e13, 4]), () => Gradient.Central(Bowl, [1e13, 4], new double[2]));
        AssertRefused("x[1], but -4 + 1E-20 == -4. Try h = Step.Forward, here 6E-08",
            () => Gradient.Forward(Bowl, [0, -4], 1e-20), () => Gradient.Forward(Bowl, [0, -4], new double[2], 1e-20));
        AssertRefused("x[1], but 4 + 1E-20 == 4. Try h = Step.Central, here 2.4E-05",
            () => Gradient.Central(Bowl, [3, 4], new Step(x => x == 4 ? 1e-20 : 1)));
        AssertRefused("x[0], but -1 - 1.1102230246251565E-16 == -1. Try h = Step.Central, here 6.1E-06",
            () => Gradient.Central(Bowl, [-1, 4], Math.Pow(2, -53)));

        static void AssertRefused(string reason, params Action[] calls)
        {
            foreach (Action call in calls)
            {
                var e = Assert.Throws<ArgumentOutOfRangeException>(call);
                Assert.Equal("h", e.ParamName);
                Assert.Equal($"h must be large enough to change {reason}. (Parameter 'h')", e.Message);
            }
        }
    }

    [Fact]
    public void In_a_field_a_step_that_rounding_swallows_gives_0_in_that_element_only()
    {
        ScalarField f = x => x[0] - 1e13 + x[1] * x[1];
        Step each = new(_ => 1e-4);
        VectorField[] fields = [Gradient.Central(f), Gradient.Forward(f), Gradient.Central(f, each), Gradient.Forward(f, each)];
        foreach (VectorField field in fields)
        {
            var g = new double[2];
            field([1e13, 4], g);
            Assert.Equal(0, g[0]);
            Assert.Equal(8, g[1], 1.1e-4); // forward differences are off by h
        }
    }

    [Fact]
    public void Steps_by_value_see_a_slope_where_1e_minus_4_is_swallowed()
    {
        double[] g = Gradient.Central(Bowl, [1e13, 4], Step.Central);
        Assert.Equal(2e13, g[0], 1e3);
        var field = new double[2];
        Gradient.Central(Bowl, Step.Central)([1e13, 4], field);
        Assert.Equal(g, field);
    }

    [Fact]
    public void Steps_by_value_go_into_every_overload()
    {
        double[] x = [3, 400], central = new double[2], forward = new double[2], field = new double[2];
        Gradient.Central(Bowl, x, central, Step.Central);
        Gradient.Forward(Bowl, x, forward, Step.Forward);
        Assert.Equal(Gradient.Central(Bowl, x, Step.Central), central);
        Assert.Equal(Gradient.Forward(Bowl, x, Step.Forward), forward);
        Gradient.Central(Bowl, Step.Central)(x, field);
        Assert.Equal(central, field);
        Gradient.Forward(Bowl, Step.Forward)(x, field);
        Assert.Equal(forward, field);
        for (int i = 0; i < 2; i++)
        {
            // Each element is the difference with its own step, so a single step of that length gives the same number.
            Assert.Equal(Gradient.Central(Bowl, x, StepSize.Central(x[i]))[i], central[i]);
            Assert.Equal(Gradient.Forward(Bowl, x, StepSize.Forward(x[i]))[i], forward[i]);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_step_by_value_must_be_positive_and_finite(double h, string shown)
    {
        Action[] all = [() => Gradient.Central(Bowl, [3, 4], new Step(x => x == 4 ? h : 1)),
            () => Gradient.Forward(Bowl, [3, 4], new Step(x => x == 4 ? h : 1))];
        foreach (Action gradient in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(gradient);
            Assert.Equal($"h must be positive and finite, but was {shown} for x[1] = 4. (Parameter 'h')", e.Message);
        }
    }

    [Fact]
    public void A_point_that_is_not_finite_has_a_gradient_that_is_not_a_number()
    {
        foreach (double x0 in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            double[][] all =
            [
                Gradient.Central(Bowl, [x0, 4]), Gradient.Forward(Bowl, [x0, 4]),
                Gradient.Central(Bowl, [x0, 4], Step.Central), Gradient.Forward(Bowl, [x0, 4], Step.Forward),
            ];
            Assert.All(all, g => Assert.Equal([double.NaN, double.NaN], g));
        }
    }

    [Fact]
    public void Where_the_function_is_infinite_the_gradient_is_not_a_number() =>
        Assert.Equal([double.NaN, double.NaN], Gradient.Central(Bowl, [1e200, 1], Step.Central));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_step_must_be_positive_and_finite(double h, string shown)
    {
        Action[] all =
        [
            () => Gradient.Central(Bowl, [3, 4], h),
            () => Gradient.Central(Bowl, [3, 4], new double[2], h),
            () => Gradient.Central(Bowl, h),
            () => Gradient.Forward(Bowl, h),
            () => Gradient.Forward(Bowl, [3, 4], h),
            () => Gradient.Forward(Bowl, [3, 4], new double[2], h),
        ];
        foreach (Action gradient in all)
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>(gradient);
            Assert.Equal($"h must be positive and finite, but was {shown}. (Parameter 'h')", e.Message);
        }
    }

    [Fact]
    public void A_point_has_at_least_one_element()
    {
        Action[] all = [() => Gradient.Central(Bowl, []), () => Gradient.Forward(Bowl, []), () => Gradient.Central(Bowl)([], []),
            () => Gradient.Forward(Bowl)([], [])];
        foreach (Action gradient in all)
        {
            var e = Assert.Throws<ArgumentException>(gradient);
            Assert.Equal("x must have at least one element, but has 0. (Parameter 'x')", e.Message);
        }
    }

    [Fact]
    public void A_gradient_has_as_many_elements_as_the_point()
    {
        Action[] all =
        [
            () => Gradient.Central(Bowl, [3, 4], new double[3]),
            () => Gradient.Forward(Bowl, [3, 4], new double[3]),
            () => Gradient.Central(Bowl)([3, 4], new double[3]),
        ];
        foreach (Action gradient in all)
        {
            var e = Assert.Throws<ArgumentException>(gradient);
            Assert.Equal("gradient must have 2 elements, as x has, but has 3. (Parameter 'gradient')", e.Message);
        }
    }

    [Fact]
    public void A_function_is_needed()
    {
        Assert.Throws<ArgumentNullException>("f", () => Gradient.Central(null!, [3, 4]));
        Assert.Throws<ArgumentNullException>("f", () => { Gradient.Central(null!, 1e-4); });
        Assert.Throws<ArgumentNullException>("f", () => Gradient.Forward(null!, [3, 4]));
        Assert.Throws<ArgumentNullException>("f", () => { Gradient.Forward(null!, 1e-4); });
    }

    [Fact]
    public void A_function_for_the_steps_is_needed()
    {
        Func<double, double> none = null!;
        Assert.Throws<ArgumentNullException>("h", () => Gradient.Central(Bowl, [3, 4], none));
        Assert.Throws<ArgumentNullException>("h", () => { Gradient.Central(Bowl, none); });
        Assert.Throws<ArgumentNullException>("h", () => Gradient.Forward(Bowl, [3, 4], none));
        Assert.Throws<ArgumentNullException>("h", () => { Gradient.Forward(Bowl, none); });
    }

    static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double xi in x)
            sum += xi * xi;
        return sum;
    }
}

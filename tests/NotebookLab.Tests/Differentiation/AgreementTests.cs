using CsCheck;
using NotebookLab.Differentiation;
using ComplexNumber = System.Numerics.Complex;

namespace NotebookLab.Tests.Differentiation;

/// <summary>Every way to a derivative against every other: on the table of functions, and on expressions made at random.</summary>
public class AgreementTests
{
    /// <summary>A function of two variables, the same in each kind of number.</summary>
    sealed record Expression(
        string Text,
        Func<double, double, double> Real,
        Func<ComplexNumber, ComplexNumber, ComplexNumber> Complex,
        Func<Dual, Dual, Dual> Dual,
        Func<Variable, Variable, Variable> Variable)
    {
        public override string ToString() => Text;

        public double Measured(ReadOnlySpan<double> x) => Real(x[0], x[1]);
    }

    static readonly Gen<Expression> Leaf = Gen.OneOf(
        Gen.Const(new Expression("x", (x, _) => x, (x, _) => x, (x, _) => x, (x, _) => x)),
        Gen.Const(new Expression("y", (_, y) => y, (_, y) => y, (_, y) => y, (_, y) => y)),
        Gen.Double[-2, 2].Select(c => new Expression($"{c:G3}", (_, _) => c, (_, _) => c, (_, _) => c, (_, _) => c)));

    // Made so that each is smooth everywhere: roots, logarithms and divisors are those of 1 + u².
    static Gen<Expression> Any(int depth) => depth == 0
        ? Leaf
        : Gen.Select(Gen.Int[0, 9], Any(depth - 1), Any(depth - 1)).Select((operation, u, v) => operation switch
        {
            0 => new($"({u} + {v})", (x, y) => u.Real(x, y) + v.Real(x, y), (x, y) => u.Complex(x, y) + v.Complex(x, y),
                (x, y) => u.Dual(x, y) + v.Dual(x, y), (x, y) => u.Variable(x, y) + v.Variable(x, y)),
            1 => new($"({u} − {v})", (x, y) => u.Real(x, y) - v.Real(x, y), (x, y) => u.Complex(x, y) - v.Complex(x, y),
                (x, y) => u.Dual(x, y) - v.Dual(x, y), (x, y) => u.Variable(x, y) - v.Variable(x, y)),
            2 or 3 => new($"{u} · {v}", (x, y) => u.Real(x, y) * v.Real(x, y), (x, y) => u.Complex(x, y) * v.Complex(x, y),
                (x, y) => u.Dual(x, y) * v.Dual(x, y), (x, y) => u.Variable(x, y) * v.Variable(x, y)),
            4 => new($"{u} / (1 + ({v})²)", (x, y) => u.Real(x, y) / (1 + Square(v.Real(x, y))),
                (x, y) => u.Complex(x, y) / (1 + Square(v.Complex(x, y))),
                (x, y) => u.Dual(x, y) / (1 + Square(v.Dual(x, y))), (x, y) => u.Variable(x, y) / (1 + Square(v.Variable(x, y)))),
            5 => Of("sin", u, Math.Sin, ComplexNumber.Sin, Dual.Sin, Variable.Sin),
            6 => Of("tanh", u, Math.Tanh, ComplexNumber.Tanh, Dual.Tanh, Variable.Tanh),
            7 => Of("exp sin", u, a => Math.Exp(Math.Sin(a)), a => ComplexNumber.Exp(ComplexNumber.Sin(a)),
                a => Dual.Exp(Dual.Sin(a)), a => Variable.Exp(Variable.Sin(a))),
            8 => Of("√(1 + ²)", u, a => Math.Sqrt(1 + Square(a)), a => ComplexNumber.Sqrt(1 + Square(a)),
                a => Dual.Sqrt(1 + Square(a)), a => Variable.Sqrt(1 + Square(a))),
            _ => Of("ln(1 + ²)", u, a => Math.Log(1 + Square(a)), a => ComplexNumber.Log(1 + Square(a)),
                a => Dual.Log(1 + Square(a)), a => Variable.Log(1 + Square(a))),
        });

    static readonly Gen<(Expression F, double[] X)> AtAnyPoint = Gen.Select(Gen.Int[1, 3].SelectMany(Any), Gen.Double[-1, 1].Array[2]);

    static Expression Of(
        string name,
        Expression u,
        Func<double, double> real,
        Func<ComplexNumber, ComplexNumber> complex,
        Func<Dual, Dual> dual,
        Func<Variable, Variable> variable) =>
        new($"{name}({u})", (x, y) => real(u.Real(x, y)), (x, y) => complex(u.Complex(x, y)),
            (x, y) => dual(u.Dual(x, y)), (x, y) => variable(u.Variable(x, y)));

    static double Square(double a) => a * a;

    static ComplexNumber Square(ComplexNumber a) => a * a;

    static Dual Square(Dual a) => a * a;

    static Variable Square(Variable a) => a * a;

    [Fact]
    public void Dual_numbers_the_tape_and_the_complex_step_agree_on_any_expression() =>
        AtAnyPoint.Sample((f, x) =>
        {
            double[] dual = Dual.Gradient(u => f.Dual(u[0], u[1]), x);
            double[] tape = Tape.Gradient(u => f.Variable(u[0], u[1]), x);
            double[] complex =
            [
                Derivative.ComplexStep(z => f.Complex(z, x[1]), x[0]),
                Derivative.ComplexStep(z => f.Complex(x[0], z), x[1]),
            ];
            for (int i = 0; i < 2; i++)
            {
                // The same chain rule, summed in another order.
                Assert.Equal(dual[i], tape[i], 1e-12 * (1 + Math.Abs(dual[i])));
                Assert.Equal(dual[i], complex[i], 1e-12 * (1 + Math.Abs(dual[i])));
            }
        });

    [Fact]
    public void Extrapolated_differences_are_within_twice_their_error_on_any_expression() =>
        AtAnyPoint.Sample((f, x) =>
        {
            double exact = Dual.Derivative(u => f.Dual(u, x[1]), x[0]);
            Estimate slope = Derivative.Richardson(u => f.Real(u, x[1]), x[0]);
            // 1 + u² is rounded by up to ε of it, which the shortest step, 0.1/2⁷, makes 3e-13; of that the estimate knows nothing.
            Assert.InRange(Math.Abs(slope.Value - exact), 0, 2 * slope.Error + 1e-12 * (1 + Math.Abs(exact)));
        });

    [Fact]
    public void Differences_agree_with_the_exact_gradient_on_any_expression() =>
        AtAnyPoint.Sample((f, x) =>
        {
            double[] exact = Tape.Gradient(u => f.Variable(u[0], u[1]), x);
            // The third derivatives of such expressions stay below some thousands, which h² makes 1e-5.
            Assert.True(GradientCheck.Compare(exact, Gradient.Central(f.Measured, x), 1e-3).Agree, f.Text);
            Assert.True(GradientCheck.Compare(exact, Gradient.Central(f.Measured, x, Step.Central), 1e-5).Agree, f.Text);
            Assert.True(GradientCheck.Compare(exact, Gradient.Forward(f.Measured, x, Step.Forward), 1e-3).Agree, f.Text);
        });

    [Theory]
    [MemberData(nameof(SmoothFunctions.Names), MemberType = typeof(SmoothFunctions))]
    public void Every_method_agrees_with_the_derivative_by_hand(string name)
    {
        SmoothFunction f = SmoothFunctions.Named(name);
        Gen.Double[f.From, f.To].Sample(x =>
        {
            double exact = f.Derivative(x), scale = 1 + Math.Abs(exact) + Math.Abs(f.Real(x));
            Assert.Equal(exact, Derivative.Forward(f.Real, x, StepSize.Forward(x)), 2e-6 * scale);
            Assert.Equal(exact, Derivative.Backward(f.Real, x, StepSize.Forward(x)), 2e-6 * scale);
            Assert.Equal(exact, Derivative.Central(f.Real, x, StepSize.Central(x)), 1e-8 * scale);
            Assert.Equal(exact, Derivative.FivePoint(f.Real, x, StepSize.FivePoint(x)), 1e-9 * scale);
            Assert.Equal(exact, Derivative.Richardson(f.Real, x).Value, 1e-11 * scale);
            Assert.Equal(exact, Derivative.ComplexStep(f.Complex, x), 1e-13 * scale);
            Assert.Equal(exact, Dual.Derivative(f.Dual, x), 1e-13 * scale);
            Assert.Equal(exact, Tape.Gradient(u => f.Variable(u[0]), [x])[0], 1e-13 * scale);
        });
    }
}

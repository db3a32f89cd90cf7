using System.Numerics;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

public static class SmoothFunctions
{
    public static readonly SmoothFunction[] All =
    [
        new("0.01x² + 0.1x", x => 0.01 * (x * x) + 0.1 * x, x => 0.01 * (x * x) + 0.1 * x, x => 0.01 * (x * x) + 0.1 * x,
            x => 0.01 * (x * x) + 0.1 * x, x => 0.02 * x + 0.1, 0, 20),
        new("x³ + 2x", x => x * x * x + 2 * x, x => x * x * x + 2 * x, x => x * x * x + 2 * x, x => x * x * x + 2 * x,
            x => 3 * x * x + 2, -5, 5),
        new("1/x", x => 1 / x, x => 1 / x, x => 1 / x, x => 1 / x, x => -1 / (x * x), 0.5, 5),
        new("x/(1 + x²)", x => x / (1 + x * x), x => x / (1 + x * x), x => x / (1 + x * x), x => x / (1 + x * x),
            x => (1 - x * x) / Math.Pow(1 + x * x, 2), -4, 4),
        new("x^2.5", x => Math.Pow(x, 2.5), x => Complex.Pow(x, 2.5), x => Dual.Pow(x, 2.5),
            x => Variable.Pow(x, 2.5), x => 2.5 * Math.Pow(x, 1.5), 0.5, 5),
        new("√x", Math.Sqrt, Complex.Sqrt, Dual.Sqrt, Variable.Sqrt,
            x => 0.5 / Math.Sqrt(x), 0.5, 9),
        new("exp x", Math.Exp, Complex.Exp, Dual.Exp, Variable.Exp, Math.Exp, -3, 3),
        new("ln x", Math.Log, Complex.Log, Dual.Log, Variable.Log, x => 1 / x, 0.5, 9),
        new("sin x", Math.Sin, Complex.Sin, Dual.Sin, Variable.Sin, Math.Cos, -6, 6),
        new("cos x", Math.Cos, Complex.Cos, Dual.Cos, Variable.Cos, x => -Math.Sin(x), -6, 6),
        new("tan x", Math.Tan, x => Complex.Sin(x) / Complex.Cos(x), Dual.Tan,
            Variable.Tan, x => 1 / Math.Pow(Math.Cos(x), 2), -1, 1),
        new("tanh x", Math.Tanh, Complex.Tanh, Dual.Tanh, Variable.Tanh,
            x => 1 / Math.Pow(Math.Cosh(x), 2), -3, 3),
        new("σ(x)", x => 1 / (1 + Math.Exp(-x)), x => 1 / (1 + Complex.Exp(-x)), Dual.Sigmoid,
            Variable.Sigmoid, x => Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2), -5, 5),
        new("x^x", x => Math.Pow(x, x), x => Complex.Exp(x * Complex.Log(x)),
            x => Dual.Pow(x, x), x => Variable.Pow(x, x), x => Math.Pow(x, x) * (Math.Log(x) + 1), 0.5, 3),
        new("exp(−x²) sin 3x", x => Math.Exp(-x * x) * Math.Sin(3 * x),
            x => Complex.Exp(-x * x) * Complex.Sin(3 * x),
            x => Dual.Exp(-x * x) * Dual.Sin(3 * x),
            x => Variable.Exp(-x * x) * Variable.Sin(3 * x),
            x => Math.Exp(-x * x) * (3 * Math.Cos(3 * x) - 2 * x * Math.Sin(3 * x)), -2, 2),
    ];

    public static TheoryData<string> Names => [.. All.Select(f => f.Name)];

    public static SmoothFunction Named(string name) => All.Single(f => f.Name == name);
}

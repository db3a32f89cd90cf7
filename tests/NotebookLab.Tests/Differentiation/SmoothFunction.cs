using System.Numerics;
using NotebookLab.Differentiation;

namespace NotebookLab.Tests.Differentiation;

/// <summary>A function written once for each kind of number, with its derivative by hand and where it is smooth.</summary>
public sealed record SmoothFunction(
    string Name,
    Func<double, double> Real,
    Func<Complex, Complex> Complex,
    Func<Dual, Dual> Dual,
    Func<Variable, Variable> Variable,
    Func<double, double> Derivative,
    double From,
    double To)
{
    public override string ToString() => Name;
}

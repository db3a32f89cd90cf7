using CsCheck;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

/// <summary>The law of rules that divide by the size of the gradients: f and c·f are descended on the same path.</summary>
public static class ScaleLaw
{
    public static void Holds(Optimizer rule) =>
        Gen.Select(Gen.Double[-20, 20], Gen.Double[-4, 4].Array[2]).Sample((exponent, start) =>
        {
            double c = Math.Pow(10, exponent);
            Landscape landscape = Landscape.Himmelblau with { Start = start };
            Landscape scaled = landscape with
            {
                Value = x => c * landscape.Value(x),
                Gradient = (x, g) =>
                {
                    landscape.Gradient(x, g);
                    for (int i = 0; i < g.Length; i++)
                        g[i] *= c;
                },
            };
            EveryRule.AssertNear(rule.End(landscape, 10), rule.End(scaled, 10), 1e-9); // the rounding of c·g, magnified on the way
        });
}

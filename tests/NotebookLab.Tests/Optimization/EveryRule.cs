using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Optimization;

/// <summary>Every rule of the library, for the laws that all of them keep.</summary>
public static class EveryRule
{
    public static readonly Optimizer[] Rules =
        [new Sgd(), new Momentum(), new Nesterov(), new AdaGrad(), new RmsProp(), new Adam(), new AdamW(), new AmsGrad()];

    public static TheoryData<string> Names => [.. Rules.Select(rule => rule.GetType().Name)];

    public static Optimizer Of(string name) => Rules.Single(rule => rule.GetType().Name == name);

    /// <summary>Where updates with the given gradients lead, one after the other.</summary>
    public static double[] After(this Optimizer rule, double[] x, params double[][] gradients)
    {
        double[] moved = [.. x];
        Update update = rule.Start(x.Length);
        foreach (double[] g in gradients)
            update(moved, g);
        return moved;
    }

    public static double[] End(this Optimizer rule, Landscape landscape, int steps) => rule.Minimize(landscape, steps).Last().X;

    public static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}

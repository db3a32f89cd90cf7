using NotebookLab.Landscapes;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Shapes;

/// <summary>A step of an optimizer, looked at from inside.</summary>
/// <param name="X">The point after the step.</param>
/// <param name="Vectors">What the optimizer remembers by then, and last, as <see cref="EffectiveStep"/>, |Δxᵢ / gᵢ|.</param>
sealed record OptimizerState(double[] X, Dictionary<string, double[]> Vectors)
{
    public const string EffectiveStep = "effective step |Δxᵢ / gᵢ|";

    /// <summary>The states after each step, the start first, whose memory is empty.</summary>
    public static OptimizerState[] Along(Landscape landscape, Optimizer optimizer, int steps)
    {
        var memory = new Memory(landscape.Dimension);
        Update update = optimizer.Start(memory);
        double[] x = [.. landscape.Start], gradient = new double[x.Length];
        var states = new List<OptimizerState>();
        for (int step = 0; step < steps; step++)
        {
            landscape.Gradient(x, gradient);
            double[] before = [.. x], slope = [.. gradient];
            update(x, gradient);
            double[] effective = [.. x.Select((xi, i) => slope[i] == 0 ? double.NaN : Math.Abs((xi - before[i]) / slope[i]))];
            Dictionary<string, double[]> vectors = memory.Names.ToDictionary(name => name, name => memory[name]);
            vectors[EffectiveStep] = effective;
            states.Add(new OptimizerState([.. x], vectors));
        }

        var start = states[0].Vectors.ToDictionary(
            vector => vector.Key, vector => Array.ConvertAll(vector.Value, _ => vector.Key == EffectiveStep ? double.NaN : 0));
        return [new OptimizerState([.. landscape.Start], start), .. states];
    }
}

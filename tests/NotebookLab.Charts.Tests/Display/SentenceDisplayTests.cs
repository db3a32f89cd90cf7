using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests.Display;

public class SentenceDisplayTests
{
    // Draw is touched so that this assembly's module initializer has run, as #r makes it run in a notebook.
    static SentenceDisplayTests() => _ = Draw.Curve(Math.Sin, 0, 1);

    [Fact]
    public void What_says_itself_in_a_sentence_shows_it()
    {
        Iterate[] run = [.. new Adam(0.3).Minimize(Landscape.Ravine, 5)];
        object[] all =
        [
            new Estimate(1.5, 0.01), GradientCheck.Compare([1.0, 2], [1.0, 2]), new Dual(3, 2), (Variable)4.0, Landscape.Bowl,
            new Sgd(0.3), new Adam(0.3), new StepDecay(10), run[0], run.Outcome(),
            LearningRateBounds.Of(Matrix<double>.Build.DenseIdentity(2)), new Epoch(3, 0.41, 0.91),
        ];
        foreach (object value in all)
        {
            Assert.Equal(["text/plain"], Formatter.GetPreferredMimeTypesFor(value.GetType()));
            Assert.Equal(value.ToString(), value.ToDisplayString("text/plain"));
        }
    }

    [Fact]
    public void Several_of_them_stand_in_a_list_with_their_sentences() =>
        Assert.Contains("epoch 3: loss 0.41, accuracy 91.0 %", new[] { new Epoch(3, 0.41, 0.91) }.ToDisplayString("text/plain"));
}

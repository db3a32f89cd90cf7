namespace NotebookLab.Learning;

/// <summary>How good a network is after a number of epochs, that is, of passes over its training data.</summary>
/// <param name="Number">How many epochs led here; 0 is before the first step.</param>
/// <param name="Loss">The mean loss of the training data, in nats.</param>
/// <param name="Accuracy">The share of the training data that is classified rightly, from 0 to 1.</param>
/// <param name="TestLoss">The mean loss of the test data, which the network does not learn from; NaN if there is none.</param>
/// <param name="TestAccuracy">The share of the test data that is classified rightly; NaN if there is none.</param>
public readonly record struct Epoch(
    int Number, double Loss, double Accuracy, double TestLoss = double.NaN, double TestAccuracy = double.NaN)
{
    /// <summary>The epoch as a line of a log: "epoch 3: loss 0.41, accuracy 91.2 %, on test data 0.52 and 87.9 %".</summary>
    public override string ToString()
    {
        string test = double.IsNaN(TestAccuracy)
            ? ""
            : FormattableString.Invariant($", on test data {TestLoss:G3} and {100 * TestAccuracy:F1} %");
        return FormattableString.Invariant($"epoch {Number}: loss {Loss:G3}, accuracy {100 * Accuracy:F1} %") + test;
    }
}

namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>4.5: how many weights and biases a network of two layers has.</summary>
    public static Exercise<Func<int, int, int, int>> ParameterCount => new()
    {
        Right = (inputs, hidden, classes) => (inputs + 1) * hidden + (hidden + 1) * classes,
        Examples =
        [
            new("The number of parameters of a net 2-3-4", count => count(2, 3, 4)),
            new("The number of parameters of the book's net 784-50-10", count => count(784, 50, 10)),
        ],
        Mistakes =
        [
            new((inputs, hidden, classes) => inputs * hidden + hidden * classes,
                "The biases are missing: every hidden unit and every class has one."),
            new((inputs, hidden, classes) => inputs * hidden + hidden * classes + hidden, "The biases of the classes are missing."),
            new((inputs, hidden, classes) => inputs * hidden + hidden * classes + classes, "The biases of the hidden units are missing."),
            new((inputs, hidden, classes) => (inputs + 1) * hidden * (hidden + 1) * classes,
                "The layers are multiplied: the numbers of their parameters add up."),
            new((inputs, hidden, classes) => (inputs + 1) * (hidden + 1) + (hidden + 1) * classes,
                "Too many: nothing leads into the 1 that the second biases stand on."),
            new((inputs, hidden, classes) => inputs + hidden + classes,
                "Those are the units. Each input has a weight to each hidden unit, so these numbers are multiplied."),
        ],
        Finding = "For 784-50-10 these are 39,760, and all but 510 of them lie in the first layer.",
    };

    /// <summary>4.5: how many steps of learning an epoch has.</summary>
    public static Exercise<double?> StepsInAnEpoch => Question.Number(
        24,
        "23 batches of 64 are 1,472 examples; the last 28 make a smaller batch, and a step of its own.",
        (23, "23 full batches are 1,472 examples. What becomes of the others?"),
        (23.4375, "There is no fraction of a step. The last batch is smaller, but it is a batch."),
        (64, "64 is the size of a batch. How many such batches are needed for all 1,500 examples?"),
        (1500, "That would be a step for each example: batches of the size 1."));

    /// <summary>4.5: the mean loss of a batch, from the probabilities that the right classes were given.</summary>
    public static Exercise<Func<double[], double>> BatchLoss => new()
    {
        Right = p => p.Average(pn => -Math.Log(pn)),
        Examples =
        [
            new("The loss for the probabilities 0.5 and 0.25", loss => loss([0.5, 0.25])),
            new("The loss for the probabilities 0.9, 0.2 and 0.6", loss => loss([0.9, 0.2, 0.6])),
        ],
        Mistakes =
        [
            new(p => p.Sum(pn => -Math.Log(pn)), "That is the sum. The mean does not grow with the size of the batch."),
            new(p => p.Average(Math.Log), "The sign is wrong: a probability below 1 has a negative logarithm, and a loss is at least 0."),
            new(p => -Math.Log(p.Average()), "That is the logarithm of the mean. Take the logarithm of each, then the mean."),
            new(p => p.Average(pn => -Math.Log10(pn)), "That is the logarithm to the base 10. The natural one is Math.Log."),
            new(p => p.Average(pn => -Math.Log2(pn)), "That is the logarithm to the base 2. The natural one is Math.Log."),
            new(p => p.Average(pn => 1 - pn), "That is how much is missing to 1. The cross entropy takes the logarithm."),
        ],
        Finding = "One confident mistake, a p near 0, can cost more than all the rest of the batch.",
    };

    /// <summary>4.5: a step of stochastic gradient descent on a vector of weights.</summary>
    public static Exercise<Func<double[], double[], double, double[]>> SgdStep => new()
    {
        Right = (w, gradient, rate) => [.. w.Select((wi, i) => wi - rate * gradient[i])],
        Examples =
        [
            new("The first weight after a step from (1, −2) against (4, 3) with η = 0.1", step => step([1, -2], [4, 3], 0.1)[0]),
            new("The second weight after that step", step => step([1, -2], [4, 3], 0.1)[1]),
            new("The number of weights after a step", step => step([1, -2, 5], [4, 3, 0], 0.1).Length),
            new("The first weight of the vector that was given, after the step,", step =>
            {
                double[] w = [1, -2];
                step(w, [4, 3], 0.1);
                return w[0];
            }),
        ],
        Mistakes =
        [
            new((w, gradient, rate) => [.. w.Select((wi, i) => wi + rate * gradient[i])],
                "That goes uphill: a step is taken against the gradient."),
            new((w, gradient, rate) => [.. w.Select((wi, i) => wi - gradient[i])], "The learning rate is missing."),
            new((w, gradient, rate) => [.. w.Select((_, i) => -rate * gradient[i])], "That is the change alone. Add it to the weight."),
            new((w, gradient, rate) => [.. w.Select(wi => wi - rate * gradient[0])],
                "Every weight has its own element of the gradient, not the first one."),
            new((w, gradient, rate) =>
            {
                for (int i = 0; i < w.Length; i++) w[i] -= rate * gradient[i];
                return w;
            }, "The result is right, but the vector that was given has changed too. Make a new one."),
        ],
        Finding = "This line is all that SGD does. The other optimizers change what is subtracted.",
    };

    /// <summary>4.5: the share of predictions that are right.</summary>
    public static Exercise<Func<int[], int[], double>> ShareRight => new()
    {
        Right = (predicted, labels) => (double)predicted.Where((p, n) => p == labels[n]).Count() / labels.Length,
        Examples =
        [
            new("The accuracy of 1, 2, 3, 4 where 1, 2, 3, 0 is right", share => share([1, 2, 3, 4], [1, 2, 3, 0])),
            new("The accuracy of 7, 1, 1, 0, 9 where 1, 7, 1, 2, 4 is right", share => share([7, 1, 1, 0, 9], [1, 7, 1, 2, 4])),
        ],
        Mistakes =
        [
            new((predicted, labels) => predicted.Where((p, n) => p == labels[n]).Count() / labels.Length,
                "Integer division: 3 / 4 is 0. One of the two numbers must be a double."),
            new((predicted, labels) => predicted.Where((p, n) => p == labels[n]).Count(),
                "That is how many are right. Divide by how many there are."),
            new((predicted, labels) => (double)predicted.Where((p, n) => p != labels[n]).Count() / labels.Length,
                "That is the share of the wrong ones."),
            new((predicted, labels) => 100.0 * predicted.Where((p, n) => p == labels[n]).Count() / labels.Length,
                "That is a percentage. A share goes from 0 to 1."),
            new((predicted, labels) => (double)predicted.Intersect(labels).Count() / labels.Length,
                "Compare element by element: the prediction of an example with the label of the same example."),
        ],
        Finding =
            "The accuracy moves in jumps, when a prediction changes sides. "
                + "Its gradient is 0 almost everywhere, and that is why training descends on the loss.",
    };

    /// <summary>4.5: what it means that the test loss rises while the training loss falls.</summary>
    public static Choice RisingTestLoss => Question.Choice(
        'c',
        "Overfitting. More data, a smaller network or an earlier end of the training help.",
        ('a', "Then the training loss would rise or jump as well: it is computed with the same weights."),
        ('b', "In a minimum the training loss would no longer fall, and here it does."),
        ('d', "A slip in the gradient would show in the training loss first: it would not fall steadily."));
}

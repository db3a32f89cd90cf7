using MathNet.Numerics.LinearAlgebra;

namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>4.4.2: softmax that does not overflow.</summary>
    public static Exercise<Func<double[], double[]>> StableSoftmax => new()
    {
        Right = a => Normalized([.. a.Select(ak => Math.Exp(ak - a.Max()))]),
        Examples =
        [
            new("The first probability for the scores 0, 1, 2", softmax => softmax([0, 1, 2])[0]),
            new("The last probability for the scores 1000, 1001, 1002", softmax => softmax([1000, 1001, 1002])[^1]),
            new("The last probability for the scores 0, 0, 3000", softmax => softmax([0, 0, 3000])[^1]),
        ],
        Mistakes =
        [
            new(a => Normalized([.. a.Select(Math.Exp)]),
                "Right for small scores, and NaN for large ones: exp(1000) is infinite. Subtract something from the scores first."),
            new(a => Normalized([.. a.Select(ak => Math.Exp(ak - a.Average()))]),
                "What you subtract brings 1000 down, but not 3000 beside two zeros: "
                    + "there the greatest score is still far above 0. Subtract what makes the greatest one 0."),
            new(a => Normalized([.. a.Select(ak => Math.Exp(ak / a.Max()))]),
                "The scores were divided by the greatest one, which changes the probabilities. "
                    + "Only adding or subtracting the same number leaves them alone."),
            new(a => [.. a.Select(ak => Math.Exp(ak - a.Max()))],
                "The greatest is 1 now, not the sum. Divide by the sum of the exponentials."),
            new(a => Normalized([.. a.Select(ak => Math.Exp(a.Max() - ak))]),
                "The difference is the wrong way round, so the least score gets the greatest probability."),
            new(a => Normalized(a), "The scores were divided by their sum without an exponential."),
        ],
        Finding = "The same as Softmax.Of has: the greatest exponent is 0, and nothing overflows.",
        WhenNotFinite = "exp(1000) is infinite, and infinity divided by infinity is NaN: how large is the greatest exponent that you take?",
    };

    /// <summary>4.4.2: the cross entropy of probabilities y against a target t.</summary>
    public static Exercise<Func<double[], double[], double>> CrossEntropyLoss => new()
    {
        Right = (y, t) => -y.Zip(t, (yk, tk) => tk * Math.Log(yk)).Sum(),
        Examples =
        [
            new("The loss for y = 0.2, 0.5, 0.3 and t = 0, 1, 0", loss => loss([0.2, 0.5, 0.3], [0, 1, 0])),
            new("The loss for y = 0.2, 0.5, 0.3 and t = 0.5, 0.25, 0.25", loss => loss([0.2, 0.5, 0.3], [0.5, 0.25, 0.25])),
        ],
        Mistakes =
        [
            new((y, t) => y.Zip(t, (yk, tk) => tk * Math.Log(yk)).Sum(),
                "The sign is missing: logarithms of probabilities are negative, and a loss is to be small when the answer is good."),
            new((y, t) => -y.Zip(t, (yk, tk) => tk * Math.Log10(yk)).Sum(),
                "Math.Log10 has the base 10. The natural logarithm is Math.Log."),
            new((y, t) => -y.Zip(t, (yk, tk) => tk * Math.Log2(yk)).Sum(), "Math.Log2 counts in bits. The natural logarithm is Math.Log."),
            new((y, t) => -y.Sum(Math.Log), "Every class counts here. Each logarithm has its weight from the target."),
            new((y, t) => -y.Zip(t, (yk, tk) => tk * Math.Log(yk)).Average(),
                "That is divided by the number of classes: cross entropy is a sum over them, a mean only over examples."),
            new((y, t) => -y.Zip(t, (yk, tk) => tk * yk).Sum(), "The logarithm is missing."),
            new((y, t) => -y.Zip(t, (yk, tk) => yk * Math.Log(tk)).Sum(),
                "y and t are exchanged: the logarithm is taken of the network's probabilities, never of the target, which has zeros."),
        ],
        Finding = "The same as CrossEntropy.Of(y, t).",
        WhenNotFinite = "Is the logarithm taken of a target that is 0?",
    };

    /// <summary>
    /// 4.4.2: the gradient of the loss with respect to the weights, from the input x, the probabilities y and the target t.
    /// </summary>
    public static Exercise<Func<Vector<double>, Vector<double>, Vector<double>, Matrix<double>>> WeightGradient => new()
    {
        Right = (x, y, t) => x.OuterProduct(y - t),
        Examples =
        [
            new("The number of rows for two inputs and three classes", gradient => Tried(gradient).RowCount),
            new("For x = 2, 3, y = 0.2, 0.5, 0.3 and t = 0, 1, 0, the element [0, 1]", gradient => At(Tried(gradient), 0, 1)),
            new("For x = 2, 3, y = 0.2, 0.5, 0.3 and t = 0, 1, 0, the element [1, 2]", gradient => At(Tried(gradient), 1, 2)),
        ],
        Mistakes =
        [
            new((x, y, t) => (y - t).OuterProduct(x),
                "It is transposed: a row for each class. The gradient has the shape of W, a row for each input."),
            new((x, y, t) => x.OuterProduct(t - y),
                "All signs are the other way: that is the direction in which to go, minus the gradient."),
            new((x, y, t) => x.OuterProduct(y), "The target is missing: for the right class the slope must be negative."),
            new((x, y, t) => Vector<double>.Build.Dense(x.Count, 1).OuterProduct(y - t),
                "That is the gradient with respect to the scores in every row. A weight acts on its score through its input."),
            new((x, y, t) => x.OuterProduct((y - t).PointwisePower(2)),
                "These are squares. The derivative of this loss with respect to a score is a plain difference."),
        ],
        Finding = "Element [i, k] is xᵢ(yₖ − tₖ), as net.Gradient(x, t) computes it.",
        WhenNotFinite = "Is the matrix of the shape of W: a row for each input, a column for each class?",
    };

    /// <summary>4.4.2: which way descent moves a weight.</summary>
    public static Choice WeightDirection => Question.Choice(
        'b',
        "Descent goes against the gradient. Class 0 is a wrong one, so its score should fall, and its input is positive.",
        ('a', "The positive element says that the loss grows when this weight grows. Should it grow?"),
        ('c', "Only an element that is 0 leaves its weight alone."));

    /// <summary>4.4.2: the shape of a gradient, whatever the number of examples.</summary>
    public static Choice GradientShape => Question.Choice(
        'b',
        "One partial derivative for each weight, so the shape of W. The examples only add up in it.",
        ('a', "That is the transposed shape; W − η ∂L/∂W could not be computed."),
        ('c', "The loss is one number for all the examples together. With respect to how many weights is it differentiated?"),
        ('d', "That would be the shape of the scores, a row for each example. It is differentiated with respect to the weights."));

    /// <summary>4.4.2: what the loss does when all weights of one input grow alike.</summary>
    public static Choice ShiftedRow => Question.Choice(
        'b',
        "All scores grow by 0.6 · 5 = 3 alike, and softmax sees only differences. That the rows of the gradient sum to 0 says the same.",
        ('a', "The score of the right class grows, but what do the other scores do?"),
        ('c', "The scores of the wrong classes grow, but what does the right one do?"));

    static double[] Normalized(double[] parts) => [.. parts.Select(part => part / parts.Sum())];

    static Matrix<double> Tried(Func<Vector<double>, Vector<double>, Vector<double>, Matrix<double>> gradient) =>
        gradient(Row(2, 3), Row(0.2, 0.5, 0.3), Row(0, 1, 0));

    static Vector<double> Row(params double[] elements) => Vector<double>.Build.Dense(elements);

    // An element that a matrix of the wrong shape does not have is not a number, so that the shape is what gets named.
    static double At(Matrix<double> matrix, int i, int k) => i < matrix.RowCount && k < matrix.ColumnCount ? matrix[i, k] : double.NaN;
}

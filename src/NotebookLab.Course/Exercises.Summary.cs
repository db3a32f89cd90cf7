namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>Quiz, 4.3.1: what a much smaller step does to a central difference.</summary>
    public static Choice QuizStep => Question.Choice(
        'b',
        "Rounding: two heights that agree in almost all digits are subtracted, and what is left is divided by a tiny number.",
        ('a', "The error of the formula falls like h², but that is only one of two errors. What does rounding do?"),
        ('c', "The error depends on h: for a large h by the bend of the curve, for a tiny one by something else."));

    /// <summary>Quiz, 4.3.2: the derivative in the middle of a stretch whose mean slope is known.</summary>
    public static Exercise<double?> QuizDerivative => Question.Number(
        3,
        "3x² at 1. The mean slope over a stretch is the derivative somewhere in it, and only on a parabola always in the middle.",
        (4, "That is the mean slope from 0 to 2. The derivative is what it tends to as the stretch shrinks to a point."),
        (1, "That is the height of the curve at 1, not its slope."),
        (2, "That would be right for x²: the power that comes down is 3."),
        (6, "That is how fast the slope itself changes, the second derivative."));

    /// <summary>Quiz, 4.3.3: a partial derivative of a function whose variables are multiplied.</summary>
    public static Exercise<double?> QuizPartial => Question.Number(
        12,
        "2x₀x₁ at (3, 2): x₁ is a constant here, so it stays as a factor, and x₁³ has the slope 0.",
        (21, "That is the partial derivative with respect to x₁: here x₀ moves, and x₁ stays."),
        (33, "That is the sum of both partial derivatives. Only x₀ moves."),
        (24, "x₁³ is a constant while x₀ moves, so its slope is 0."),
        (6, "x₁ stays as a factor: it is a constant, but no longer there in your result."),
        (26, "That is the height at this point, not a slope."));

    /// <summary>Quiz, 4.4: where minus the gradient points.</summary>
    public static Choice QuizGradient => Question.Choice(
        'c',
        "The direction of the steepest fall, at this point. Only on a round bowl it happens to lead to the minimum.",
        ('a', "On a round bowl it does. In a long valley it points at the opposite wall."),
        ('b', "Along the contour the height doesn't change, and the gradient is about the greatest change."));

    /// <summary>Quiz, 4.4.1: from which learning rate on a descent on a parabola diverges.</summary>
    public static Exercise<double?> QuizRate => Question.Number(
        0.2,
        "x becomes x − 10ηx = (1 − 10η)x in a step, and |1 − 10η| is 1 at η = 0.2.",
        (1, "That is the bound for x². This curve bends five times as much."),
        (0.4, "2 divided by the curvature is right, but the curvature is the second derivative, not the factor of x²."),
        (0.1, "With this rate one step leads to the minimum: the best rate, not the bound."));

    /// <summary>Quiz, 4.4.2: one element of the gradient of a softmax network.</summary>
    public static Exercise<double?> QuizNetwork => Question.Number(
        -1.2,
        "x(y − t) = 2 · (0.4 − 1). It is negative: raising the weight of the right class lowers the loss.",
        (1.2, "The sign is wrong: it is prediction minus target, y − t."),
        (0.8, "The target is missing: y − t, and t is 1 for the right class."),
        (-0.6, "That is y − t, the gradient with respect to the score. The weight is multiplied by the input."),
        (0.6, "The sign is wrong, and the input is missing."));
}

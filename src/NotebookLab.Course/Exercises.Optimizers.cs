namespace NotebookLab.Course;

public static partial class Exercises
{
    /// <summary>4.4.1: one update of Momentum, from x, v, the slope g, the learning rate and β to the new x and v.</summary>
    public static Exercise<Func<double, double, double, double, double, (double X, double V)>> MomentumStep => new()
    {
        Right = (x, v, g, rate, beta) => (x + beta * v - rate * g, beta * v - rate * g),
        Examples =
        [
            new("The new velocity for x = 2, v = 3, g = 4, a rate of 0.1 and β = 0.8", step => step(2, 3, 4, 0.1, 0.8).V),
            new("The new point for x = 2, v = 3, g = 4, a rate of 0.1 and β = 0.8", step => step(2, 3, 4, 0.1, 0.8).X),
            new("The new point for x = −1, v = 0.5, g = −2, a rate of 0.3 and β = 0.9", step => step(-1, 0.5, -2, 0.3, 0.9).X),
        ],
        Mistakes =
        [
            new((x, v, g, rate, beta) => (x + v, beta * v - rate * g),
                "The point moved by the old velocity. The velocity changes first, then the point moves by the new one."),
            new((x, v, g, rate, beta) => (x + beta * v + rate * g, beta * v + rate * g),
                "It accelerates uphill: the slope is what the velocity must turn against."),
            new((x, v, g, rate, beta) => (x - beta * v + rate * g, beta * v - rate * g),
                "The minus is there twice. It is in the velocity already, so the point moves by plus the velocity."),
            new((x, v, g, rate, beta) => (x + v - rate * g, v - rate * g),
                "Nothing slows it down: only a part of the old velocity is kept."),
            new((x, v, g, rate, beta) => (x + beta * v - g, beta * v - g), "The learning rate is missing."),
            new((x, v, g, rate, beta) => (x - rate * (beta * v + g), beta * v + g),
                "That is PyTorch's form: its velocity is a sum of slopes, and the rate and the minus come when the point moves. "
                    + "Here both are in the velocity already."),
            new((x, v, g, rate, beta) => (x + beta * v - (1 - beta) * rate * g, beta * v - (1 - beta) * rate * g),
                "That is a mean of the slopes, with weights that sum to 1. It exists as a variant, "
                    + "but Momentum as it is defined here adds the whole of the new slope."),
        ],
        Finding = "Two lines, and the order matters: first the velocity, then the point.",
    };

    /// <summary>4.4.1: what RMSProp makes of h, from the old h, the slope g and ρ.</summary>
    public static Exercise<Func<double, double, double, double>> MeanSquare => new()
    {
        Right = (h, g, rho) => rho * h + (1 - rho) * g * g,
        Examples =
        [
            new("For h = 4, g = 3 and ρ = 0.8, the new h", mean => mean(4, 3, 0.8)),
            new("For h = 1, g = −2 and ρ = 0.9, the new h", mean => mean(1, -2, 0.9)),
        ],
        Mistakes =
        [
            new((h, g, rho) => rho * h + (1 - rho) * g,
                "It is a mean of slopes, not of squares: slopes of opposite sign would cancel in it."),
            new((h, g, rho) => h + g * g, "That is AdaGrad's sum, which never forgets."),
            new((h, g, rho) => (1 - rho) * h + rho * g * g, "The two weights are exchanged: ρ says how much of the old h is kept."),
            new((h, g, rho) => rho * h + g * g, "The weights of a mean sum to 1, and these do not."),
            new((h, g, rho) => rho * h + (1 - rho) * g * ((1 - rho) * g), "The weight of the new slope is squared too. Only g is."),
        ],
        Finding = "With weights that sum to 1 it is a mean; after 1/(1 − ρ) steps or so an old slope has faded.",
    };

    /// <summary>4.4.1: where AdaGrad's first step leads.</summary>
    public static Exercise<double?> AdaGradFirstStep => Question.Number(
        0.5,
        "In the first step √h is |g|, so the quotient is the sign of the slope, and the step has the length of the learning rate.",
        (-4, "That is the step of plain gradient descent: AdaGrad divides it by the root of h."),
        (1.625, "It was divided by h. AdaGrad divides by the root of h."),
        (3.5, "The length is right, the direction is not: the slope is positive, so down is where x₁ gets smaller."),
        (1.5, "That is how far it goes. The question is where it arrives."));

    /// <summary>4.4.1: Adam's corrected mean of the slopes after one step.</summary>
    public static Exercise<double?> AdamFirstMean => Question.Number(
        4,
        "The correction makes the mean of one slope that slope itself, whatever β₁ is.",
        (0.4, "That is m itself, which started at 0 and is too small. The correction divides it by 1 − β₁ᵗ, with t = 1."),
        (3.6, "The weights are exchanged: β₁ belongs to the old m, which is 0."),
        (0.04, "It was multiplied by 1 − β₁ once more. The correction divides by it."),
        (40, "It was divided twice. Start with m = 0.9 · 0 + 0.1 · 4."),
        (4.0 / 9, "It was divided by β₁. The correction divides by 1 − β₁ᵗ, with t = 1."));

    /// <summary>4.4.1: which rules notice that the loss is measured in another unit.</summary>
    public static Choice ScaledLoss => Question.Choice(
        'c',
        "AdaGrad, RMSProp and Adam divide a slope by slopes, so the unit cancels, but for ε; the other two multiply it.",
        ('a', "All slopes are multiplied by 100. Whose step is a slope times the learning rate?"),
        ('b', "Write 100g for g in the formula of AdaGrad: what becomes of h, and of the quotient?"),
        ('d', "Momentum's velocity is a sum of ηg: what happens to it when every g is multiplied by 100?"));

    /// <summary>4.4.1: the factor of cosine decay after t of so many steps.</summary>
    public static Exercise<Func<int, int, double>> CosineFactor => new()
    {
        Right = (t, steps) => (1 + Math.Cos(Math.PI * t / steps)) / 2,
        Examples =
        [
            new("After 25 of 100 steps, the factor", factor => factor(25, 100)),
            new("After 60 of 80 steps, the factor", factor => factor(60, 80)),
            new("After 100 of 100 steps, the factor", factor => factor(100, 100)),
        ],
        Mistakes =
        [
            new((t, steps) => (1 + Math.Cos(Math.PI * Math.Floor((double)t / steps))) / 2,
                "t / steps is a division of whole numbers, which C# rounds down to 0. Let a double come first."),
            new((t, steps) => Math.Cos(Math.PI * t / steps),
                "A cosine goes from 1 to −1, and a negative learning rate climbs. Lift it and halve it."),
            new((t, steps) => Math.Cos(Math.PI * t / steps) / 2, "This goes from 0.5 to −0.5. Add 1 before halving."),
            new((t, steps) => 1 + Math.Cos(Math.PI * t / steps), "This begins at 2. Halve it."),
            new((t, steps) => (1 - Math.Cos(Math.PI * t / steps)) / 2, "This rises from 0 to 1: a warm-up. Which sign makes it fall?"),
            new((t, steps) => (1 + Math.Cos(2 * Math.PI * t / steps)) / 2,
                "This is a whole cosine: at the end the rate is back at 1. Half of one is enough."),
            new((t, steps) => (1 + Math.Cos(180.0 * t / steps)) / 2, "Math.Cos takes radians: half a turn is π, not 180."),
        ],
        Finding = "The same as new CosineDecay(steps).At(t).",
    };
}

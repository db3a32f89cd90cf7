namespace NotebookLab.Differentiation;

/// <summary>
/// A record of every operation of a computation, read backwards to get all partial derivatives at once: reverse-mode
/// automatic differentiation, which networks learn by under the name of backpropagation.
/// </summary>
/// <remarks>
/// <para>
/// Forwards, each operation is written down with its slopes by what went into it. Backwards, each gets the slope of the
/// result by it, and passes that on to what went in, multiplied by those slopes: the chain rule from the outside in. What
/// went into several operations sums what it gets from each. One pass gives the whole gradient, so it costs a few times
/// what f costs, however many variables there are; <see cref="Dual"/> and differences call f once or twice for each.
/// </para>
/// <para>
/// Only the operations that the computation did are on the tape: where f branches, the gradient is that of the branch taken.
/// Source: S. Linnainmaa, "Taylor expansion of the accumulated rounding error", BIT 16 (1976).
/// </para>
/// </remarks>
public sealed class Tape
{
    const int None = -1;

    readonly List<Entry> entries = [];

    Tape()
    {
    }

    /// <summary>How many numbers are recorded: the variables, and the result of every operation on them.</summary>
    public int Count => entries.Count;

    /// <summary>The gradient of a function of several variables, exact but for rounding: one call of f and one pass back.</summary>
    /// <param name="f">The function, written for recorded numbers: <c>x =&gt; x[0] * x[0] + Variable.Sin(x[1])</c>.</param>
    /// <param name="x">The point, one element per variable; only read.</param>
    /// <returns>The gradient, of the length of <paramref name="x"/>; NaN where f(x) is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is empty, or <paramref name="f"/> used or returned a variable of another tape.
    /// </exception>
    public static double[] Gradient(Func<Variable[], Variable> f, double[] x)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        Require.NotEmpty(x);
        var tape = new Tape();
        Variable result = f([.. x.Select(tape.Input)]);
        if (result.Tape is not null && result.Tape != tape)
            throw new ArgumentException("f must return a variable of its own tape, but returned one of another Tape.Gradient.", nameof(f));
        return double.IsNaN(result.Value)
            ? [.. x.Select(_ => double.NaN)]
            : tape.SlopesOf(result)[..x.Length]; // the variables came first
    }

    /// <summary>Records an operation, given its value and, for each number that went in, its slope by that number.</summary>
    internal static Variable Record(double value, (Variable Of, double Slope) x, (Variable Of, double Slope) y = default)
    {
        Tape? tape = x.Of.Tape ?? y.Of.Tape;
        if (tape is null)
            return value; // constants give a constant
        if (y.Of.Tape is not null && y.Of.Tape != tape)
            throw new ArgumentException("The variables must be of one tape, but are of two: one belongs to another Tape.Gradient.");
        return tape.Add(value, new Entry(Place(x.Of), x.Slope, Place(y.Of), y.Slope));

        static int Place(Variable of) => of.Tape is null ? None : of.Index;
    }

    Variable Input(double value) => Add(value, new Entry(None, 0, None, 0));

    Variable Add(double value, Entry entry)
    {
        entries.Add(entry);
        return new Variable(value, this, entries.Count - 1);
    }

    double[] SlopesOf(Variable result)
    {
        var slopes = new double[Count];
        if (result.Tape is null)
            return slopes; // a constant depends on nothing

        var reached = new bool[Count];
        Give(result.Index, 1);
        for (int i = result.Index; i >= 0; i--)
        {
            if (!reached[i])
                continue; // the result does not depend on it, and 0 times an infinite slope would be NaN
            Entry entry = entries[i];
            Give(entry.X, slopes[i] * entry.SlopeByX);
            Give(entry.Y, slopes[i] * entry.SlopeByY);
        }
        return slopes;

        void Give(int place, double slope)
        {
            if (place == None)
                return;
            slopes[place] += slope;
            reached[place] = true;
        }
    }

    /// <summary>An operation: where the numbers that went in are recorded, and its slopes by them.</summary>
    readonly record struct Entry(int X, double SlopeByX, int Y, double SlopeByY);
}

namespace NotebookLab.Charts;

/// <summary>
/// Which colour a line has: an optimizer of the course has its own in every chart, known by the first word of the line's name;
/// all others take what is left, in order.
/// </summary>
static class Palette
{
    static readonly LineStyle Black = new(Look.Ink, Look.Ink, "longdashdot");

    // Both blues would drown in the blue of the contours: the lighter one is not taken there, the dark one comes last.
    static readonly LineStyle[] OnContours = [.. Look.Lines.Skip(1).SkipLast(1), Black, Look.Lines[0]];

    static readonly LineStyle[] Plain = [.. Look.Lines, Black];

    static readonly string[] Optimizers = ["SGD", "Momentum", "AdaGrad", "RMSProp", "Adam"];

    /// <summary>The styles of lines on a white ground.</summary>
    public static LineStyle[] Of(IEnumerable<string> names) => Of([.. names], Plain);

    /// <summary>The styles of paths on contours.</summary>
    public static LineStyle[] OfPaths(IEnumerable<string> names) => Of([.. names], OnContours);

    static LineStyle[] Of(string[] names, LineStyle[] styles)
    {
        var taken = new LineStyle?[names.Length];
        for (int i = 0; i < names.Length; i++)
            if (OfOptimizer(names[i]) is { } own && !taken.Contains(own)) taken[i] = own;
        var left = styles.Except(taken).Concat(styles).ToArray();
        int next = 0;
        return [.. taken.Select(style => style ?? left[next++ % left.Length]!)];
    }

    static LineStyle? OfOptimizer(string name)
    {
        int place = Array.FindIndex(Optimizers, optimizer =>
            name.StartsWith(optimizer, StringComparison.Ordinal)
            && (name.Length == optimizer.Length || !char.IsLetter(name[optimizer.Length])));
        return place < 0 ? null : OnContours[place];
    }
}

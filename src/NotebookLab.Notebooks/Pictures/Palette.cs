namespace NotebookLab.Notebooks.Pictures;

/// <summary>The at most 256 colours that stand for all of a picture, and which of them each pixel has.</summary>
/// <param name="Colours">The colours, the most frequent first.</param>
/// <param name="Indexes">For each pixel the place of its colour.</param>
readonly record struct Palette(int[] Colours, byte[] Indexes)
{
    const int Most = 256;

    /// <summary>Chooses the colours: all, if they are few; else the frequent ones, and each other pixel gets the nearest of them.</summary>
    public static Palette Of(Pixels pixels)
    {
        var counts = new Dictionary<int, int>();
        foreach (var colour in pixels.Colours) counts[colour] = counts.GetValueOrDefault(colour) + 1;
        var colours = counts.Count <= Most ? Ordered(counts) : Frequent(counts);

        var places = new Dictionary<int, byte>();
        for (var i = 0; i < colours.Length; i++) places[colours[i]] = (byte)i;
        foreach (var colour in counts.Keys.Where(colour => !places.ContainsKey(colour)).ToArray())
            places[colour] = Nearest(colours, colour);
        return new(colours, Array.ConvertAll(pixels.Colours, colour => places[colour]));
    }

    // First the frequent ones of those that look alike; but a few places are for what is rare and unlike all of them, such as the
    // bright tip of a surface.
    static int[] Frequent(Dictionary<int, int> counts)
    {
        var alike = Representatives(counts, 0xf8f8f8);
        var rare = Representatives(counts, 0xe0e0e0).Take(Most / 4);
        return [.. alike.Take(Most - Most / 4).Concat(rare).Concat(alike).Distinct().Take(Most)];
    }

    // Colours that agree in the upper bits of each channel are neighbours, and the most frequent of them stands for all: so the
    // ground and the ink stay exactly what they were.
    static int[] Representatives(Dictionary<int, int> counts, int upperBits) =>
        Ordered(counts.GroupBy(entry => entry.Key & upperBits)
            .Select(group => KeyValuePair.Create(Ordered(group)[0], group.Sum(entry => entry.Value))));

    // Equally frequent ones by their number, so that the same picture gives the same bytes.
    static int[] Ordered(IEnumerable<KeyValuePair<int, int>> counts) =>
        [.. counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Select(entry => entry.Key)];

    static byte Nearest(int[] colours, int colour)
    {
        int nearest = 0, least = int.MaxValue;
        for (var i = 0; i < colours.Length; i++)
        {
            var red = (colours[i] >> 16) - (colour >> 16);
            var green = ((colours[i] >> 8) & 255) - ((colour >> 8) & 255);
            var blue = (colours[i] & 255) - (colour & 255);
            var distance = (red * red) + (green * green) + (blue * blue);
            if (distance < least) (nearest, least) = (i, distance);
        }
        return (byte)nearest;
    }
}

using System.Globalization;
using System.IO.Compression;

namespace NotebookLab.Learning;

/// <summary>
/// 1,797 images of handwritten digits, 8×8 pixels each, with the digit that was meant; in the library, so nothing is fetched.
/// </summary>
/// <remarks>
/// An example has 64 numbers, its pixels row by row, from 0 (paper) to 1 (ink) in sixteenths; its label is the digit. The
/// images were made from forms that 13 people filled in. <see cref="Attribution"/> names the source and the licence.
/// </remarks>
public static class Digits
{
    static readonly Lazy<Dataset> Images = new(Read);

    /// <summary>Where the images come from, for whoever shows or passes them on.</summary>
    public const string Attribution =
        "Optical Recognition of Handwritten Digits (test half), E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, " +
        "doi 10.24432/C50P49, CC BY 4.0, in the form that scikit-learn distributes; pixels here divided by 16.";

    /// <summary>The width and the height of an image, in pixels.</summary>
    public const int Side = 8;

    /// <summary>All 1,797 images.</summary>
    public static Dataset All => Images.Value;

    /// <summary>The first 1,500 images, to learn from.</summary>
    public static Dataset Train => All[..1500];

    /// <summary>The other 297 images, to see whether what was learned holds.</summary>
    public static Dataset Test => All[1500..];

    static Dataset Read()
    {
        const int pixels = Side * Side;
        var x = new List<double>();
        var labels = new List<int>();
        using Stream file = typeof(Digits).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            double[] numbers = [.. line.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            x.AddRange(numbers[..pixels].Select(ink => ink / 16));
            labels.Add((int)numbers[pixels]);
        }
        return new Dataset([.. x], [.. labels], classes: 10);
    }
}
